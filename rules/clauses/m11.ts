import type { MeasureText } from './clause.ts'

export const m11 = {
  title: { zh: '交强险信息在线核查', en: 'Compulsory insurance online' },
  clauses: {
    'M11.1': { kind: ['R', 'W'], says: {
      zh: '登记和发检验标志时联网查交强险，摩托车、低速货车、三轮汽车除外；查到就不要保险和车船税纸质凭证。',
      en: 'Insurance is checked online at registration and inspection, small exceptions apart; once found, no paper is asked for.' } },
    'M11.2': { kind: ['O', 'D'], says: {
      zh: '原有15省，2021年6月1日起全国。',
      en: 'Fifteen provinces had it; all from 2021-06-01.' } },
    'M11.3': { kind: ['W'], says: {
      zh: '查不到、查错的逐级反馈，每周与保险公司分析解决，数据越来越准。',
      en: 'Failed or wrong checks are reported upward and settled with insurers weekly.' } },
  },
} as const satisfies MeasureText
