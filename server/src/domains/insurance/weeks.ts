import {
  insuranceWeek as weekEndpoint, insuranceWeeks as weeksEndpoint, keepInsuranceWeek as keepEndpoint, noteInsuranceWeek as noteEndpoint, type InsuranceWeek,
} from '@changxing/contract/insurance.ts'
import { addDays, isCivilDate } from '@changxing/rules/civil-date.ts'
import type { Tx } from '../../platform/database.ts'
import { instantText } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { asOfficer, operation, Problem, type Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { analyseWeek, foundReason, mondayOf, totalsOf, type WeekRow } from './analyse-week.ts'
import * as checks from './checks.store.ts'
import * as tickets from './tickets.store.ts'
import * as store from './weeks.store.ts'
import { reasonWords } from './words.ts'

export const weekTask = 'insurance.keep-week'

const weeksShown = 12

/** The rows of a week by what was known at an instant. */
const count = async (db: Tx, area: string, monday: string, knownAt: string): Promise<readonly WeekRow[]> => {
  const sunday = addDays(monday, 6)
  return analyseWeek({
    monday, checks: await checks.ofDays(db, area, monday, sunday, knownAt), tickets: await tickets.ofWeek(db, area, monday, sunday, knownAt),
    foundLater: await checks.foundLater(db, area, monday, sunday, knownAt),
  })
}

/** Counts a week now and keeps the result beside the earlier ones. */
const keep = async (db: Tx, platform: Platform, area: string, monday: string): Promise<void> => {
  const before = await store.latest(db, area, monday)
  const computedAt = platform.clock.recorded()
  await store.insert(db, area, { monday, run: (before?.run ?? 0) + 1, computedAt, rows: JSON.stringify(await count(db, area, monday, computedAt)) })
}

const notePlace = (area: string, id: string) => `insurance.week_notes/${area}/${id}`

const foundWords = { zh: '已查到', en: 'Found' }

/** A week as it was kept last, or as it is counted now where none was kept. */
export const presentWeek = async ({ db, platform }: Pick<Context, 'db' | 'platform'>, area: string, monday: string): Promise<InsuranceWeek> => {
  const kept = await store.latest(db, area, monday)
  const computedAt = kept ? instantText(kept.computed_at) : platform.clock.recorded()
  const again = await count(db, area, monday, computedAt)
  const rows = kept ? (JSON.parse(kept.rows) as readonly WeekRow[]) : again
  return {
    area, monday, sunday: addDays(monday, 6), run: kept?.run ?? null, computedAt, replays: !kept || kept.rows === JSON.stringify(again), totals: totalsOf(rows),
    rows: rows.map((row) => ({ ...row, reasonSays: row.reason === foundReason ? foundWords : reasonWords(row.reason) })),
    notes: (await store.notes(db, area, monday)).map((note) => ({
      id: note.id, insurerCode: note.insurer_code, reason: note.reason_code, note: platform.box.open(note.note, notePlace(area, note.id)).toString('utf8'),
      officerNumber: note.officer_number, at: instantText(note.at),
    })),
  }
}

/** A Monday that is not to come. Problem: bad-input. */
export const mondayGiven = ({ today }: Context, monday: string): string => {
  if (!isCivilDate(monday) || mondayOf(monday) !== monday || monday > today) {
    throw new Problem('bad-input', [{ field: 'monday', says: { zh: '请填某周的星期一，不晚于今天', en: 'Give the Monday of a week that has begun' } }])
  }
  return monday
}

/** The last twelve weeks in figures; a week that was not kept is counted now. */
export const insuranceWeeks = operation(weeksEndpoint, async ({ db, platform, today }, { area }) => {
  const thisMonday = mondayOf(today)
  const first = addDays(thisMonday, -7 * (weeksShown - 1))
  const kept = new Map((await store.since(db, area, first)).map((week) => [week.monday, week]))
  const weeks = []
  for (let monday = first; monday <= thisMonday; monday = addDays(monday, 7)) {
    const known = kept.get(monday)
    const rows = known ? (JSON.parse(known.rows) as readonly WeekRow[]) : await count(db, area, monday, platform.clock.recorded())
    weeks.push({ monday, kept: known !== undefined, totals: totalsOf(rows) })
  }
  return { weeks }
})

export const insuranceWeek = operation(weekEndpoint, async (context, { area, monday }) => presentWeek(context, area, mondayGiven(context, monday)))

/** Counts a week on demand and keeps it (M11.3). */
export const keepInsuranceWeek = operation(keepEndpoint, async (context, { area, monday }) => {
  await keep(context.db, context.platform, area, mondayGiven(context, monday))
  context.concerns(area, `insurance-week:${monday}`)
  return presentWeek(context, area, monday)
})

/** What was settled with an insurer about a week (M11.3). */
export const noteInsuranceWeek = operation(noteEndpoint, async (context, { area, monday, insurerCode, reason, note }) => {
  const { db, platform } = context
  const id = newId(platform.clock)
  await store.insertNote(db, area, mondayGiven(context, monday), {
    id, insurer_code: insurerCode, reason_code: reason, note: platform.box.seal(note, notePlace(area, id)), officer_number: asOfficer(context).number, at: context.recorded(),
  })
  context.concerns(area, `insurance-week:${monday}`)
  return presentWeek(context, area, monday)
})

/** Each Monday: the week that is over, of every area (M11.3). A repeat adds a run and loses none. */
export const keepWeeks: Task = async ({ platform, transaction }) => {
  const monday = addDays(mondayOf(platform.clock.today()), -7)
  for (const issuer of platform.config.issuers) await transaction((db) => keep(db, platform, issuer.slice(0, 6), monday))
}

