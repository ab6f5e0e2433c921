import type { MeasureText } from './clause.ts'

export const m04 = {
  title: { zh: '货车在城市道路通行', en: 'Trucks on city roads' },
  clauses: {
    'M4.1.1': { kind: ['R'], says: {
      zh: '放行顺序：夜间优先，其次白天平峰，早晚高峰严控。',
      en: 'Night comes first, daytime off-peak second; the rush hours are strictly controlled.' } },
    'M4.1.2': { kind: ['R'], says: {
      zh: '除核心区等个别道路外，每条路原则上每天给货车至少6小时；危险货物车和工程车除外。',
      en: 'Every road leaves trucks at least six hours a day, single core roads and dangerous or construction loads apart.' } },
    'M4.1.3': { kind: ['R', 'W', 'O'], says: {
      zh: '全城24小时禁货车的规定，2021年6月1日前清理：公安自定的立即取消，政府定的报告协调。',
      en: 'City-wide 24-hour bans are gone by 2021-06-01: police ones at once, government ones by coordination.' } },
    'M4.2.1': { kind: ['W'], says: {
      zh: '确需在限行时段、路段进城的货车，发电子通行码或通行证。',
      en: 'A truck that must enter at restricted times or roads gets an electronic pass.' } },
    'M4.2.2': { kind: ['W'], says: {
      zh: '申领条件、方式、时限和使用规则简明公开。',
      en: 'Conditions, way, time to issue and rules of use are simple and public.' } },
    'M4.2.3': { kind: ['W', 'D'], says: {
      zh: '车主和驾驶人网上申领；2021年6月1日起南京、南昌、海口、乌鲁木齐先用电子通行码。',
      en: 'Owners and drivers apply online; electronic passes start in Nanjing, Nanchang, Haikou and Urumqi on 2021-06-01.' } },
    'M4.3.1': { kind: ['W', 'O'], says: {
      zh: '限行、限速标志齐全，与政策一致。',
      en: 'Restriction and speed signs are complete and match the policy.' } },
    'M4.3.2': { kind: ['W'], says: {
      zh: '严查货车闯红灯、超速、不礼让。',
      en: 'Trucks that run red lights, speed or fail to yield are dealt with.' } },
    'M4.3.3': { kind: ['R', 'W'], says: {
      zh: '违法、事故多的企业和货车列入黑名单：少发通行码、缩短有效期、限期整改。',
      en: 'Firms and trucks with many violations or accidents get fewer and shorter passes and a deadline to improve.' } },
  },
} as const satisfies MeasureText
