import {
  callNext as callEndpoint, endTicket as endEndpoint, giveTicketBack as backEndpoint, hallView as hallViewEndpoint, listOffices as officesEndpoint, myTickets as myEndpoint,
  queueDisplay as displayEndpoint, takeTicket as takeEndpoint, takeTicketInHall as hallEndpoint, type Ticket,
} from '@changxing/contract/queue.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import { backFrom, instantText, millisOf } from '../../platform/clock.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, asOfficer, operation, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { isElder, personOf } from '../people/index.ts'
import { calledBefore, greenInARow, greenRun, lanesInTurn, type Waiting } from './lanes-in-turn.ts'
import { officeOf, offices, type Office } from './offices.ts'
import * as tickets from './tickets.store.ts'

const hourMillis = 3_600_000

const letters: Readonly<Record<tickets.Lane, string>> = { green: 'G', ordinary: 'A' }
const numberOf = ({ lane, serial }: Pick<tickets.TicketRow, 'lane' | 'serial'>) => `${letters[lane]}${String(serial).padStart(3, '0')}`

const stateWords: Readonly<Record<tickets.TicketRow['state'], Words>> = {
  waiting: { zh: '等候叫号', en: 'Waiting to be called' },
  called: { zh: '请到窗口办理', en: 'Go to the window' },
  done: { zh: '已办毕', en: 'Served' },
  'no-show': { zh: '已过号，可重新取号', en: 'Called in vain; take a new number' },
  'given-back': { zh: '已退号', en: 'Given back' },
}

const waitingAt = async (context: Context, place: tickets.Place): Promise<Waiting> => {
  const rows = await tickets.waiting(context.db, place)
  const count = (lane: tickets.Lane) => rows.find((row) => row.lane === lane)?.count ?? 0
  return { green: count('green'), ordinary: count('ordinary') }
}

const runAt = async (context: Context, place: tickets.Place): Promise<number> =>
  greenRun((await tickets.lastCalled(context.db, place, greenInARow)).map(({ lane }) => lane))

/** Fewer calls are no pace yet: after the first one of the morning nobody waits an hour for each who is before them. */
const fewestForPace = 3

/** Minutes until so many have been called, by the pace since the first call of the last hour; null while too few were called in it. */
type Minutes = (ahead: number) => number | null

const paceAt = async ({ db, platform }: Context, place: tickets.Place): Promise<Minutes> => {
  const now = platform.clock.recorded()
  const { count, first } = await tickets.calledSince(db, place, backFrom(now, hourMillis))
  return (ahead) => (first === null || count < fewestForPace ? null : Math.ceil((ahead * (millisOf(now) - first.getTime())) / 60_000 / count))
}

/** What a hall is like now, by which each number in it is told how long it waits. */
type Hall = { readonly waiting: Waiting; readonly run: number; readonly minutes: Minutes }

const hallNow = async (context: Context, place: tickets.Place): Promise<Hall> =>
  ({ waiting: await waitingAt(context, place), run: await runAt(context, place), minutes: await paceAt(context, place) })

/** Minutes for who takes a number of a lane now. */
const minutesForNext = ({ waiting, run, minutes }: Hall, lane: tickets.Lane): number | null =>
  minutes(calledBefore(waiting, run, lane, waiting[lane]))

const waitWords = (ahead: number, minutes: number | null): Words => {
  if (ahead === 0) return { zh: '马上叫到您', en: 'You are next' }
  const about = minutes === null ? { zh: '', en: '' } : { zh: `，约 ${minutes} 分钟`, en: `, about ${minutes} min` }
  return { zh: `前面 ${ahead} 人${about.zh}`, en: `${ahead} before you${about.en}` }
}

const waitOf = async (context: Context, row: tickets.TicketRow, place: tickets.Place, { waiting, run, minutes: minutesFor }: Hall): Promise<Ticket['waiting']> => {
  const ahead = calledBefore(waiting, run, row.lane, await tickets.aheadInLane(context.db, place, row.lane, row.serial))
  const minutes = minutesFor(ahead)
  return { ahead, minutes, says: waitWords(ahead, minutes) }
}

const present = async (context: Context, row: tickets.TicketRow, office: Office, hall?: Hall): Promise<Ticket> => {
  const place = { area: row.area, office: row.office, day: row.day }
  return {
    area: row.area, id: row.id, office: { ...office }, day: row.day, number: numberOf(row), lane: row.lane, state: row.state, stateSays: stateWords[row.state],
    takenAt: instantText(row.taken_at), window: row.counter_window,
    waiting: row.state === 'waiting' ? await waitOf(context, row, place, hall ?? (await hallNow(context, place))) : null,
  }
}

const take = async (context: Context, area: string, officeId: string, lane: tickets.Lane, personId: string | null): Promise<Ticket> => {
  const { db, platform, today } = context
  const office = await officeOf(context, area, officeId)
  const place = { area, office: officeId, day: today }
  const running = personId === null ? undefined : await tickets.runningOf(db, place, personId)
  if (running) return present(context, running, office)
  const id = newId(platform.clock)
  const kept = await tickets.insert(db, place, { id, serial: await tickets.nextSerial(db, place, lane), lane, person_id: personId, at: context.recorded() })
  context.concerns(area, `ticket:${id}`)
  return present(context, kept ? await tickets.find(db, area, id) : (await tickets.runningOf(db, place, personId!))!, office)
}

/** What who takes a number of a lane now has before them. */
const nextIn = (hall: Hall, lane: tickets.Lane): NonNullable<Ticket['waiting']> => {
  const ahead = calledBefore(hall.waiting, hall.run, lane, hall.waiting[lane])
  const minutes = minutesForNext(hall, lane)
  return { ahead, minutes, says: waitWords(ahead, minutes) }
}

