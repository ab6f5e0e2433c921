import { licenceBusiness, type LicenceBusiness } from '@changxing/rules/licences/business-kinds.ts'
import { listed } from '@changxing/rules/words.ts'
import { ownCard, realPerson, required, sheets, workingDays, type Applicant, type Case, type RejectionReason, type Review } from '../../cases/index.ts'
import type { Context } from '../../../platform/operation.ts'
import { businessFacts, doBusiness, holdLicence, licenceOf } from '../do-business.ts'
import { openFileOf, presentStates } from '../licence-file.ts'
import * as licences from '../licences.store.ts'

const rowOf = ({ db }: Context, { area, personId }: Applicant) => licences.ofPerson(db, area, personId)

export const identity = required('identity', {
  clause: 'M9.1', label: { zh: '身份证明', en: 'Identity document' }, sides: ownCard,
  waived: { says: { zh: '免提交：已通过实人认证', en: 'Not needed: the real-person check was passed' }, clause: 'M9.1', check: 'real-person' },
})

/** The licence itself; the e-licence stands for it (M1.5.1). */
export const presentLicence = required('licence', {
  clause: 'M1.5.1', label: { zh: '机动车驾驶证', en: 'The driving licence' }, sides: sheets,
  waived: {
    says: { zh: '免提交：已有电子驾驶证', en: 'Not needed: you have the e-licence' }, clause: 'M1.5.1',
    kept: async (context, applicant) => ((await rowOf(context, applicant))?.e_issued_at ?? null) !== null,
  },
})

export const photo = required('photo', {
  capture: 'licence-photo', clause: 'M1.3.1', label: { zh: '证件照', en: 'Portrait photo' }, hint: { zh: '白底、正面、免冠，六个月内', en: 'White background, face to the camera, no hat, at most six months old' },
  waived: {
    says: { zh: '免提交：使用车管所留存照片', en: 'Not needed: the photo kept at the office is used' }, clause: 'M1.3.1',
    kept: async (context, applicant) => ((await rowOf(context, applicant))?.kept_photo ?? null) !== null,
  },
})

export const medicalReport = required('medical-report', {
  clause: 'M9.1', label: { zh: '身体条件证明', en: 'Medical report' }, hint: { zh: '医疗机构出具，六个月内', en: 'From a medical institution, at most six months old' },
})

export const usualReasons: readonly RejectionReason[] = [
  { code: 'document-unclear', clause: 'M9.1', says: { zh: '材料看不清', en: 'A document cannot be read' }, remedy: { zh: '请重新拍摄，文字清晰、四角完整', en: 'Photograph it again, legible and with all four corners' } },
  { code: 'document-outdated', clause: 'M9.1', says: { zh: '身体条件证明超过六个月', en: 'The medical report is older than six months' }, remedy: { zh: '请到医疗机构重新体检', en: 'Have a new examination' } },
  { code: 'unfit', clause: 'M9.1', says: { zh: '身体条件不符合准驾车型要求', en: 'The medical report does not allow these classes' }, remedy: { zh: '可以申请降低准驾车型，或到车管所咨询', en: 'Ask for another class, or ask at the office' } },
  { code: 'facts-differ', clause: 'M9.1', says: { zh: '填写内容与档案不符', en: 'What was said does not match the file' }, remedy: { zh: '请核对后重新申请', en: 'Check it and apply again' } },
]

/** What the reviewer sees beside the form: the licence as it is, and the kept photo. */
export const reviewOfLicence = async (context: Context, reviewed: Case): Promise<Review> => {
  const row = await licenceOf(context, { area: reviewed.personArea, personId: reviewed.personId })
  const { holder } = await openFileOf(context.platform, context.db, row)
  return {
    applicantDetail: [
      { label: { zh: '姓名', en: 'Name' }, value: holder.name }, { label: { zh: '证号', en: 'Number' }, value: holder.numberMasked },
      { label: { zh: '出生日期', en: 'Date of birth' }, value: holder.birthDate }, { label: { zh: '准驾车型', en: 'Classes' }, value: row.classes },
      { label: { zh: '有效期止', en: 'Valid until' }, value: row.valid_until ?? { zh: '长期', en: 'Without end' } }, { label: { zh: '累积记分', en: 'Points' }, value: String(row.points) },
      { label: { zh: '状态', en: 'State' }, value: listed(presentStates(row.states).map(({ says }) => says)) },
    ],
    compare: reviewed.documents.some(({ kind }) => kind === 'photo') ? [{ documentKind: 'photo', label: { zh: '留存照片', en: 'Kept photo' }, fileId: row.kept_photo }] : [],
  }
}

/** What every page of everyday licence business has in common; what it is, the page says. One working day by both licence orders. */
export const licencePage = (business: LicenceBusiness) => {
  const { clause } = licenceBusiness[business]
  return {
    rule: 'licences.business', ruleFacts: { business }, factsFor: businessFacts, reasons: usualReasons, review: reviewOfLicence, asksAgain: true as const, hold: holdLicence, onApproved: doBusiness(business),
    within: workingDays(1, clause), checks: [realPerson({ purpose: 'case', clause: 'M1.3.2', label: { zh: '实人认证', en: 'Real-person check' } })],
  }
}

/** Steps of a business that ends with a new licence. */
export const stepsToNewLicence = [
  { zh: '提交材料', en: 'Give the documents' }, { zh: '实人认证', en: 'Pass the real-person check' }, { zh: '审核', en: 'Review' },
  { zh: '新证生效，旧证作废；电子驾驶证自动更新', en: 'The new licence counts, the former is void; the e-licence renews itself' },
]
