import type { MeasureText } from './clause.ts'

export const m05 = {
  title: { zh: '城镇老旧小区停车', en: 'Parking around old neighbourhoods' },
  clauses: {
    'M5.1.1': { kind: ['W'], says: {
      zh: '摸清老旧小区停车供需和周边路况，列出可停车的支路。',
      en: 'Demand and nearby roads are surveyed, and branch roads that could hold parking are listed.' } },
    'M5.1.2': { kind: ['W'], says: {
      zh: '听取街道、社区和居民意见，一路一策。',
      en: 'Street offices, communities and residents are heard; each road gets its own plan.' } },
    'M5.1.3': { kind: ['W', 'R'], says: {
      zh: '划定可停路段和时段：夜间、周末、法定节假日。',
      en: 'Segments and times are designated: nights, weekends and public holidays.' } },
    'M5.1.4': { kind: ['R', 'O', 'D'], says: {
      zh: '路内停车不得妨碍应急车辆；市、县2021年5月31日前公布首批路段。',
      en: 'Parking must not hinder emergency vehicles; every city and county publishes a first batch by 2021-05-31.' } },
    'M5.2.1': { kind: ['W', 'R'], says: {
      zh: '标志标线合国标，写明地点、时段、方式；可只设标志，划了泊位的在位内标时段。',
      en: 'Signs and markings follow the standard and state place, time and manner; painted bays carry their hours.' } },
    'M5.2.2': { kind: ['W', 'O'], says: {
      zh: '安全和照明设施齐全，隐患排除。',
      en: 'Safety and lighting are complete and hazards removed.' } },
    'M5.2.3': { kind: ['W', 'O', 'D'], says: {
      zh: '做好宣传，引导有序停车；首批标志2021年5月31日前设好。',
      en: 'Orderly parking is promoted; the first batch of signs is up by 2021-05-31.' } },
    'M5.3.1': { kind: ['W', 'R'], says: {
      zh: '评估停车及其对交通的影响；妨碍应急通行的路段立即调整。',
      en: 'Effects are evaluated; a segment that hinders emergency vehicles is changed at once.' } },
    'M5.3.2': { kind: ['W'], says: {
      zh: '建路外车位、错时共享，缩小缺口。',
      en: 'Off-street building and shared parking shrink the shortage.' } },
    'M5.3.3': { kind: ['W', 'R'], says: {
      zh: '供给增加、矛盾缓解的，减少或取消路内停车。',
      en: 'Where supply has grown enough, on-street segments are reduced or withdrawn.' } },
    'M5.3.4': { kind: ['W'], says: {
      zh: '总结并推广经验。',
      en: 'Experience is summed up and shared.' } },
  },
} as const satisfies MeasureText
