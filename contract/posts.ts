import type { Words } from '@changxing/rules/decision.ts'

/** The posts an officer may hold. The identity provider says which; the platform trusts nothing else. */
export const posts = {
  'licence-review': { zh: '驾驶证审核岗', en: 'Licence review' },
  'review-head': { zh: '业务领导岗', en: 'Head of business' },
  'photo-capture': { zh: '窗口受理岗', en: 'Counter' },
  registration: { zh: '登记审核岗', en: 'Vehicle registration' },
  archive: { zh: '档案岗', en: 'Archive' },
  inspection: { zh: '查验岗', en: 'Inspection' },
  examiner: { zh: '考试员岗', en: 'Examiner' },
  'exam-planning': { zh: '考试计划岗', en: 'Planning of tests' },
  notices: { zh: '宣传告知岗', en: 'Notices' },
  patrol: { zh: '路面执勤', en: 'Patrol' },
  supervision: { zh: '监督岗', en: 'Supervision' },
} as const satisfies Record<string, Words>

export type Post = keyof typeof posts
