import type { Post } from '@changxing/contract/posts.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { IconName } from '@changxing/ui/icons.tsx'

export type ScreenPath = '/review' | '/capture' | '/notices' | '/coverage' | '/rules' | '/replay' | '/status-lists'
  | '/transfers' | '/transfer-oversight'
export type Screen = { readonly path: ScreenPath; readonly title: Words; readonly icon: IconName; readonly posts: readonly Post[] | 'every' }

/** Every screen of the desk, in the order of the navigation, and the posts that see it. The server decides again at each call. */
export const screens: readonly Screen[] = [
  { path: '/review', title: { zh: '审核', en: 'Review' }, icon: 'licence', posts: ['licence-review', 'review-head'] },
  { path: '/transfers', title: { zh: '过户', en: 'Transfers' }, icon: 'services', posts: ['registration', 'archive', 'inspection', 'review-head', 'supervision'] },
  { path: '/capture', title: { zh: '窗口采集', en: 'Photo capture' }, icon: 'camera', posts: ['photo-capture'] },
  { path: '/notices', title: { zh: '定向提示', en: 'Notices' }, icon: 'bell', posts: ['notices'] },
  { path: '/transfer-oversight', title: { zh: '过户监督', en: 'Transfer oversight' }, icon: 'eye', posts: ['review-head', 'supervision'] },
  { path: '/replay', title: { zh: '决定重演', en: 'Replay' }, icon: 'clock', posts: ['supervision', 'review-head'] },
  { path: '/status-lists', title: { zh: '状态列表', en: 'Status lists' }, icon: 'shield', posts: ['supervision'] },
  { path: '/coverage', title: { zh: '条款覆盖', en: 'Coverage' }, icon: 'document', posts: 'every' },
  { path: '/rules', title: { zh: '规则台', en: 'Rules' }, icon: 'services', posts: 'every' },
]

/** The screens that somebody with these posts sees. */
export const screensFor = (posts: readonly string[]): readonly Screen[] =>
  screens.filter((screen) => screen.posts === 'every' || screen.posts.some((post) => posts.includes(post)))
