import type { MeasureText } from './clause.ts'

export const m10 = {
  title: { zh: '机动车抵押信息在线核查', en: 'Mortgage information online' },
  clauses: {
    'M10.1': { kind: ['W', 'R'], says: {
      zh: '抵押和解押信息与金融机构共享，免交纸质；档案注明联网核查，转入地不得因缺纸退档。',
      en: 'Mortgage data are shared with lenders and paper is waived; a file may not be returned for want of it.' } },
    'M10.2': { kind: ['R'], says: {
      zh: '抵押权人是银行、汽车金融或财务公司的，凭盖章执照副本复印件，不要主合同；可用电子印章。',
      en: 'For banks, auto-finance and finance companies a stamped licence copy is enough, no main contract; e-seals count.' } },
    'M10.3': { kind: ['W', 'R'], says: {
      zh: '汽车金融、财务公司的执照和印章全国备案一次；各地不得要求本地备案或加条件。',
      en: 'Their licences and seals are registered once, nationally; no office may ask for local filing.' } },
  },
} as const satisfies MeasureText
