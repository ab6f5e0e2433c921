import type { MeasureText } from './clause.ts'

export const m03 = {
  title: { zh: '驾驶证考试内容和程序', en: 'Driving tests' },
  clauses: {
    'M3.1.0': { kind: ['R'], says: {
      zh: 'C2、C5科目二不再考坡道定点停车和起步，五项减为四项。',
      en: 'Subject two for C2 and C5 drops hill stop-and-start: four items instead of five.' } },
    'M3.1.1': { kind: ['O', 'R'], says: {
      zh: '考场2021年5月20日前改造试用完毕，不得因此停考、影响考试或加收费用。',
      en: 'Sites are upgraded and tried by 2021-05-20, without suspending tests or adding any fee.' } },
    'M3.1.2': { kind: ['W'], says: {
      zh: '跟踪预测C2报考量，及时调配考试车。',
      en: 'Demand for C2 is followed and forecast; test cars are adapted in time.' } },
    'M3.1.3': { kind: ['W', 'D'], says: {
      zh: '2021年6月1日起全国实行，调整考试计划，不造成积压。',
      en: 'Nationwide from 2021-06-01; plans are adjusted so that no backlog builds up.' } },
    'M3.2.1': { kind: ['R'], says: {
      zh: 'C2、C5取得学习驾驶证明满20日可约科目三，原为30日。',
      en: 'C2 and C5: subject three can be booked 20 days after the learner permit (was 30).' } },
    'M3.2.2': { kind: ['R'], says: {
      zh: '增驾大中型客货车满30日可约科目三，原为40日。',
      en: 'Upgrading to medium or large vehicles: 30 days (was 40).' } },
    'M3.2.3': { kind: ['R'], says: {
      zh: '初次申领A3、B2仍为40日；以上均按2021年6月1日后提出的预约算。',
      en: 'A first A3 or B2 licence: still 40 days. All this counts for bookings requested from 2021-06-01.' } },
    'M3.3.1': { kind: ['R'], says: {
      zh: '小型汽车分科目异地考试，考试地最多变更3次，原为1次。',
      en: 'For small cars the test place may be changed up to three times (was once).' } },
    'M3.3.2': { kind: ['W'], says: {
      zh: '两地车管所自行处理数据传输和核对问题，不让考生两头跑。',
      en: 'Both offices settle data faults themselves; candidates are not sent back and forth.' } },
    'M3.3.3': { kind: ['W', 'R'], says: {
      zh: '总队每月、支队每周查：异常转入转出、同一驾校短期大量转考、考生来源过于集中。违规的追责。',
      en: 'Checked monthly and weekly: abnormal moves, schools moving many candidates, concentrated sources. Violations have consequences.' } },
  },
} as const satisfies MeasureText
