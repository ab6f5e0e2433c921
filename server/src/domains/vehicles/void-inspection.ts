import { voidInspection as endpoint } from '@changxing/contract/inspections.ts'
import { isClosed } from '@changxing/rules/cases/states.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { because } from '@changxing/rules/decision.ts'
import { recordingRetentionDays } from '@changxing/rules/vehicles/transfer-limits.ts'
import { asOfficer, operation, Problem, refused, type Context } from '../../platform/operation.ts'
import { maybeCase, recordHappened } from '../cases/index.ts'
import { presentInspection } from './inspection.ts'
import * as inspections from './inspections.store.ts'
import { actorOf, lockTransfer, recordBoth } from './transfer.ts'

/** Locks what the inspection is of, before the inspection itself; answers what records there that it became void. */
const lockWhat = async (context: Context, begun: inspections.InspectionRow): Promise<() => Promise<unknown>> => {
  if (inspections.isOfTransfer(begun)) {
    const { transfer } = await lockTransfer(context, begun.area, begun.transfer_id)
    return () => recordBoth(context, transfer, {
      action: 'void-inspection', state: transfer.state, by: actorOf(begun.place), officer_number: asOfficer(context).number,
      says: { zh: '一次没有完成的查验已作废，将重新查验', en: 'An inspection that was not finished was made void; the car is inspected anew' },
    })
  }
  const one = await maybeCase(context, begun.area, begun.case_id!, 'lock')
  return async () => one && !isClosed(one.state) && recordHappened(context, one, 'inspection-void')
}

/**
 * Makes an unsigned inspection void, so that another inspector can begin anew: by who began it, or by the head where that officer has fallen
 * away. Who and why is kept; the pieces that were recorded are kept as long as those of any inspection (M2.3.3). Refusal: not-now.
 */
export const voidInspection = operation(endpoint, async (context, { area, inspectionId, words }) => {
  const { db, recorded, today } = context
  const officer = asOfficer(context)
  const recordThere = await lockWhat(context, await inspections.byId(db, area, inspectionId))
  const row = await inspections.lock(db, area, inspectionId)
  context.concerns(area, `inspection:${inspectionId}`)
  if (row.officer_id !== officer.officerId && !officer.posts.includes('review-head')) throw new Problem('not-allowed')
  if (row.result !== null) {
    return refused('not-now', [because('M2.3.3', false, { zh: '查验已签署或已作废', en: 'This inspection is signed or void already' })])
  }
  await inspections.makeVoid(db, area, inspectionId, officer.number, words, recorded())
  await inspections.retainUntil(db, area, inspectionId, addDays(today, recordingRetentionDays))
  await recordThere()
  return presentInspection(context, await inspections.byId(db, area, inspectionId))
})
