import { licenceClassCodes, type LicenceClass } from '@changxing/rules/licences/class-rules.ts'
import { licenceClasses } from '@changxing/rules/licences/classes.ts'
import { realPerson, required, service, workingDays } from '../../cases/index.ts'
import { personOf } from '../../people/index.ts'
import { openFile, otherFileOpen } from '../open-file.ts'

/**
 * 申请学习驾驶证明 (报名): opens the candidate file in the city of residence. The permit itself stands on the day that subject one is passed, and
 * is valid three years from then (Order 139).
 */
export const learnerPermit = service({
  id: 'exams.learner-permit',
  title: { zh: '申请学习驾驶证明', en: 'Apply for a learner permit' },
  summary: { zh: '初次申领或增驾的报名。通过后即可预约科目一，科目一合格即核发学习驾驶证明，有效期三年。', en: 'For a first licence or an added class. Once accepted, subject one can be booked; passing it gives the learner permit, valid for three years.' },
  clauses: ['M3.1.3', 'M3.2.1'],
  rule: 'exams.learner-permit',
  factsFor: async (context, applicant, answers) => ({
    class: (answers['class'] as string | undefined) ?? 'C1', kind: (answers['kind'] as string | undefined) ?? 'first',
    birthDate: (await personOf(context.platform, context.db, applicant.area, applicant.personId)).birthDate, otherFileOpen: await otherFileOpen(context, applicant),
  }),
  form: [
    {
      name: 'class', kind: 'choice', required: true, label: { zh: '准驾车型', en: 'Class' },
      options: licenceClassCodes.map((value) => ({ value, label: { zh: `${value} ${licenceClasses[value]?.zh}`, en: `${value} ${licenceClasses[value]?.en}` } })),
    },
    {
      name: 'kind', kind: 'choice', required: true, label: { zh: '申请种类', en: 'Kind' },
      options: [{ value: 'first', label: { zh: '初次申领', en: 'First licence' } }, { value: 'upgrade', label: { zh: '增加准驾车型', en: 'Adding a class' } }],
    },
    { name: 'school', kind: 'text', required: false, maxLength: 60, label: { zh: '驾校（自学直考留空）', en: 'Driving school (empty when learning without one)' } },
  ],
  documents: [required('medical', { clause: 'M3.1.3', label: { zh: '身体条件证明', en: 'Medical certificate' } })],
  checks: [realPerson({ purpose: 'case', clause: 'M3.1.3', label: { zh: '实人认证', en: 'Real-person check' } })],
  within: workingDays(1, 'M3.1.3'),
  steps: [{ zh: '填写车型', en: 'Choose the class' }, { zh: '上传身体条件证明', en: 'Add the medical certificate' }, { zh: '审核', en: 'Review' }, { zh: '预约科目一', en: 'Book subject one' }],
  reasons: [
    { code: 'medical', clause: 'M3.1.3', says: { zh: '身体条件证明不清楚或已过期', en: 'The medical certificate is unclear or out of date' }, remedy: { zh: '请上传六个月内的证明', en: 'Add one of the last six months' } },
    { code: 'not-fit', clause: 'M3.1.3', says: { zh: '身体条件不符合该车型', en: 'The medical conditions of the class are not met' }, remedy: { zh: '可以改申请其他车型', en: 'Another class may be applied for' } },
  ],
  onApproved: (context, approved) => openFile(context, approved, {
    class: approved.answers['class'] as LicenceClass, kind: approved.answers['kind'] as 'first' | 'upgrade', school: (approved.answers['school'] as string | undefined)?.trim() || null,
  }),
})
