import { receiveCorrections } from '../../exchange/insurance/receive-corrections.ts'
import type { Domain } from '../../platform/domain.ts'
import { takeCorrection } from './receive-corrections.ts'
import { recheck, recheckTask } from './recheck.ts'
import { insuranceTickets, recheckInsurance, settleInsuranceTicket } from './see-tickets.ts'
import { ticketDelivered, ticketDeliveredTask } from './tickets.ts'
import { insuranceWeekPaper, insuranceWeekSheet } from './week-report.ts'
import { insuranceWeek, insuranceWeeks, keepInsuranceWeek, keepWeeks, noteInsuranceWeek, weekTask } from './weeks.ts'

export { answerFor, insuranceCheckName } from './agency-answer.ts'
export { checkInsurance, tellOfPaper, type Checked, type InsuredVehicle } from './check-insurance.ts'

export const insurance: Domain = {
  name: 'insurance',
  operations: {
    insuranceTickets, recheckInsurance, settleInsuranceTicket, insuranceWeeks, insuranceWeek, keepInsuranceWeek, noteInsuranceWeek, insuranceWeekPaper, insuranceWeekSheet,
  },
  tasks: { [recheckTask]: recheck, [ticketDeliveredTask]: ticketDelivered, [weekTask]: keepWeeks },
  // The week is kept in the first hour of Monday in China.
  timed: [{ task: recheckTask, cron: '* * * * *' }, { task: weekTask, cron: '30 16 * * 0' }],
  routes: (server, platform) => receiveCorrections(server, platform, takeCorrection),
}
