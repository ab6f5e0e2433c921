import type { Domain } from '../platform/domain.ts'
import { inboundAgencies } from './agency-names.ts'
import { checkChains, checkChainsTask } from './check-chains.ts'
import { attemptDelivery, deliverTask, resumeDeliveries, resumeDeliveriesTask } from './deliver.ts'
import { receiveNothingElse } from './inbound.ts'
import { agencies, endAgencyWindow, placeAgencyWindow } from './windows.ts'

/** What the exchange itself brings to the application: its jobs, what people see and say of agencies, and an answer to messages that no domain takes. */
export const exchange: Domain = {
  name: 'exchange',
  operations: { agencies, placeAgencyWindow, endAgencyWindow },
  tasks: { [checkChainsTask]: checkChains, [deliverTask]: attemptDelivery, [resumeDeliveriesTask]: resumeDeliveries },
  timed: [{ task: checkChainsTask, cron: '17 18 * * *' }, { task: resumeDeliveriesTask, cron: '* * * * *' }],
  routes: (server, platform) => receiveNothingElse(server, platform, inboundAgencies),
}
