import type { MeasureText } from './clause.ts'

export const m06 = {
  title: { zh: '老年人办理交管业务', en: 'Services for older people' },
  clauses: {
    'M6.1.1': { kind: ['R', 'W'], says: {
      zh: '60岁以上的人可由亲友用自己的账号代办：本人实人认证，上传身份证或港澳台居民居住证，审核后办理。',
      en: 'From age 60 a relative or friend may apply from their own account: the older person passes a live check and an ID is uploaded.' } },
    'M6.1.2': { kind: ['R'], says: {
      zh: '可代办八项牌证业务；一次代办只管一笔。',
      en: 'Eight plate, licence and sticker services are covered; one proxy covers one piece of business.' } },
    'M6.2.1': { kind: ['W', 'O'], says: {
      zh: '市级车管所必须设老年人绿色通道或窗口，县所、服务站和违法窗口有条件的也设，少等候。',
      en: 'City offices must keep a green lane for older people, smaller ones where they can; waits are shortened.' } },
    'M6.2.2': { kind: ['W', 'O'], says: {
      zh: '窗口有人引导，备眼镜、轮椅，有条件的免费帮办。',
      en: 'Guidance, reading glasses, wheelchairs and, where possible, free help at the counter.' } },
  },
} as const satisfies MeasureText
