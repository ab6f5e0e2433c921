import type { MeasureText } from './clause.ts'

export const m12 = {
  title: { zh: '交通事故证据材料网上查阅', en: 'Accident evidence online' },
  clauses: {
    'M12.1': { kind: ['R'], says: {
      zh: '一般程序事故，收到认定书或证明后，当事人等可网上查阅、复制证据；涉密、隐私和证人要求保密的除外。',
      en: 'After the determination, parties may view and copy evidence online; secrets, privacy and protected witnesses excepted.' } },
    'M12.2.1': { kind: ['W'], says: {
      zh: '受理时，民警告知当事人在哪里、怎样查阅。',
      en: 'When the case is accepted the officer says where and how to look.' } },
    'M12.2.2': { kind: ['W'], says: {
      zh: '凭书面申请核实身份、录入信息，系统生成查阅码并打印凭证。',
      en: 'On a written request identity is confirmed and recorded; the system makes a look-up code and a voucher.' } },
    'M12.3': { kind: ['D', 'O'], says: {
      zh: '2021年6月1日起上海、江苏、山东、广东、重庆、四川试点，年底前扩大；此前完成平台、培训等准备。',
      en: 'From 2021-06-01 in Shanghai, Jiangsu, Shandong, Guangdong, Chongqing and Sichuan, more by year end; prepared beforehand.' } },
    'M12.4.1': { kind: ['W', 'R'], says: {
      zh: '民警及时完整录入，核对后勾选，报负责人批准，自动发布到网上。',
      en: 'Evidence is recorded in full, checked, ticked and approved by the head; then it is published automatically.' } },
    'M12.4.2': { kind: ['W', 'O'], says: {
      zh: '总队督促证据及时准确保存、审核。',
      en: 'The province sees that evidence is kept and reviewed promptly and accurately.' } },
  },
} as const satisfies MeasureText
