import { idOfInsurer } from './analyse-week.ts'
import {
  insuranceTickets as listEndpoint, recheckInsurance as recheckEndpoint, settleInsuranceTicket as settleEndpoint, type InsuranceTicket,
} from '@changxing/contract/insurance.ts'
import { dayNumber } from '@changxing/rules/civil-date.ts'
import { because } from '@changxing/rules/decision.ts'
import { takesNoCompulsoryInsurance } from '@changxing/rules/vehicles/decide-insurance-paper.ts'
import type { InsuranceReason } from '../../exchange/insurance/reasons.ts'
import { instantText } from '../../platform/clock.ts'
import { asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import * as checks from './checks.store.ts'
import { openVehicle } from './check-insurance.ts'
import { recheckTask } from './recheck.ts'
import { ticketState, ticketStateWords } from './tickets.ts'
import * as tickets from './tickets.store.ts'
import { explain, reasonWords } from './words.ts'

const mostShown = 200

const notePlace = ({ area, id }: Pick<tickets.TicketRow, 'area' | 'id'>) => `insurance.tickets/${area}/${id}/note`

const present = async ({ db, platform, today }: Context, row: tickets.TicketRow): Promise<InsuranceTicket> => {
  const check = await checks.byId(db, row.area, row.check_id)
  const { vehicle } = openVehicle(platform, check)
  const latest = row.vin_index === null ? undefined : ((await checks.latest(db, row.area, row.vin_index, check.case_id)) ?? check)
  const nextAt = latest ? latest.ask_again_at : await checks.unansweredNext(db, row.area)
  const state = ticketState(row)
  return {
    id: row.id, reason: row.reason_code, reasonSays: reasonWords(row.reason_code), insurer: idOfInsurer(row) === '' ? null : { code: idOfInsurer(row), name: row.insurer_name ?? idOfInsurer(row) },
    state, stateSays: ticketStateWords[state], openedOn: row.opened_on, ageDays: Math.max(0, dayNumber(row.settled_on ?? today) - dayNumber(row.opened_on)),
    settledOn: row.settled_on, settledHow: row.settled_how, settledBy: row.settled_by, note: row.note ? platform.box.open(row.note, notePlace(row)).toString('utf8') : '',
    car: latest ? { plateNumber: vehicle.plateNumber, vinEnd: vehicle.vin.slice(-6) } : null, caseId: latest ? check.case_id : null,
    askAgainAt: nextAt && platform.clock.onRecord(instantText(nextAt)),
    asked: !latest ? reasonWords(row.reason_code) : explain({
      vin: vehicle.vin, askedAt: instantText(check.asked_at), askAgainAt: null, serial: check.serial, insurer: check.insurer_name,
      reasonCode: check.reason_code as InsuranceReason | null, remarks: check.remarks as readonly InsuranceReason[], because: null,
      takesNone: takesNoCompulsoryInsurance(vehicle.vehicleType),
    }),
  }
}

/** Tickets of the area: open ones, the oldest first, or settled ones, the latest first (M11.3). */
export const insuranceTickets = operation(listEndpoint, async (context, { area, settled }) => {
  context.concerns(area, 'insurance-tickets')
  const shown = []
  for (const row of await tickets.inState(context.db, area, settled === 'yes', mostShown)) shown.push(await present(context, row))
  return { tickets: shown }
})

const isSettled = (row: tickets.TicketRow) =>
  refused('not-now', [because('M11.3', false, { zh: `工单已于 ${row.settled_on} 了结`, en: `This ticket was settled on ${row.settled_on}` }, { settledOn: row.settled_on })])

/** Asks about the vehicle again at once, or about every one without an answer, rather than at its time. Refusal: not-now for a settled ticket. */
export const recheckInsurance = operation(recheckEndpoint, async (context, { area, ticketId }) => {
  const row = await tickets.lock(context.db, area, ticketId)
  context.concerns(area, `insurance-ticket:${ticketId}`)
  if (row.settled_at) return isSettled(row)
  const now = context.platform.clock.now()
  await (row.vin_index === null ? checks.askUnansweredAgain(context.db, area, now) : checks.askVehicleAgain(context.db, area, row.vin_index, now))
  await context.platform.enqueue(context.db, recheckTask, {}, { key: recheckTask })
  return present(context, row)
})

/** Settles a ticket by hand, with words. Refusal: not-now for a settled one. */
export const settleInsuranceTicket = operation(settleEndpoint, async (context, { area, ticketId, note }) => {
  const { db, platform, today } = context
  const row = await tickets.lock(db, area, ticketId)
  context.concerns(area, `insurance-ticket:${ticketId}`)
  if (row.settled_at) return isSettled(row)
  const sealed = platform.box.seal(note, notePlace(row))
  await tickets.settle(db, area, ticketId, { at: context.recorded(), on: today, how: 'office', by: asOfficer(context).number, note: sealed })
  return present(context, await tickets.lock(db, area, ticketId))
})
