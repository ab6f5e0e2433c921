import type { MeasureText } from './clause.ts'

export const m07 = {
  title: { zh: '退役军人换领驾驶证', en: 'Exchange of military licences' },
  clauses: {
    'M7.1': { kind: ['R', 'W'], says: {
      zh: '2021年6月1日起，军警驾驶证换证自动与军队记录比对；比对不过的转嫌疑业务调查。',
      en: 'From 2021-06-01 an exchange is checked online against military records; a failed check is investigated as a suspect case.' } },
    'M7.2': { kind: ['R'], says: {
      zh: '驾驶经历和驾龄连续计算。',
      en: 'Driving experience and years count on without a break.' } },
    'M7.3.1': { kind: ['R', 'W'], says: {
      zh: '2021年6月1日后申请的，或此前申请尚未办完的：初次领证日期沿用军证，电子证注明军证初领、车型、增驾及日期。',
      en: 'New or unfinished cases: the first-issue date is the military one, and the e-licence notes the military dates and classes.' } },
    'M7.3.2': { kind: ['R', 'W'], says: {
      zh: '2021年5月31日前已换证的，可申请在应用的安全驾驶记录里注明，不改纸质证；只限规定字头的新式军证。',
      en: 'Already exchanged by 2021-05-31: on request the app record notes the facts, paper stays; only listed new-style prefixes.' } },
    'M7.4.1': { kind: ['R'], says: {
      zh: '军证初领时未到地方准驾年龄的，以到龄之日为初次领证日期。',
      en: 'Under the civil minimum age at the military issue: the first-issue date is the day that age was reached.' } },
    'M7.4.2': { kind: ['R'], says: {
      zh: '年份用军证初领年，月日用换证月日；军证月日更晚的，年份加一。真实日期记在电子证上。',
      en: 'Year from the military issue, month and day from the exchange; if the military day is later in the year, one year more.' } },
    'M7.5': { kind: ['R'], says: {
      zh: '换证后首个有效期，自换证之日起六年。',
      en: 'The first validity is six years from the exchange.' } },
  },
} as const satisfies MeasureText
