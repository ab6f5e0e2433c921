import type { Words } from '@changxing/rules/decision.ts'
import type { Context } from '../../platform/operation.ts'
import { instantText } from '../../platform/clock.ts'
import { isCaseSuspectedOf, type AwaitStanding, type Case } from '../cases/index.ts'
import { faultsOf } from './inspection-faults.ts'
import { carOfCase, isSameCar, openCar, registeredCarOf, type InspectedCar } from './inspected-car.ts'
import * as inspections from './inspections.store.ts'
import { suspectState } from './investigate-case.ts'
import { suspectedCar, toldOfCar } from './suspicions.ts'

/** What pages of business call it that the car has to be inspected before an approval. */
export const awaitedInspection = 'inspection'

/** Whether this inspection lets the case go on: passed, and of the car as the case has it now. */
export const hasPassed = ({ platform }: Context, row: inspections.CaseInspection, now: InspectedCar): boolean =>
  row.result === 'passed' && isSameCar(openCar(platform, row), now)

/** The inspection that the case rests on; undefined while there is none. */
export const passedInspection = async (context: Context, one: Case): Promise<inspections.CaseInspection | undefined> => {
  const rows = await inspections.ofCase(context.db, one.area, one.id)
  if (!rows.some(({ result }) => result === 'passed')) return undefined
  const now = await carOfCase(context, one)
  return rows.findLast((row) => hasPassed(context, row, now))
}

/** Whether the car is held, for what was found at this case or at another. */
const isCarHeld = async (context: Context, one: Case): Promise<boolean> =>
  isCaseSuspectedOf(one, suspectedCar) || ((await registeredCarOf(context, one))?.states.includes(suspectState) ?? false)

/** Whether the case or its car is held, so that nobody inspects it until that is settled. */
export const isUnderSuspicion = async (context: Context, one: Case): Promise<boolean> =>
  (one.suspicion !== null && one.suspicion !== 'cleared') || isCarHeld(context, one)

export const suspicionWords: Words = {
  zh: '车辆或办件有嫌疑，正在调查，结论前不查验', en: 'The car or its case is under suspicion and investigated; it is not inspected until that is settled',
}

const open = (zh: string, en: string, more: Pick<AwaitStanding, 'toDo'> = {}): AwaitStanding => ({ state: 'open', says: { zh, en }, ...more })

/** The same, where what stands there is also what the owner does next, and not to bring the car as if nothing had been found. */
const openToDo = (zh: string, en: string): AwaitStanding => open(zh, en, { toDo: { zh, en } })

/** While the car is held nobody brings it: what the inspector found is said, what a reviewer suspects is not. */
const standingWhileHeld = (last: inspections.CaseInspection | undefined): AwaitStanding => {
  if (!last?.items.some(({ result }) => result === 'suspect')) return openToDo(toldOfCar.zh, toldOfCar.en)
  const { zh, en } = faultsOf(last)
  return openToDo(
    `查验发现${zh}，正在调查，结论前暂停办理；您可以向车管所陈述、申辩`, `The inspection found ${en}; the car is investigated and nothing goes on until that is settled. You may state your case to the vehicle office`,
  )
}

/** How the inspection of a case's car stands, in words for its owner and for the office. */
export const standingOfInspection = async (context: Context, one: Case): Promise<AwaitStanding> => {
  const passed = await passedInspection(context, one)
  if (passed) {
    const { officer_number: officer, officer_id: by, signed_at: at } = passed
    const says = { zh: `查验合格，查验终端已记录并签名（警号 ${officer}）`, en: `Passed; recorded and signed at the inspection terminal (officer ${officer})` }
    return { state: 'done', says, by, doneAt: instantText(at!) }
  }
  const last = (await inspections.ofCase(context.db, one.area, one.id)).findLast(({ result }) => result !== 'void')
  if (await isCarHeld(context, one)) return standingWhileHeld(last)
  if (!last) return open('请开车到车管所查验，报号牌或办件编号；全程录音录像', 'Bring the car to the vehicle office and name its plate or the case number; the inspection is recorded throughout')
  if (last.result === null) return open('正在查验', 'The car is being inspected', { toDo: null })
  if (last.result === 'passed') return openToDo('查验后办件里的车辆信息改过，请再来查验', 'What the case says of the car was changed after the inspection: bring the car again')
  const { zh, en } = faultsOf(last)
  return openToDo(`查验不合格：${zh}。改好后可再来查验`, `Not passed: ${en}. Put it right and come again`)
}
