import { callBackPhone as phoneEndpoint, doneCallBack as doneEndpoint, listCallBacks as listEndpoint, type CallBackKind } from '@changxing/contract/cases.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import { instantText } from '../../platform/clock.ts'
import { asOfficer, operation, Refusal, refused, type Context } from '../../platform/operation.ts'
import { personKey, personOf, personsOf } from '../people/index.ts'
import { applicantOf, caseOf, openWords, sealWords, type Case } from './case.ts'
import * as callBacks from './call-backs.store.ts'
import { dueDay, run } from './case-clock.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'

/** A rating of this or lower is followed up by a call. */
const lowScore = 2

/** Within so many working days. */
const callBackWithin = { days: 3, kind: 'working' as const }

type Officer = { readonly officerId: string; readonly number: string }

/** What was rated, as who calls about it knows it. */
export type Rated = {
  readonly number: string
  readonly title: Words
  readonly person: { readonly area: string; readonly personId: string }
  /** What was written with the rating. */
  readonly text: string
  /** Whether this officer had it in hand: whoever did is rated with it, and asks nobody about it. */
  readonly isOwn: (officer: Officer) => boolean
}
type ReadRated = (context: Context, area: string, ids: readonly string[]) => Promise<ReadonlyMap<string, Rated>>

const hadInHand = ({ claimedBy, acceptedBy, reviewedBy, counter }: Case, officerId: string): boolean =>
  [claimedBy?.officerId, acceptedBy, reviewedBy, counter?.officerId].includes(officerId)

const readCases: ReadRated = async ({ db, platform }, area, ids) =>
  new Map((await store.ofArea(db, area, ids)).map((row) => caseOf(platform.box, row)).map((one): [string, Rated] => [one.id, {
    number: one.number, title: serviceOf(one.service).title, person: applicantOf(one), text: one.rating?.text ?? '', isOwn: ({ officerId }) => hadInHand(one, officerId),
  }]))

const readers = new Map<CallBackKind, ReadRated>([['case', readCases]])

/** A later domain says what a rating of something of its own is about, so that one list has all call-backs of an office. */
export const offerCallBacks = (kind: CallBackKind, read: ReadRated): void => {
  readers.set(kind, read)
}

/** A low score becomes a call-back of the office; any other needs none. */
export const callBackAbout = async (context: Context, kind: CallBackKind, about: { readonly area: string; readonly id: string }, score: number): Promise<void> => {
  if (score <= lowScore) await callBacks.insert(context.db, { ...about, kind, score, since: context.recorded(), dueOn: dueDay(callBackWithin, run([], context.today)) })
}

const readRated = async (context: Context, area: string, rows: readonly callBacks.CallBackRow[]): Promise<ReadonlyMap<string, Rated>> => {
  const found = new Map<string, Rated>()
  for (const [kind, of] of Map.groupBy(rows, (row) => row.kind)) {
    const read = readers.get(kind)
    if (!read) throw new Error(`nobody knows what a rating of this kind is about: ${kind}`)
    for (const [id, rated] of await read(context, area, of.map((row) => row.about_id))) found.set(id, rated)
  }
  return found
}

const noteOf = (area: string, aboutId: string) => ({ area, id: aboutId })

const present = async (context: Context, area: string, rows: readonly callBacks.CallBackRow[]) => {
  const { db, platform, today } = context
  const officer = asOfficer(context)
  const found = await readRated(context, area, rows)
  const persons = await personsOf(platform, db, [...found.values()].map(({ person }) => person))
  return rows.map((row) => {
    const { number, title, person, text, isOwn } = found.get(row.about_id)!
    return {
      area, kind: row.kind, aboutId: row.about_id, number, title, applicantName: persons.get(personKey(person))?.name ?? '',
      score: row.score, text, since: instantText(row.since), dueOn: row.due_on,
      overdue: row.done_at === null && row.due_on !== null && today > row.due_on, doneAt: row.done_at && instantText(row.done_at), doneBy: row.done_number,
      note: row.note && openWords(platform.box, noteOf(area, row.about_id), 'call-back', row.note), own: isOwn(officer),
    }
  })
}

/** Low ratings to call back about, the oldest first; or those that were called. */
export const listCallBacks = operation(listEndpoint, async (context, { area, state = 'open' }) => {
  const rows = await (state === 'open' ? callBacks.open : callBacks.done)(context.db, area)
  return { callBacks: await present(context, area, rows) }
})

/** A low rating that is still to be called about by somebody else than who is rated. Refusals: not-in-this-state, own-case. */
const toCall = async (context: Context, area: string, aboutId: string): Promise<Rated | Refusal> => {
  const row = await callBacks.lock(context.db, area, aboutId)
  context.concerns(area, `${row.kind}:${aboutId}`)
  if (row.done_at !== null) return refused('not-in-this-state', [because('M1.3.1', false, { zh: '已经回访过', en: 'Has been called back already' }, {})])
  const rated = (await readRated(context, area, [row])).get(aboutId)!
  return rated.isOwn(asOfficer(context))
    ? refused('own-case', [because('M1.3.1', false, { zh: '本件由您经办，请由其他同事回访', en: 'You had this case in hand; a colleague calls about it' }, {})])
    : rated
}

/** The number to call, recorded. Refusals: not-in-this-state, own-case. */
export const callBackPhone = operation(phoneEndpoint, async (context, { area, aboutId }) => {
  const rated = await toCall(context, area, aboutId)
  if (rated instanceof Refusal) return rated
  return { phone: (await personOf(context.platform, context.db, rated.person.area, rated.person.personId)).phone }
})

/** Records what came of a call, once. Refusals: not-in-this-state, own-case. */
export const doneCallBack = operation(doneEndpoint, async (context, { area, aboutId, note }) => {
  const { db, platform } = context
  const rated = await toCall(context, area, aboutId)
  if (rated instanceof Refusal) return rated
  const { officerId, number } = asOfficer(context)
  const finished = await callBacks.finish(db, {
    area, aboutId, at: context.recorded(), by: officerId, number, note: sealWords(platform.box, noteOf(area, aboutId), 'call-back', note),
  })
  return (await present(context, area, [finished]))[0]!
})
