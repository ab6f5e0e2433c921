import type { Words } from '@changxing/rules/decision.ts'
import { openTicket } from '../../exchange/insurance/open-ticket.ts'
import { insuranceReasons, type InsuranceReason } from '../../exchange/insurance/reasons.ts'
import { newId } from '../../platform/ids.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import type { Context } from '../../platform/operation.ts'
import type { InsuredVehicle } from './check-insurance.ts'
import * as tickets from './tickets.store.ts'

export const ticketDeliveredTask = 'insurance.ticket-delivered'

type Seen = {
  readonly area: string; readonly checkId: string; readonly index: Buffer; readonly vehicle: InsuredVehicle; readonly office: string
  readonly serial: string | null
  /** Whose policy was seen; one that only a paper names may have no code here. */
  readonly insurer: { readonly code: string | null; readonly name: string } | null
}

/** Tells the insurers what is wrong with their data of one vehicle, once for each reason while that is open (M11.3). */
export const tellInsurers = async ({ db, platform, today, recorded }: Context, seen: Seen, reasonCode: InsuranceReason): Promise<void> => {
  const { area, checkId, index, vehicle, office, serial, insurer } = seen
  const id = newId(platform.clock)
  const isNew = await tickets.open(db, {
    area, id, check_id: checkId, vin_index: index, reason_code: reasonCode, insurer_code: insurer?.code ?? null, insurer_name: insurer?.name ?? null,
    opened_on: today, at: recorded(),
  })
  if (!isNew) return
  const { vin, plateKind, plateNumber, engineNumber } = vehicle
  await openTicket(platform, db, {
    area, id, vin, plateKind, plateNumber, engineNumber, reasonCode, insurer: insurer?.code ?? null, insurerName: insurer?.name ?? null, serial, office, date: today,
  }, ticketDeliveredTask)
}

/** The reason of the one ticket of a day on which the insurers' platform was silent, however that showed. */
export const outageReason = 'platform-down' satisfies InsuranceReason

/** Tells the insurers' platform that it is silent, once a day, whatever number of vehicles is asked about. */
const tellOfOutage = async ({ db, platform, today, recorded }: Context, { area, checkId, office }: Seen): Promise<void> => {
  const id = newId(platform.clock)
  const isNew = await tickets.open(db, {
    area, id, check_id: checkId, vin_index: null, reason_code: outageReason, insurer_code: null, insurer_name: null, opened_on: today, at: recorded(),
  })
  if (!isNew) return
  const noVehicle = { vin: null, plateKind: null, plateNumber: null, engineNumber: null }
  await openTicket(platform, db, { area, id, ...noVehicle, reasonCode: outageReason, insurer: null, insurerName: null, serial: null, office, date: today }, ticketDeliveredTask)
}

type Feedback = Seen & {
  readonly reasons: readonly InsuranceReason[]
  /** Whether the insurers said something that can be believed: silence settles nothing. */
  readonly isAnswered: boolean
}

/**
 * Tells the insurers what is wrong with their data, once for each vehicle and reason, and that their platform is silent, once a day; settles what
 * an answered check no longer shows (M11.3).
 */
export const feedBack = async (context: Context, { reasons, isAnswered, ...seen }: Feedback): Promise<void> => {
  const { db, today, recorded } = context
  const { area, index } = seen
  if (isAnswered) {
    for (const open of [...await tickets.openOf(db, area, index), ...await tickets.openOutages(db, area)]) {
      if ((reasons as readonly string[]).includes(open.reason_code)) continue
      await tickets.settle(db, area, open.id, { at: recorded(), on: today, how: 're-check', by: null, note: null })
    }
  }
  for (const reasonCode of reasons) {
    const { ticket } = insuranceReasons[reasonCode]
    if (ticket === 'at-once') await tellInsurers(context, seen, reasonCode)
    if (ticket === 'once-a-day') await tellOfOutage(context, seen)
  }
}

const deliveries = { confirmed: 'taken', denied: 'refused', 'given-up': 'given-up' } as const

/** Notes what became of the message to the insurers. */
export const ticketDelivered: Task = ({ transaction }, payload) => {
  const { area, id, outcome } = payload as { readonly area: string; readonly id: string; readonly outcome: keyof typeof deliveries }
  return transaction(async (db) => { await tickets.delivered(db, area, id, deliveries[outcome]) })
}

export type TicketState = 'sending' | 'with-insurer' | 'not-taken' | 'corrected' | 'settled'

/** Where a ticket stands, for people. */
export const ticketState = (row: Pick<tickets.TicketRow, 'delivery' | 'corrected_at' | 'settled_at'>): TicketState => {
  if (row.settled_at) return 'settled'
  if (row.corrected_at) return 'corrected'
  if (row.delivery === 'waiting') return 'sending'
  return row.delivery === 'taken' ? 'with-insurer' : 'not-taken'
}

export const ticketStateWords: Readonly<Record<TicketState, Words>> = {
  sending: { zh: '正在送达保险公司', en: 'On its way to the insurer' },
  'with-insurer': { zh: '保险公司核实中', en: 'With the insurer' },
  'not-taken': { zh: '未送达，请电话联系保险公司', en: 'Could not be delivered: call the insurer' },
  corrected: { zh: '保险公司称已更正，等待复查', en: 'The insurer says it is put right; waiting for the re-check' },
  settled: { zh: '已解决', en: 'Settled' },
}
