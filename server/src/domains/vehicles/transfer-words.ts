import { cityName } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { isClosedTransfer, type TransferState } from '@changxing/rules/vehicles/transfer-states.ts'
import { faultsOf } from './inspection-faults.ts'
import type { InspectionRow } from './inspections.store.ts'

/** Who holds it against a return what they may do (M2.4.1): told with the message, and where the transfer is looked at. */
export const rightsAfterReturn: Words = {
  zh: '您可以向转入地车管所陈述、申辩，也可以申请行政复议或者提起行政诉讼。',
  en: 'You may state your case to the office of the new place, apply for administrative review, or go to court.',
}

/** What the former owner has to know; never what the new one does. `end`: until when a new owner whose turn it is has time, and whether the seller may ask for the end. */
export const nextForSeller = (state: TransferState, end?: { readonly lastDay: string; readonly ownersTurn: boolean; readonly may: boolean }): Words => {
  if (state === 'registered') return { zh: '车已登记到新车主名下，您不用再做什么', en: 'The car is registered to its new owner; there is nothing more for you to do' }
  if (isClosedTransfer(state)) return { zh: '过户没有办成，车还登记在您名下', en: 'The transfer did not come about; the car is still registered to you' }
  if (end?.may) return {
    zh: `新车主到 ${end.lastDay} 还没有办。买卖没有成的，可以在下面申请终止；还要办的，请催新车主`,
    en: `By ${end.lastDay} the new owner had not done it. If the sale came to nothing, ask for the end below; otherwise ask the new owner to hurry`,
  }
  if (end?.ownersTurn) return {
    zh: `等新车主办，最迟 ${end.lastDay}；过了这天还没有办的，您可以申请终止`, en: `It is the new owner’s turn, until ${end.lastDay}; if it is not done by then, you may ask for the end`,
  }
  return { zh: '新车主在办理，您不用做什么；办结会告诉您', en: 'The new owner sees to it; you need not do anything and are told when it is finished' }
}

/** What remains to a new owner who withdrew: their online applications for a car are counted; what went by the old place is none of them (M2.1.5). */
export const afterWithdrawal = (path: 'A' | 'B' | 'C', left: number): Words => {
  if (path === 'C') return { zh: '申请已撤回；再办请到转出地车管所窗口', en: 'Withdrawn; to apply again, go to the counter of the old place' }
  return left > 0 ? { zh: `申请已撤回；这辆车您网上还可以申请 ${left} 次`, en: `Withdrawn; you may apply for this car online ${left === 1 ? 'once more' : `${left} times more`}` }
    : { zh: '申请已撤回；这辆车您网上申请的次数已用完，再办请到转入地车管所窗口', en: 'Withdrawn; your online applications for this car are used up: apply at the counter of the new place' }
}

/** After an inspection that the car did not pass: what to mend, where to come again, and by when if there is a last day (M2.3.3). */
export const afterFailure = (failed: Pick<InspectionRow, 'area' | 'items'>, by: string | null): Words => {
  const [faults, city] = [faultsOf(failed), cityName(failed.area)]
  return {
    zh: `查验不合格：${faults.zh}。请改好后${by ? `在 ${by} 前` : '，哪个工作日都可以'}开车到${city.zh}再查验，不用重新申请`,
    en: `Not passed: ${faults.en}. Put it right and bring the car to the office in ${city.en} again${by ? ` by ${by}` : ', on any working day'}; you need not apply anew`,
  }
}

/** Taken at the counter of the old place (path C), it is that office that has accepted. */
export const acceptedByOldPlace: Words = { zh: '转出地窗口已受理', en: 'Accepted at the counter of the old place' }

/** What the business is called on a receipt and in lists. */
export const transferTitle: Words = { zh: '二手车异地转移登记', en: 'Transfer of a used car between cities' }

/** Where it was applied for. */
export const pathNames: Readonly<Record<'A' | 'B' | 'C', Words>> = {
  A: { zh: '方式 A：网上申请', en: 'Path A: online' }, B: { zh: '方式 B：转入地窗口', en: 'Path B: counter of the new place' },
  C: { zh: '方式 C：转出地窗口', en: 'Path C: counter of the old place' },
}
