import { because } from '@changxing/rules/decision.ts'
import { asOfficer, Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import * as inspections from './inspections.store.ts'

/** Only the inspector who began it, and only until it is signed. */
export const ownInspection = async (context: Context, area: string, inspectionId: string, how: 'lock' | 'read'): Promise<inspections.InspectionRow | Refusal> => {
  const row = await (how === 'lock' ? inspections.lock : inspections.byId)(context.db, area, inspectionId)
  context.concerns(area, `inspection:${inspectionId}`)
  if (row.officer_id !== asOfficer(context).officerId) throw new Problem('not-allowed')
  if (row.result !== null) return refused('not-now', [because('M2.3.3', false, row.result === 'void'
    ? { zh: '这次查验已作废，请重新开始查验', en: 'This inspection was made void: begin a new one' }
    : { zh: '查验记录已签署，不能再改', en: 'The record is signed and cannot be changed' })])
  return row
}

/** The same, held to be changed. */
export const lockOwn = (context: Context, area: string, inspectionId: string) => ownInspection(context, area, inspectionId, 'lock')
