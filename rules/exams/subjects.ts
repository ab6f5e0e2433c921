import type { Words } from '../words.ts'

/** The subjects of the driving test; 4 is the safety test that ends subject three (安全文明驾驶常识), booked and counted by itself. */
export const subjectNames = {
  1: { zh: '科目一', en: 'subject one (theory)' },
  2: { zh: '科目二', en: 'subject two (yard)' },
  3: { zh: '科目三道路驾驶', en: 'subject three (road)' },
  4: { zh: '科目三安全文明驾驶常识', en: 'subject three (safety)' },
} as const satisfies { readonly [subject: number]: Words }
export type Subject = keyof typeof subjectNames

export const subjects: readonly Subject[] = [1, 2, 3, 4]

/** Whether bookings of the subject are counted and spaced (Order 139: subjects two and three on the road). */
export const isCounted = (subject: number): boolean => subject === 2 || subject === 3
