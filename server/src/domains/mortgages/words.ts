import type { Words } from '@changxing/rules/decision.ts'
import { mortgagees, type MortgageeKind } from '@changxing/rules/vehicles/decide-mortgage-documents.ts'
import type { State } from './mortgages.store.ts'

export const stateWords: Readonly<Record<State, Words>> = {
  'waiting-owner': { zh: '等待车主同意', en: 'Waiting for the owner' },
  'with-office': { zh: '车主已同意，车管所核对中', en: 'Agreed; the vehicle office is looking' },
  registered: { zh: '已登记', en: 'Registered' },
  released: { zh: '已解除', en: 'Released' },
  declined: { zh: '车主不同意', en: 'Declined by the owner' },
  refused: { zh: '不予登记', en: 'Refused by the office' },
  lapsed: { zh: '逾期未答复，已失效', en: 'Lapsed without an answer' },
  'taken-back': { zh: '机构已撤回', en: 'Taken back by the lender' },
}

export const lienWords: Readonly<Record<'mortgage' | 'pledge', Words>> = { mortgage: { zh: '抵押', en: 'Mortgage' }, pledge: { zh: '质押', en: 'Pledge' } }

export const kindWords = (kind: string): Words => mortgagees[kind as MortgageeKind]?.name ?? { zh: kind, en: kind }

export const eventWords: Readonly<Record<string, Words>> = {
  filed: { zh: '机构线上提交', en: 'Filed online by the lender' },
  agreed: { zh: '车主实人认证后同意', en: 'The owner agreed, after a real-person check' },
  declined: { zh: '车主不同意', en: 'The owner declined' },
  registered: { zh: '登记完成', en: 'Registered' },
  refused: { zh: '车管所不予登记', en: 'Refused by the office' },
  released: { zh: '解除登记', en: 'Released' },
  'confirmed-by-lender': { zh: '机构线上确认解除（此前已在窗口解除）', en: 'The release at the counter was confirmed online by the lender' },
  lapsed: { zh: '逾期未答复，失效', en: 'Lapsed without an answer' },
  'taken-back': { zh: '登记前由机构撤回', en: 'Taken back by the lender before it was registered' },
  prompted: { zh: '车主称已还清，催促机构解除', en: 'The owner says it is paid off; the lender was asked to release it' },
  'prompt-answered': { zh: '机构已答复催办', en: 'The lender has answered' },
  'prompt-overdue': { zh: '机构超期未答复或未解除，已报监督岗', en: 'The lender is late; shown to supervision' },
  'filed-at-counter': { zh: '车主和抵押权人在窗口或网上申请', en: 'Applied for by owner and mortgagee' },
  'from-before': { zh: '此前已登记', en: 'Registered earlier' },
}

export const checkedOnlineWords: Words = { zh: '免交纸质资料：机构已联网共享，档案注明“联网核查”', en: 'No paper: shared online by the lender; the file says 联网核查' }
export const paperWords: Words = { zh: '按纸质资料办理', en: 'Registered on paper' }

const mortgageTitle: Words = { zh: '抵押登记完成', en: 'Mortgage registered' }

/** What the owner is told once it is registered, and who ends it. */
export const registeredWords: Readonly<Record<'lender' | 'others' | 'pledge', { readonly title: Words; readonly body: Words }>> = {
  lender: {
    title: mortgageTitle, body: { zh: '您的车辆已办理抵押登记。还清后由机构线上解除，无需再跑。', en: 'The mortgage on your vehicle is registered. Once paid off, the lender releases it online.' },
  },
  others: {
    title: mortgageTitle,
    body: { zh: '您的车辆已办理抵押登记。还清后请和抵押权人一起申请解除。', en: 'The mortgage on your vehicle is registered. Once paid off, apply for its release together with the mortgagee.' },
  },
  pledge: {
    title: { zh: '质押备案完成', en: 'Pledge filed' },
    body: { zh: '您的车辆已办理质押备案，解除前不能过户。还清后请和质权人一起申请解除。', en: 'The pledge on your vehicle is filed; until it ends the vehicle cannot change owner. Once paid off, apply for its end together with the pledgee.' },
  },
}

export const releasedTitle: Readonly<Record<'mortgage' | 'pledge', Words>> = { mortgage: { zh: '抵押已解除', en: 'Mortgage released' }, pledge: { zh: '质押已解除', en: 'Pledge ended' } }

/** What the owner is told of the end of one lien, when the other may still stand. */
export const releasedWords = (lien: 'mortgage' | 'pledge', otherStands: boolean): Words => {
  const [ended, other] = lien === 'mortgage' ? [lienWords.mortgage, lienWords.pledge] : [lienWords.pledge, lienWords.mortgage]
  return otherStands
    ? { zh: `您的车辆${ended.zh}已解除；还有${other.zh}，解除后才能过户。`, en: `${ended.en} ended. There is still a ${other.en.toLowerCase()} on your vehicle: it cannot change owner before that ends too.` }
    : { zh: `您的车辆${ended.zh}已解除，可以过户。`, en: `${ended.en} ended: your vehicle can change owner.` }
}
