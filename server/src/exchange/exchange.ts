import type { Domain } from '../platform/domain.ts'
import { inboundAgencies } from './agency-names.ts'
import { checkChains, checkChainsTask } from './check-chains.ts'
import { attemptDelivery, deliverTask, resumeDeliveries, resumeDeliveriesTask } from './deliver.ts'
import { receiveNothingElse } from './inbound.ts'

/** What the exchange itself brings to the application: its jobs, and an answer to messages that no domain takes. */
export const exchange: Domain = {
  name: 'exchange',
  operations: {},
  tasks: { [checkChainsTask]: checkChains, [deliverTask]: attemptDelivery, [resumeDeliveriesTask]: resumeDeliveries },
  timed: [{ task: checkChainsTask, cron: '17 18 * * *' }, { task: resumeDeliveriesTask, cron: '* * * * *' }],
  routes: (server, platform) => receiveNothingElse(server, platform, inboundAgencies),
}
