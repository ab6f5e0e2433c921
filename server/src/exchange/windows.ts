import * as contract from '@changxing/contract/agencies.ts'
import { isCivilDate } from '@changxing/rules/civil-date.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { civilDateInChina, instantText } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { asOfficer, operation, Problem } from '../platform/operation.ts'
import { agencyTitles, type AgencyName } from './agency-names.ts'
import * as store from './windows.store.ts'

const mostShown = 200

const stateWords: Readonly<Record<contract.AgencyWindow['state'], Words>> = {
  open: { zh: '维护中，不询问', en: 'Closed now, not asked' },
  ahead: { zh: '到时生效', en: 'Takes effect at its time' },
  over: { zh: '已到期', en: 'Over' },
  ended: { zh: '已提前结束', en: 'Ended early' },
}

const askedWords: Readonly<Record<contract.AgencyHealth['asked'], Words>> = {
  usual: { zh: '正常询问', en: 'Asked as usual' },
  maintenance: { zh: '维护中，不询问', en: 'Closed for maintenance, not asked' },
  'left-alone': { zh: '多次无应答，暂停询问', en: 'Left alone after failures' },
  trial: { zh: '下一条消息试问', en: 'The next message is the trial' },
}

const isAgency = (name: string): name is AgencyName => Object.hasOwn(agencyTitles, name)
const titleOf = (agency: string): Words => (isAgency(agency) ? agencyTitles[agency] : { zh: agency, en: agency })

const present = (row: store.WindowRow): contract.AgencyWindow => {
  const state = row.ended_at ? 'ended' : row.until ? 'open' : row.over ? 'over' : 'ahead'
  return {
    id: row.id, agency: row.agency, agencySays: titleOf(row.agency), firstDay: row.first_day, lastDay: row.last_day, starts: row.starts, ends: row.ends,
    why: { zh: row.zh, en: row.en }, state, stateSays: stateWords[state], until: row.until && instantText(row.until),
    placed: row.placed_at && row.placed_by ? { at: instantText(row.placed_at), officerNumber: row.placed_by } : null,
    ended: row.ended_at && row.ended_by ? { at: instantText(row.ended_at), officerNumber: row.ended_by } : null,
    allowed: state === 'open' || state === 'ahead' ? ['end'] : [],
  }
}

const healthOf = (agency: AgencyName, now: string, circuit: store.CircuitRow | undefined, windows: readonly contract.AgencyWindow[]): contract.AgencyHealth => {
  const closed = windows.filter((window) => window.agency === agency && window.until !== null).map(({ until }) => until!).sort().at(-1)
  const pause = circuit?.not_before ? instantText(circuit.not_before) : undefined
  const asked = closed !== undefined ? 'maintenance' : pause === undefined ? 'usual' : pause > now ? 'left-alone' : 'trial'
  const notBefore = [closed, asked === 'trial' ? undefined : pause].filter((each) => each !== undefined).sort().at(-1)
  return { agency, says: agencyTitles[agency], asked, askedSays: askedWords[asked], failures: circuit?.failures ?? 0, notBefore: notBefore ?? null }
}

/** Whether each agency is asked now, what went wrong with it lately, and its maintenance windows (M10, M11: what they confirm online needs no paper). */
export const agencies = operation(contract.agencies, async ({ db, platform: { clock } }) => {
  const now = clock.now()
  const windows = (await store.all(db, now, mostShown)).map(present)
  const circuits = await store.circuits(db)
  return {
    today: civilDateInChina(clock.millis()), windows,
    agencies: contract.AgencyName.options.map((agency) => healthOf(agency, now, circuits.find((row) => row.agency === agency), windows)),
  }
})

type Wanted = { readonly agency: string; readonly firstDay: string; readonly lastDay: string | null; readonly starts: string; readonly ends: string; readonly why: Words }

/** Everything that is wrong with a window, each with its remedy. */
const wrongWith = ({ agency, firstDay, lastDay, starts, ends, why }: Wanted, today: string): { field: string; says: Words }[] => {
  const names = contract.AgencyName.options
  const noDay = { zh: '没有这一天，请填写日历上的日期', en: 'There is no such day; give one of the calendar' }
  const found: (false | { field: string; says: Words })[] = [
    !isAgency(agency) && { field: 'agency', says: { zh: `没有这个部门，请从中选择：${names.join('、')}`, en: `There is no such agency; choose one of ${names.join(', ')}` } },
    !isCivilDate(firstDay) ? { field: 'firstDay', says: noDay }
      : firstDay < today && { field: 'firstDay', says: { zh: `首日已经过去，请填写 ${today} 或以后`, en: `The first day is gone; give ${today} or later` } },
    lastDay !== null && (!isCivilDate(lastDay) ? { field: 'lastDay', says: noDay }
      : lastDay < firstDay && { field: 'lastDay', says: { zh: '末日早于首日，请填写首日或以后，或选择“另行通知为止”', en: 'The last day is before the first; give the first day or later, or leave it open until further notice' } }),
    ends === starts && { field: 'ends', says: { zh: '结束与开始相同，请改其一；全天请填 00:00 至 24:00', en: 'It ends when it starts; change one of them. A whole day is 00:00 to 24:00' } },
    why.zh.trim() === '' && { field: 'why.zh', says: { zh: '请填写中文原因，等待答复的人会看到', en: 'Give the reason in Chinese; whoever waits for an answer reads it' } },
    why.en.trim() === '' && { field: 'why.en', says: { zh: '请填写英文原因，等待答复的人会看到', en: 'Give the reason in English; whoever waits for an answer reads it' } },
  ]
  return found.filter((each) => each !== false)
}

const subjectOf = (agency: string, id: string) => `agency-window:${agency}/${id}`

/**
 * Supervision places a maintenance window: within, the agency is not asked, and what would be asked stays unknown, which counts against nobody.
 * It holds for the whole country. Problem: bad-input, naming everything that is wrong, or a window that begins at the same time.
 */
export const placeAgencyWindow = operation(contract.placeAgencyWindow, async (context, wanted) => {
  const { db, platform: { clock }, recorded, concerns } = context
  const officer = asOfficer(context)
  const wrong = wrongWith(wanted, civilDateInChina(clock.millis()))
  if (wrong.length > 0) throw new Problem('bad-input', wrong)
  const id = newId(clock)
  concerns(officer.area, subjectOf(wanted.agency, id))
  const { why: { zh, en }, ...when } = wanted
  const placed = await store.place(db, { ...when, id, zh: zh.trim(), en: en.trim(), at: recorded(), by: officer.number })
  if (placed === 0) throw new Problem('bad-input', [{ field: 'starts', says: { zh: '该部门已有同一天同一时间开始的维护时段，请先结束它或改开始时间', en: 'A window of this agency begins at the same time; end that one first, or change the start' } }])
  return present(await store.one(db, clock.now(), id))
})

/**
 * Supervision ends a window: it does not begin any more, and where it is open the agency is asked again at once; what was
 * put off already goes at the hour it was given. Problem: changed-meanwhile when there is nothing left to end.
 */
export const endAgencyWindow = operation(contract.endAgencyWindow, async (context, { windowId }) => {
  const { db, platform: { clock }, recorded, concerns } = context
  const officer = asOfficer(context)
  const now = clock.now()
  const before = await store.one(db, now, windowId)
  concerns(officer.area, subjectOf(before.agency, windowId))
  if (before.over || (await store.end(db, windowId, recorded(), officer.number)) === 0) throw new Problem('changed-meanwhile')
  return present(await store.one(db, now, windowId))
})