/** The offices of an area, with how many wait there now, and how long who comes now would wait in each lane. */
export const listOffices = operation(officesEndpoint, async (context, { area }) => ({
  offices: await Promise.all((await offices(context, area)).map(async (office) => {
    const hall = await hallNow(context, { area, office: office.id, day: context.today })
    const all = hall.waiting.green + hall.waiting.ordinary
    return { ...office, waiting: all, minutes: hall.minutes(all), lanes: { green: nextIn(hall, 'green'), ordinary: nextIn(hall, 'ordinary') } }
  })),
}))

/** Takes a number in the app; who is 60 or over is in the green lane (M6.2.1). A second one at the same office is the first. */
export const takeTicket = operation(takeEndpoint, async (context, { area, office: officeId }) => {
  const citizen = asCitizen(context)
  const { birthDate } = await personOf(context.platform, context.db, citizen.area, citizen.personId)
  const ticket = await take(context, area, officeId, isElder(birthDate, context.today) ? 'green' : 'ordinary', citizen.personId)
  if (area !== citizen.area) await tickets.takenAway(context.db, citizen, context.today, area)
  return ticket
})

/** Takes a number for somebody in the hall, without asking who they are. */
export const takeTicketInHall = operation(hallEndpoint, async (context, { area, office: officeId, green }) =>
  take(context, area, officeId, green ? 'green' : 'ordinary', null))

/** The citizen's numbers of today, in whichever city they took them; the last taken first. */
export const myTickets = operation(myEndpoint, async (context) => {
  const { area: home, personId } = asCitizen(context)
  const { db, today } = context
  const areas = [home, ...(await tickets.areasAway(db, home, personId, today))]
  const rows = (await Promise.all(areas.map((area) => tickets.ofPerson(db, area, personId, today)))).flat().toSorted((one, other) => other.taken_at.getTime() - one.taken_at.getTime())
  return { tickets: await Promise.all(rows.map(async (row) => present(context, row, await officeOf(context, row.area, row.office)))) }
})

const notNow = (row: tickets.TicketRow): Refusal =>
  refused('not-in-this-state', [because('M6.2.1', false, { zh: `此号现为“${stateWords[row.state].zh}”`, en: `This number is: ${stateWords[row.state].en}` }, { state: row.state })])

const endWith = async (context: Context, row: tickets.TicketRow, state: tickets.TicketRow['state']): Promise<Ticket> => {
  await tickets.end(context.db, row.area, row.id, state, context.recorded())
  context.concerns(row.area, `ticket:${row.id}`)
  return present(context, { ...row, state }, await officeOf(context, row.area, row.office))
}

/** Gives one's own number back before it is called. Refusal: not-in-this-state. */
export const giveTicketBack = operation(backEndpoint, async (context, { area, ticketId }) => {
  const row = await tickets.lock(context.db, area, ticketId)
  if (row.person_id !== asCitizen(context).personId) throw new NoSuchRow('cases.own-ticket')
  return row.state === 'waiting' ? endWith(context, row, 'given-back') : notNow(row)
})

/** Calls the next number to a window. Two windows at once get two numbers. */
export const callNext = operation(callEndpoint, async (context, { area, office: officeId, window, lane = 'any' }) => {
  const { officerId } = asOfficer(context)
  const office = await officeOf(context, area, officeId)
  const place = { area, office: officeId, day: context.today }
  for (const next of lane === 'green' ? (['green'] as const) : lanesInTurn(await runAt(context, place))) {
    const row = await tickets.firstWaiting(context.db, place, next)
    if (!row) continue
    await tickets.call(context.db, area, row.id, officerId, window, context.recorded())
    context.concerns(area, `ticket:${row.id}`)
    return { ticket: await present(context, { ...row, state: 'called', counter_window: window }, office) }
  }
  return { ticket: null }
})

/** Ends a called number: served, or nobody came. Refusal: not-in-this-state. */
export const endTicket = operation(endEndpoint, async (context, { area, ticketId, result }) => {
  const row = await tickets.lock(context.db, area, ticketId)
  return row.state === 'called' ? endWith(context, row, result) : notNow(row)
})

const shownOnDisplay = 12

/** What hangs in the hall: numbers and windows, nobody's name. */
export const queueDisplay = operation(displayEndpoint, async (context, { area, office: officeId }) => {
  const office = await officeOf(context, area, officeId)
  const place = { area, office: officeId, day: context.today }
  const hall = await hallNow(context, place)
  const called = (await tickets.lastCalled(context.db, place, shownOnDisplay)).filter(({ state }) => state === 'called')
  return {
    office: { ...office }, day: context.today, waiting: { ...hall.waiting },
    called: called.map((row) => ({ number: numberOf(row), lane: row.lane, window: row.counter_window ?? '', at: instantText(row.called_at!) })),
    minutes: { green: minutesForNext(hall, 'green'), ordinary: minutesForNext(hall, 'ordinary') },
  }
})

/** Beyond so many the hall is overfull, and numbers further down are not called today. */
const shownInHall = 200

/** What who calls sees: the numbers that wait and those at a window, nobody's name. */
export const hallView = operation(hallViewEndpoint, async (context, { area, office: officeId }) => {
  const office = await officeOf(context, area, officeId)
  const place = { area, office: officeId, day: context.today }
  const rows = await tickets.running(context.db, place, shownInHall)
  const hall = await hallNow(context, place)
  const shown = []
  for (const row of rows) shown.push(await present(context, row, office, hall))
  const inTurn = shown.filter(({ state }) => state === 'waiting').sort((one, other) => (one.waiting?.ahead ?? 0) - (other.waiting?.ahead ?? 0))
  return { office: { ...office }, waiting: inTurn, called: shown.filter(({ state }) => state === 'called') }
})
