import type { MeasureText } from './clause.ts'

export const m08 = {
  title: { zh: '出国（境）人员延期换领驾驶证', en: 'Drivers held up abroad' },
  clauses: {
    'M8.1': { kind: ['R', 'W'], says: {
      zh: '因疫情回不来的，可委托国内的人申请延期换证、审验或提交体检；身份证明和委托书收复印件、打印件。',
      en: 'A driver held abroad by the epidemic may have someone postpone renewal, audit or medical report; copies are accepted.' } },
    'M8.2.0': { kind: ['R'], says: {
      zh: '到2021年底因没按时换证或审验被注销的，回国6个月内换证即恢复。',
      en: 'A licence cancelled by the end of 2021 for missed renewal or audit is restored on renewal within six months of return.' } },
    'M8.2.1': { kind: ['R'], says: {
      zh: '仅限疫情发生至2021年12月31日间因在境外而被注销的；核对出入境记录。',
      en: 'Only cancellations from the outbreak to 2021-12-31 caused by being abroad; border records are checked.' } },
    'M8.2.2': { kind: ['R'], says: {
      zh: '六个月从首次回国算；2021年6月1日前回国的，从6月1日算。',
      en: 'Six months run from the first return, or from 2021-06-01 for those who came back earlier.' } },
    'M8.2.3': { kind: ['R'], says: {
      zh: '注销可恢复的直接恢复；已注销的，科目一合格后恢复。',
      en: 'Restorable licences are restored directly; fully cancelled ones after passing subject one.' } },
    'M8.2.4': { kind: ['W'], says: {
      zh: '审核身份、体检、驾驶证和出入境记录。',
      en: 'The office reviews identity, medical report, licence and border records.' } },
    'M8.2.5': { kind: ['W'], says: {
      zh: '受理后由单位负责人复核再办结；总队、支队监督。',
      en: 'The head of the unit checks again before it is done; higher offices supervise.' } },
  },
} as const satisfies MeasureText
