import type { Words } from '../words.ts'

/** What a file says instead of a page. The Chinese is what is recorded and signed. */
export const archiveRemarks = {
  checkedOnline: { zh: '联网核查', en: 'checked online' },
  appliedOnline: { zh: '网上申请', en: 'applied for online' },
  appliedAtCounter: { zh: '窗口受理', en: 'taken in at a counter' },
  notNeeded: { zh: '不需要', en: 'not needed' },
} as const satisfies Record<string, Words>

/** A recorded remark for people: one of those above in both languages, any other as it was written. */
export const remarkWords = (remark: string): Words =>
  Object.values<Words>(archiveRemarks).find(({ zh }) => zh === remark) ?? { zh: remark, en: remark }
