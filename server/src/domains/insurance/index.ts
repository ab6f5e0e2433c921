import { receiveCorrections } from '../../exchange/insurance/receive-corrections.ts'
import type { Domain } from '../../platform/domain.ts'
import { takeCorrection } from './receive-corrections.ts'
import { recheck, recheckTask } from './recheck.ts'
import { ticketDelivered, ticketDeliveredTask } from './tickets.ts'

export { answerFor, insuranceCheckName } from './agency-answer.ts'
export { checkInsurance, type Checked, type InsuredVehicle } from './check-insurance.ts'

export const insurance: Domain = {
  name: 'insurance',
  operations: {},
  tasks: { [recheckTask]: recheck, [ticketDeliveredTask]: ticketDelivered },
  timed: [{ task: recheckTask, cron: '*/5 * * * *' }],
  routes: (server, platform) => receiveCorrections(server, platform, takeCorrection),
}
