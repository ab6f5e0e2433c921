import type { Post } from '@changxing/contract/posts.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { IconName } from '@changxing/ui/icons.tsx'

export type ScreenPath = '/review' | '/counter' | '/hall' | '/call-backs' | '/notices' | '/coverage' | '/rules' | '/replay' | '/status-lists' | '/mortgages' | '/insurance' | '/agencies'
  | '/transfers' | '/transfer-oversight' | '/tests' | '/movements' | '/restorations'
export type Screen = { readonly path: ScreenPath; readonly title: Words; readonly icon: IconName; readonly posts: readonly Post[] | 'every' }

/** Posts that review cases. */
export const reviewers: readonly Post[] = ['licence-review', 'registration', 'review-head']
/** Those who have a queue: reviewers, and who does a step after the approval. */
export const caseWork: readonly Post[] = [...reviewers, 'archive']
/** Those who look at transfers between cities. */
export const transferPosts: readonly Post[] = ['registration', 'archive', 'inspection', 'review-head', 'supervision']
const callers: readonly Post[] = [...reviewers, 'supervision']

/** Every screen of the desk, in the order of the navigation, and the posts that see it. The server decides again at each call. */
export const screens: readonly Screen[] = [
  { path: '/review', title: { zh: '审核', en: 'Review' }, icon: 'licence', posts: caseWork },
  { path: '/transfers', title: { zh: '过户', en: 'Transfers' }, icon: 'services', posts: transferPosts },
  { path: '/counter', title: { zh: '窗口', en: 'Counter' }, icon: 'person', posts: ['photo-capture'] },
  { path: '/hall', title: { zh: '叫号', en: 'Hall' }, icon: 'bell', posts: ['photo-capture'] },
  { path: '/call-backs', title: { zh: '回访', en: 'Call-backs' }, icon: 'star', posts: callers },
  { path: '/notices', title: { zh: '定向提示', en: 'Notices' }, icon: 'bell', posts: ['notices'] },
  { path: '/transfer-oversight', title: { zh: '过户监督', en: 'Transfer oversight' }, icon: 'eye', posts: ['review-head', 'supervision'] },
  { path: '/replay', title: { zh: '决定重演', en: 'Replay' }, icon: 'clock', posts: ['supervision', 'review-head'] },
  { path: '/status-lists', title: { zh: '状态列表', en: 'Status lists' }, icon: 'shield', posts: ['supervision'] },
  { path: '/mortgages', title: { zh: '抵押', en: 'Mortgages' }, icon: 'business', posts: ['registration', 'supervision', 'review-head'] },
  { path: '/insurance', title: { zh: '交强险', en: 'Insurance' }, icon: 'shield', posts: ['registration', 'supervision', 'review-head'] },
  { path: '/agencies', title: { zh: '部门联网', en: 'Agencies' }, icon: 'globe', posts: ['registration', 'supervision', 'review-head'] },
  { path: '/tests', title: { zh: '考试', en: 'Tests' }, icon: 'car', posts: ['exam-planning', 'supervision', 'review-head'] },
  { path: '/movements', title: { zh: '转考监督', en: 'Test places' }, icon: 'swap', posts: ['supervision'] },
  { path: '/restorations', title: { zh: '恢复监督', en: 'Restored' }, icon: 'licence', posts: ['supervision', 'review-head'] },
  { path: '/coverage', title: { zh: '条款覆盖', en: 'Coverage' }, icon: 'document', posts: 'every' },
  { path: '/rules', title: { zh: '规则台', en: 'Rules' }, icon: 'services', posts: 'every' },
]

/** The screens that somebody with these posts sees. */
export const screensFor = (posts: readonly string[]): readonly Screen[] =>
  screens.filter((screen) => screen.posts === 'every' || screen.posts.some((post) => posts.includes(post)))
