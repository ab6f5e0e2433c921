import type { InspectionView } from '@changxing/contract/inspections.ts'
import { because } from '@changxing/rules/decision.ts'
import { asOfficer, Refusal, refused, type Context } from '../../platform/operation.ts'
import { awaitedNews, holdAsSuspect, isOpen, maybeCase, recordHappened, tellHappened, type Case } from '../cases/index.ts'
import { isUnderSuspicion, suspicionWords } from './case-inspected.ts'
import { carOfCase, isSameCar, openCar } from './inspected-car.ts'
import { presentInspection } from './inspection.ts'
import { faultsOf, suspicionIn } from './inspection-faults.ts'
import { signRecord, wholeInspection } from './inspection-record.ts'
import * as inspections from './inspections.store.ts'
import { openCaseInvestigation } from './investigate-case.ts'

const no = (zh: string, en: string): Refusal => refused('not-now', [because('M2.3.3', false, { zh, en })])

/** The case as it must still be: open, and about the car that was looked at. */
const mayStillBeSigned = async (context: Context, one: Case | undefined, row: inspections.InspectionRow): Promise<Case | Refusal> => {
  if (!one || !isOpen(one)) return no('这件业务已办结或已撤回，请作废这次查验', 'The case is closed: make this inspection void')
  if (!isSameCar(openCar(context.platform, row), await carOfCase(context, one))) {
    return no('查验期间办件里的车辆信息改过，请作废后重新查验', 'What the case says of the car was changed meanwhile: make this inspection void and begin anew')
  }
  return (await isUnderSuspicion(context, one)) ? refused('held', [because('M2.3.3', false, suspicionWords)]) : one
}

/** The case hears of a pass; who has not sent it yet is told that it may be sent. */
const tellOfPass = async (context: Context, one: Case): Promise<void> => {
  if (one.state !== 'draft') return awaitedNews(context, one.area, one.id)
  await recordHappened(context, one, 'inspection-passed')
  await tellHappened(context, one, { zh: '查验合格', en: 'inspection passed' }, {
    zh: '查验合格，查验记录免提交。请填好其余内容后提交。', en: 'The car has passed; no record of inspection is asked for. Complete the rest and submit.',
  })
}

/** The owner is told what to put right. A number that seems altered is not put right but investigated, and holds the case (M2.3.3). */
const tellOfFailure = async (context: Context, one: Case, row: inspections.InspectionRow): Promise<void> => {
  const faults = faultsOf(row)
  const suspicion = suspicionIn(row)
  const failed = await recordHappened(context, one, 'inspection-failed', faults.zh)
  if (!suspicion) {
    return tellHappened(context, failed, { zh: '查验不合格', en: 'inspection not passed' }, {
      zh: `不合格项目：${faults.zh}。改好后可再来查验。`, en: `Not in order: ${faults.en}. Put it right and come again.`,
    })
  }
  const held = await holdAsSuspect(context, failed, suspicion.ground, suspicion.words)
  await openCaseInvestigation(context, held, { found_by: 'inspection', ...suspicion, opened_by: asOfficer(context).number })
  await tellHappened(context, held, { zh: '暂停办理，正在调查', en: 'it stands still, the car is investigated' }, {
    zh: `查验发现${faults.zh}。车辆列为嫌疑车，调查有结论前暂停办理。您可以向车管所陈述、申辩。`,
    en: `The inspection found ${faults.en}. The car is held as suspect and nothing goes on until that is settled. You may state your case to the vehicle office.`,
  })
}

/** Takes the signed record of the inspection of a case: it names case and car, and the case hears how it ended. Refusals: those of `signInspection`. */
export const signCaseInspection = async (
  context: Context, { area, id, case_id: caseId }: inspections.InspectionRow, signed: string,
): Promise<InspectionView | Refusal> => {
  // The case first, as in every other step.
  const found = await maybeCase(context, area, caseId!, 'lock')
  const whole = await wholeInspection(context, area, id, 'lock')
  if (whole instanceof Refusal) return whole
  const one = await mayStillBeSigned(context, found, whole.row)
  if (one instanceof Refusal) return one
  const result = await signRecord(context, whole, signed)
  if (result instanceof Refusal) return result
  await (result === 'passed' ? tellOfPass(context, one) : tellOfFailure(context, one, whole.row))
  return presentInspection(context, await inspections.byId(context.db, area, id))
}
