import { realPerson, required, service, workingDays, type RejectionReason } from '../../cases/index.ts'
import { borderCheck } from '../ask-registers.ts'
import { holdLicence } from '../do-business.ts'
import { recordRefusedRestoration, restoreFacts, restoreLicence as restore } from '../restore-licence.ts'
import { identity, medicalReport, photo, reviewOfLicence } from './licence-page.ts'

const reasons: readonly RejectionReason[] = [
  { code: 'not-abroad', clause: 'M8.2.1', says: { zh: '出入境记录不支持', en: 'The border records do not support it' }, remedy: { zh: '可以向出入境管理部门查询、更正记录', en: 'Ask the border authority for your records, and have them corrected' } },
  { code: 'unfit', clause: 'M8.2.4', says: { zh: '身体条件不符合要求', en: 'The medical report does not allow it' }, remedy: { zh: '请重新体检', en: 'Have a new examination' } },
  { code: 'document-unclear', clause: 'M8.2.4', says: { zh: '材料看不清', en: 'A document cannot be read' }, remedy: { zh: '请重新拍摄', en: 'Photograph it again' } },
]

/** 恢复驾驶资格 (M8.2): for who was held abroad by the epidemic; taken in by one officer, checked again by the head of the unit. */
export const restoreLicence = service({
  id: 'licences.restore',
  title: { zh: '恢复驾驶资格（因疫情滞留境外）', en: 'Restore a licence after being held abroad' },
  summary: {
    zh: '疫情期间在境外、未能换证或审验被注销的，首次回国后六个月内申请恢复。注销可恢复的直接恢复，注销的先考科目一。',
    en: 'For a licence cancelled while you were held abroad by the epidemic: ask within six months of your first return. Restored directly, or after subject one.',
  },
  clauses: ['M8.2.0', 'M8.2.1', 'M8.2.2', 'M8.2.3', 'M8.2.4', 'M8.2.5'],
  rule: 'licences.restore', factsFor: restoreFacts, reasons, review: reviewOfLicence, asksAgain: true, hold: holdLicence, agencies: [borderCheck],
  checks: [realPerson({ purpose: 'case', clause: 'M8.2.4', label: { zh: '实人认证', en: 'Real-person check' } })],
  fourEyes: { clause: 'M8.2.5', second: 'review-head' }, within: workingDays(3, 'M8.2.5'),
  form: [{ name: 'firstReturnOn', kind: 'date', required: true, label: { zh: '首次回国日期', en: 'Day of your first return' }, hint: { zh: '会与出入境记录核对', en: 'It is compared with the border records' } }],
  documents: [identity, medicalReport, photo, required('licence', { clause: 'M8.2.4', label: { zh: '被注销的驾驶证（照片）', en: 'The cancelled licence (photo)' } })],
  steps: [
    { zh: '注销的，先报考科目一', en: 'If cancelled: book and pass subject one first' }, { zh: '提交，自动核对出入境记录', en: 'Submit; the border records are checked by themselves' },
    { zh: '受理', en: 'Taken in' }, { zh: '单位负责人复核后恢复', en: 'Restored once the head of the unit has checked it again' },
  ],
  onApproved: restore,
  onRejected: recordRefusedRestoration,
})
