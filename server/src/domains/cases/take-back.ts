import { nextState } from '@changxing/rules/cases/states.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { endAwaited } from './awaited.ts'
import type { Case } from './case.ts'
import { stand } from './case-clock.ts'
import { record, type CaseEvent } from './record-event.ts'
import * as withdrawals from './withdrawals.store.ts'

/**
 * Ends an application that is taken back, whoever asked for it: the clock stands, what a counter proposed has lapsed unless it was just confirmed,
 * and who was asked to agree is told. Problem: changed-meanwhile.
 */
export const takeBack = async (context: Context, one: Case, event: CaseEvent): Promise<Case> => {
  const state = nextState(one.state, 'withdraw')
  if (!state) throw new Problem('changed-meanwhile')
  const withdrawn = await record(
    context, one, { state, decidedOn: context.today, clockRuns: stand(one.clockRuns, context.today), standsSince: null, claimedBy: null, withdrawalBy: null }, event,
  )
  if (one.withdrawalBy !== null) await withdrawals.lapse(context.db, one.area, one.id, context.recorded())
  await endAwaited(context, withdrawn, 'withdrawn')
  return withdrawn
}
