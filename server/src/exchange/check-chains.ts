import type { Task } from '../platform/jobs/worker.ts'
import { brokenAt } from './chain.ts'
import * as store from './chain.store.ts'

export const checkChainsTask = 'exchange.check-chains'

/** Goes through every chain of the log and reports in the log of errors where one does not hold. */
export const checkChains: Task = async ({ platform, transaction }) => {
  for (const chain of await transaction(store.chains)) {
    const place = await transaction((db) => brokenAt(db, chain.area, chain.agency, chain))
    if (place !== undefined) platform.log.error('exchange-chain-broken', 'the log of messages was altered', { area: chain.area, agency: chain.agency, place })
  }
}
