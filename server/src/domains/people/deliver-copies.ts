import type { Task } from '../../platform/jobs/worker.ts'
import * as store from './delegations.store.ts'

export const copyTask = 'people.deliver-delegation'

/** Brings the copy of a letter to the counters (M9.2.1). Until it has run, the counter's search does not know the letter. */
export const deliverCopy: Task = async ({ platform, transaction }, payload) => {
  const { area, id } = payload as { readonly area: string; readonly id: string }
  await transaction((db) => store.copyArrived(db, area, id, platform.clock.recorded()))
}
