import type { Context } from '../../../platform/operation.ts'
import type { ClauseId } from '@changxing/rules/clauses.ts'
import { required, type AwaitRule, type Case, type DocumentRule, type When } from '../../cases/index.ts'
import { awaitedInspection, passedInspection, standingOfInspection } from '../case-inspected.ts'

const isInspected = async (context: Context, one: Case): Promise<boolean> => (await passedInspection(context, one)) !== undefined

/** The car is looked at by an inspector before the approval, recorded throughout at the terminal. `when`: only with these answers (M2.3.3). */
export const inspection = (when?: When): AwaitRule => ({
  name: awaitedInspection, label: { zh: '车辆查验', en: 'Inspection of the car' }, clause: 'M2.3.3', ...(when && { when }),
  before: true,
  toDo: { zh: '请开车到车管所查验，报号牌或办件编号', en: 'Bring the car to the vehicle office and name its plate or the case number' },
  standing: standingOfInspection,
})

/** Never a paper: there is nothing to give before the inspection, and afterwards the terminal has it. */
const madeAtInspection = (kind: string, clause: ClauseId, label: DocumentRule['label'], says: DocumentRule['label'], when: When | undefined): DocumentRule =>
  required(kind, {
    clause, label, ...(when && { when }), capture: 'made-here', calledFor: isInspected,
    waived: { says, clause: 'M2.3.3', kept: (context, _applicant, one) => isInspected(context, one) },
  })

export const inspectionRecord = (when?: When): DocumentRule => madeAtInspection(
  'inspection-record', 'M2.3.3', { zh: '查验记录表', en: 'Record of the inspection' },
  { zh: '免提交：查验终端已记录并签名', en: 'Not needed: recorded and signed at the inspection terminal' }, when,
)

/** The inspector photographs the VIN at true size: that picture is filed instead of a rubbing. */
export const vinRubbing = (): DocumentRule => madeAtInspection(
  'vin-rubbing', 'M9.1', { zh: '车辆识别代号拓印膜', en: 'Rubbing of the VIN' },
  { zh: '免提交：查验时已拍摄车辆识别代号', en: 'Not needed: the VIN was photographed at the inspection' }, undefined,
)
