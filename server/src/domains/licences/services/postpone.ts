import { postponementKinds, postponements } from '@changxing/rules/licences/business-kinds.ts'
import { isDelegatedOnline, ownCard, required, resultOf, service } from '../../cases/index.ts'
import { identity, licencePage } from './licence-page.ts'

const reason = 'reason'
/** From Order 162 on the reason is stated, not proven. */
const proofNoLonger = '2022-04-01'

/** 延期 (M8.1, M9.1): renewal, audit or medical report, for three years at most; also by an agent, with copies or prints. No driving meanwhile. */
export const postpone = service({
  ...licencePage('postpone'),
  id: 'licences.postpone',
  title: { zh: '延期换证、审验、提交体检', en: 'Postpone renewal, audit or medical report' },
  summary: {
    zh: '注意：延期期间不得驾驶机动车。因服兵役、出国（境）等回不来的可以延期，最长三年，也可委托国内的人办；办错了可以撤销。',
    en: 'Warning: no driving while it is postponed. For who cannot come in time, in service or abroad: three years at most, also by an agent in the country. A mistake can be taken back.',
  },
  clauses: ['M8.1', 'M9.1'],
  applicants: ['self', 'delegate'], businessName: '延期',
  form: [
    {
      name: 'postpone', kind: 'choice', required: true, label: { zh: '延期什么', en: 'What is postponed' },
      options: postponementKinds.map((value) => ({ value, label: postponements[value].name })),
    },
    {
      name: reason, kind: 'choice', required: true, label: { zh: '原因', en: 'Reason' },
      options: [
        { value: 'abroad', label: { zh: '出国（境），因疫情等不能及时返回', en: 'Abroad, and cannot return in time' } },
        { value: 'service', label: { zh: '服兵役', en: 'Military service' } }, { value: 'other', label: { zh: '其他', en: 'Another' } },
      ],
    },
    { name: 'postponeUntil', kind: 'date', required: true, label: { zh: '延期到哪天', en: 'Until which day' }, hint: { zh: '最长三年', en: 'Three years at most' } },
    {
      name: 'understood', kind: 'choice', required: true, label: { zh: '延期期间不得驾驶机动车', en: 'No driving while it is postponed' },
      options: [{ value: 'no-driving', label: { zh: '我知道：从批准之日起不得驾驶，直到换证、审验、体检或撤销延期', en: 'I know: no driving from the approval until it is renewed, audited, reported or taken back' } }],
    },
  ],
  documents: [
    { ...identity, when: { field: reason, is: ['service', 'other'] } },
    required('identity-copy', {
      clause: 'M8.1', label: { zh: '本人身份证明（复印件、打印件均可）', en: 'Identity document of the driver (a copy or print will do)' }, sides: ownCard, when: { field: reason, is: ['abroad'] },
      waived: { says: { zh: '免提交：委托人已登录并网上委托', en: 'Not needed: the principal delegated online, signed in' }, clause: 'M9.3', kept: (context, _applicant, one) => isDelegatedOnline(context, one) },
    }),
    required('reason-proof', {
      clause: 'M8.1', label: { zh: '延期事由证明（复印件、打印件均可）', en: 'Proof of the reason (a copy or print will do)' },
      waived: { says: { zh: '免提交：2022年4月1日起不再要求', en: 'Not needed since 2022-04-01' }, clause: 'M8.1', kept: async ({ today }) => today >= proofNoLonger },
    }),
  ],
  steps: [{ zh: '说明原因', en: 'Say why' }, { zh: '审核', en: 'Review' }, { zh: '延期生效，期间不得驾驶', en: 'Postponed; no driving meanwhile' }],
})

/** 撤销延期: the way back from a postponement asked for by mistake, at once and without an officer (M8.1). */
export const endPostponement = service({
  ...licencePage('end-postponement'),
  id: 'licences.end-postponement',
  title: { zh: '撤销延期', en: 'Take a postponement back' },
  summary: { zh: '办错了延期，或回来要开车的，撤销后立即恢复原来的状态。已到期的仍须先换证。', en: 'For a mistake, or when you are back: taken back, the licence is at once as it was. One that expired meanwhile must be renewed first.' },
  clauses: ['M8.1', 'M9.1'],
  documents: [identity],
  decidesAlone: (submitted) => resultOf(submitted, 'real-person') === 'confirmed',
  steps: [{ zh: '实人认证', en: 'Pass the real-person check' }, { zh: '立即恢复', en: 'Restored at once' }],
})
