import { licenceClasses } from '@changxing/rules/licences/classes.ts'
import type { FormField } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { realPerson, required, service, workingDays, type Case, type RejectionReason, type Review } from '../../cases/index.ts'
import type { Context } from '../../../platform/operation.ts'
import { militaryCheck, recordOf } from '../ask-registers.ts'
import { exchangeMilitary, militaryFacts, noteMilitary, type MilitaryBusiness } from '../military-exchange.ts'
import { identity, medicalReport, photo } from './licence-page.ts'

const form: readonly FormField[] = [
  {
    name: 'standing', kind: 'choice', required: true, label: { zh: '现役还是退役', en: 'Serving or retired' },
    options: [{ value: 'retired', label: { zh: '退役', en: 'Retired' } }, { value: 'serving', label: { zh: '现役', en: 'Serving' } }],
  },
  {
    name: 'licenceNumber', kind: 'text', required: true, pattern: '^[A-Z]{2}[0-9]{6,12}$', label: { zh: '军警驾驶证编号', en: 'Number of the military licence' },
    hint: { zh: '两个大写字母开头，如 QX00000101', en: 'Begins with two capital letters, like QX00000101' },
  },
  { name: 'militaryFirstIssue', kind: 'date', required: true, label: { zh: '军警驾驶证初次领证日期', en: 'First issue of the military licence' } },
  {
    name: 'classes', kind: 'text', required: true, pattern: '^(?:A[123]|B[12]|C[1-6]|[DEFMNP])+$', label: { zh: '军警驾驶证上的全部准驾车型', en: 'All classes on the military licence' },
    hint: { zh: '连写，如 B2C1', en: 'Written together, like B2C1' },
  },
  {
    name: 'firstClass', kind: 'choice', required: true, label: { zh: '最初领到的是哪种车型', en: 'Which class was issued first' },
    options: Object.entries(licenceClasses).map(([value, { zh, en }]) => ({ value, label: { zh: `${value} ${zh}`, en: `${value} ${en}` } })),
  },
]

const reasons: readonly RejectionReason[] = [
  { code: 'not-in-records', clause: 'M7.1', says: { zh: '经调查，与军队记录不一致', en: 'The investigation found that it does not match the military records' }, remedy: { zh: '请向原部队更正记录后重新申请', en: 'Have the record corrected by the unit, then apply again' } },
  { code: 'document-unclear', clause: 'M7.1', says: { zh: '材料看不清', en: 'A document cannot be read' }, remedy: { zh: '请重新拍摄', en: 'Photograph it again' } },
  { code: 'unfit', clause: 'M7.1', says: { zh: '身体条件不符合准驾车型要求', en: 'The medical report does not allow these classes' }, remedy: { zh: '可以申请其他准驾车型', en: 'Apply for other classes' } },
]

type Names = { readonly ours: string; readonly theirs: string; readonly ourPoints: string; readonly theirPoints: string }

/** What the register said, and where a rare character differs both names with their code points, for a person to compare. */
const review = async (_context: Context, reviewed: Case): Promise<Review> => {
  const facts = reviewed.checks.find(({ name }) => name === militaryCheck.name)?.facts ?? {}
  const record = recordOf(reviewed.checks)
  const names = facts['names'] as Names | undefined
  const warnings: Words[] = names ? [{
    zh: `姓名写法不同，请人工比对：本系统“${names.ours}”（${names.ourPoints}），军队记录“${names.theirs}”（${names.theirPoints}）`,
    en: `The names are written differently, compare them: here "${names.ours}" (${names.ourPoints}), in the military register "${names.theirs}" (${names.theirPoints})`,
  }] : []
  return {
    warnings,
    applicantDetail: record ? [
      { label: { zh: '军队记录姓名', en: 'Name in the register' }, value: record.name }, { label: { zh: '初次领证', en: 'First issue' }, value: record.firstIssuedOn },
      { label: { zh: '新式军证核发', en: 'New-style licence' }, value: record.newStyleIssuedOn }, { label: { zh: '车型', en: 'Classes' }, value: record.classes.map(({ code, since }) => `${code} ${since}`).join('，') },
      { label: { zh: '身份', en: 'Standing' }, value: record.standing === 'retired' ? { zh: '退役', en: 'Retired' } : { zh: '现役', en: 'Serving' } },
    ] : [],
  }
}

const page = (business: MilitaryBusiness) => ({
  rule: 'licences.military-business', ruleFacts: { business }, factsFor: militaryFacts, form, reasons, review, agencies: [militaryCheck], within: workingDays(1, 'M7.1'),
  checks: [realPerson({ purpose: 'case', clause: 'M7.1', label: { zh: '实人认证', en: 'Real-person check' } })],
})
const militaryLicence = required('military-licence', { clause: 'M7.1', label: { zh: '军警驾驶证', en: 'The military licence' }, hint: { zh: '退役的交回原证，现役的交复印件', en: 'Retired: the original is handed in; serving: a copy' } })

/** 持军队、武警驾驶证换证 (M7): checked with the military, experience counted on, six years from the exchange. */
export const exchangeMilitaryLicence = service({
  ...page('exchange'),
  id: 'licences.exchange-military',
  title: { zh: '持军队、武警驾驶证换证', en: 'Exchange a military licence' },
  summary: { zh: '现役、退役军人以军警驾驶证换领驾驶证。自动与军队记录核对，驾龄连续计算，首个有效期六年。', en: 'For serving and retired members of the forces. Checked with the military by itself; years of driving count on; valid for six years.' },
  clauses: ['M7.1', 'M7.2', 'M7.3.1', 'M7.4.1', 'M7.4.2', 'M7.5'],
  documents: [
    identity, militaryLicence, medicalReport, photo,
    required('discharge', { clause: 'M7.1', label: { zh: '退役证明', en: 'Discharge paper' }, when: { field: 'standing', is: ['retired'] } }),
  ],
  steps: [
    { zh: '填写军警驾驶证', en: 'Say what the military licence says' }, { zh: '自动与军队记录核对', en: 'It is checked with the military by itself' }, { zh: '审核', en: 'Review' },
    { zh: '核发驾驶证，电子驾驶证注明军证日期', en: 'The licence is issued; the e-licence notes the military dates' },
  ],
  onApproved: exchangeMilitary,
})

/** 驾驶记录备注 (M7.3.2): for who exchanged by 2021-05-31; the safe-driving record notes the facts, the paper stays. */
export const noteMilitaryLicence = service({
  ...page('note'),
  id: 'licences.note-military',
  title: { zh: '军警驾驶经历备注', en: 'Note a military licence in the record' },
  summary: { zh: '2021年5月31日前已换证的，核对后在安全驾驶记录里注明军证日期和车型；纸质证不改、不换。', en: 'For who exchanged by 2021-05-31: after the check the safe-driving record notes dates and classes; the paper stays as it is.' },
  clauses: ['M7.3.2', 'M7.1', 'M7.2'],
  documents: [identity, militaryLicence],
  steps: [
    { zh: '填写军警驾驶证', en: 'Say what the military licence says' }, { zh: '自动与军队记录核对', en: 'It is checked with the military by itself' }, { zh: '审核', en: 'Review' }, { zh: '在安全驾驶记录里注明', en: 'Noted in the safe-driving record' },
  ],
  onApproved: noteMilitary,
})
