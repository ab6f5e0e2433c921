import type { MeasureText } from './clause.ts'

export const m09 = {
  title: { zh: '交管业务网上委托', en: 'Delegation online' },
  clauses: {
    'M9.1': { kind: ['R'], says: {
      zh: '列明的机动车业务和驾驶证业务可以网上委托。',
      en: 'The listed vehicle and licence services can be delegated online.' } },
    'M9.2.1': { kind: ['W'], says: {
      zh: '委托人在应用里委托，信息自动到综合平台。',
      en: 'The principal delegates in the app; it reaches the back office by itself.' } },
    'M9.2.2': { kind: ['W'], says: {
      zh: '窗口系统查委托；网络延迟时，扫电子委托书二维码确认。',
      en: 'The counter looks the delegation up, or scans the code of the electronic letter when the network is slow.' } },
    'M9.2.3': { kind: ['R'], says: {
      zh: '来人或业务与委托不符的，要重新委托；本人来办不查委托。',
      en: 'Another person or another service needs a new delegation; the applicant in person needs none.' } },
    'M9.2.4': { kind: ['R'], says: {
      zh: '一次委托最长30日。',
      en: 'One delegation is valid for at most 30 days.' } },
    'M9.3': { kind: ['R'], says: {
      zh: '仍可用纸质委托书，不强求网上；已网上委托的不再要纸质。',
      en: 'Paper letters stay possible; whoever delegated online is never asked for paper.' } },
  },
} as const satisfies MeasureText
