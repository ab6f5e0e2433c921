import { voidInspection as endpoint } from '@changxing/contract/inspections.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { because } from '@changxing/rules/decision.ts'
import { recordingRetentionDays } from '@changxing/rules/vehicles/transfer-limits.ts'
import { asOfficer, operation, Problem, refused } from '../../platform/operation.ts'
import { presentInspection } from './inspection.ts'
import * as inspections from './inspections.store.ts'
import { actorOf, lockTransfer, recordBoth } from './transfer.ts'

/**
 * Makes an unsigned inspection void, so that another inspector can begin anew: by who began it, or by the head where that officer has fallen
 * away. Who and why is kept; the pieces that were recorded are kept as long as those of any inspection (M2.3.3). Refusal: not-now.
 */
export const voidInspection = operation(endpoint, async (context, { area, inspectionId, words }) => {
  const { db, recorded, today } = context
  const officer = asOfficer(context)
  const { transfer } = await lockTransfer(context, area, (await inspections.byId(db, area, inspectionId)).transfer_id)
  const row = await inspections.lock(db, area, inspectionId)
  context.concerns(area, `inspection:${inspectionId}`)
  if (row.officer_id !== officer.officerId && !officer.posts.includes('review-head')) throw new Problem('not-allowed')
  if (row.result !== null) {
    return refused('not-now', [because('M2.3.3', false, { zh: '查验已签署或已作废', en: 'This inspection is signed or void already' })])
  }
  await inspections.makeVoid(db, area, inspectionId, officer.number, words, recorded())
  await inspections.retainUntil(db, area, inspectionId, addDays(today, recordingRetentionDays))
  await recordBoth(context, transfer, {
    action: 'void-inspection', state: transfer.state, by: actorOf(row.place), officer_number: officer.number,
    says: { zh: '一次没有完成的查验已作废，将重新查验', en: 'An inspection that was not finished was made void; the car is inspected anew' },
  })
  return presentInspection(context, await inspections.byId(db, area, inspectionId))
})
