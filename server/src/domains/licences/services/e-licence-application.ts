import { photoRejectionLimit } from '@changxing/rules/licences/parameters.ts'
import { photoRejectionReasons, type PhotoRejectionCode } from '@changxing/rules/licences/photo.ts'
import { licenceStates } from '@changxing/rules/licences/states.ts'
import { listed } from '@changxing/rules/words.ts'
import { countRejections, realPerson, required, service, workingDays, type Applicant } from '../../cases/index.ts'
import type { Context } from '../../../platform/operation.ts'
import { issueELicence, whatApplicationNeeds } from '../issue-e-licence.ts'
import { openFileOf, presentStates } from '../licence-file.ts'
import * as licences from '../licences.store.ts'
import { eLicenceApplicationId } from './e-licence-application-id.ts'
import { photoRemedies } from './photo-remedies.ts'

const licenceOf = (context: Context, { area, personId }: Applicant) => licences.ofPerson(context.db, area, personId)

/** 申领电子驾驶证 (M1.3.1): with the photo kept at the office it is issued at once; a new photo is reviewed. */
export const eLicenceApplication = service({
  id: eLicenceApplicationId,
  title: { zh: '申领电子驾驶证', en: 'Apply for the electronic driving licence' },
  summary: { zh: '与纸质驾驶证同等效力，全国通用。用留存照片，通过实人认证后立即发放。', en: 'Valid like the paper licence, all over the country. With the photo on file it is issued at once after a real-person check.' },
  clauses: ['M1.3.1', 'M1.3.2', 'M1.5.1', 'M1.5.3', 'M1.5.4'],
  rule: 'licences.e-licence-application',
  factsFor: whatApplicationNeeds,
  selfCheck: [
    { name: 'area', kind: 'area', required: true, label: { zh: '驾驶证在哪里核发', en: 'Where was the licence issued' } },
    {
      name: 'states', kind: 'choice', required: true, label: { zh: '驾驶证现在的状态', en: 'State of the licence now' },
      options: Object.entries(licenceStates).map(([value, { name }]) => ({ value, label: name })),
    },
    {
      name: 'photoRejections', kind: 'choice', required: true, label: { zh: '照片曾被退回几次', en: 'How often was a photo rejected' },
      options: ['0', '1', '2', '3'].map((value) => ({ value, label: { zh: `${value} 次`, en: value } })),
    },
  ],
  form: [{
    name: 'photoSource', kind: 'choice', required: true, label: { zh: '使用哪张照片', en: 'Which photo' },
    options: [
      { value: 'kept', label: { zh: '使用车管所留存照片', en: 'The photo kept at the vehicle office' }, hint: { zh: '立即发放', en: 'Issued at once' } },
      { value: 'new', label: { zh: '拍摄或上传新照片', en: 'Take or upload a new photo' }, hint: { zh: '人工审核，1 个工作日', en: 'Reviewed within one working day' } },
    ],
  }],
  documents: [
    required('photo', {
      capture: 'licence-photo', clause: 'M1.3.1', label: { zh: '证件照', en: 'Portrait photo' },
      hint: { zh: '白底、正面、免冠，六个月内', en: 'White background, face to the camera, no hat, at most six months old' },
      waived: {
        says: { zh: '免提交：使用车管所留存照片', en: 'Not needed: the photo kept at the office is used' }, clause: 'M1.3.1', when: { field: 'photoSource', is: ['kept'] },
        kept: async (context, applicant) => ((await licenceOf(context, applicant))?.kept_photo ?? null) !== null,
      },
    }),
  ],
  checks: [realPerson({ purpose: 'e-licence-application', clause: 'M1.3.2', label: { zh: '实人认证', en: 'Real-person check' } })],
  counterAnswers: { photoSource: 'new' },
  within: workingDays(1, 'M1.3.1'),
  steps: [
    { zh: '选择照片', en: 'Choose the photo' }, { zh: '实人认证', en: 'Pass the real-person check' },
    { zh: '审核（用留存照片则跳过）', en: 'Review (skipped with the kept photo)' }, { zh: '在手机上启用并出示', en: 'Put it on your phone and show it' },
  ],
  reasons: (Object.keys(photoRejectionReasons) as PhotoRejectionCode[]).map((code) => ({ code, ...photoRejectionReasons[code], remedy: photoRemedies[code] })),
  decidesAlone: (submitted) => submitted.answers['photoSource'] === 'kept' && submitted.checks.some((check) => check.result === 'confirmed'),
  review: async (context, reviewed) => {
    const row = await licenceOf(context, { area: reviewed.area, personId: reviewed.personId })
    if (!row) return {}
    const { holder } = await openFileOf(context.platform, context.db, row)
    const rejections = await countRejections(context.db, reviewed.area, reviewed.personId, eLicenceApplicationId)
    const limit = photoRejectionLimit.find(context.today)?.value ?? 0
    return {
      applicantDetail: [
        { label: { zh: '姓名', en: 'Name' }, value: holder.name }, { label: { zh: '证号', en: 'Number' }, value: holder.numberMasked },
        { label: { zh: '准驾车型', en: 'Classes' }, value: row.classes }, { label: { zh: '有效期止', en: 'Valid until' }, value: row.valid_until ?? { zh: '长期', en: 'Without end' } },
        { label: { zh: '状态', en: 'State' }, value: listed(presentStates(row.states).map(({ says }) => says)) },
        { label: { zh: '已被退回次数', en: 'Rejected before' }, value: `${rejections} / ${limit}` },
      ],
      compare: [{ documentKind: 'photo', label: { zh: '留存照片', en: 'Kept photo' }, fileId: row.kept_photo }],
      warnings: rejections === limit - 1 ? [{ zh: '这是最后一次线上审核，再不通过只能到窗口办理', en: 'The last online review: one more rejection sends the applicant to the counter' }] : [],
    }
  },
  onApproved: issueELicence,
})
