import type { Words } from '@changxing/rules/decision.ts'
import type { BookingState } from './bookings.store.ts'
import type { FileState } from './files.store.ts'

export const bookingStates: Readonly<Record<BookingState, Words>> = {
  applied: { zh: '已报名，等待分配考位', en: 'Applied, waiting for the draw' },
  'not-drawn': { zh: '本场未分到考位，等待时间继续计算', en: 'No seat this time; your waiting counts on' },
  booked: { zh: '预约成功', en: 'Booked' },
  cancelled: { zh: '已取消，不计次数', en: 'Given back; it does not count' },
  passed: { zh: '合格', en: 'Passed' },
  failed: { zh: '不合格', en: 'Not passed' },
}

export const fileStates: Readonly<Record<FileState, Words>> = {
  open: { zh: '有效', en: 'Open' },
  moved: { zh: '已转到其他考试地', en: 'Moved to another place' },
  voided: { zh: '第五次预约不合格，已合格科目作废，须重新申请', en: 'The fifth booking failed: what was passed is void, apply anew' },
  completed: { zh: '全部科目合格', en: 'Everything passed' },
}

/** The rule of allocation as it is published with each plan (M3.1.3). */
export const allocationRule: Words = {
  zh: '报名人数多于考位时：等待时间最长的优先；等待时间相同的，以“名单＋事先承诺的随机数”的哈希排序，任何人都可以重算。剩余考位先到先得。',
  en: 'With more applicants than seats: who has waited longest comes first; ties go by a hash of the list and a number committed to beforehand, which anybody can recompute. What is left over goes first come, first served.',
}
export const phaseWords = {
  applications: { zh: '报名中', en: 'Applications open' },
  draw: { zh: '报名截止，正在分配', en: 'Applications closed, being drawn' },
  'first-come': { zh: '剩余考位，先到先得', en: 'Left-over seats, first come, first served' },
  closed: { zh: '已截止', en: 'Closed' },
} as const satisfies Record<string, Words>
export type Phase = keyof typeof phaseWords

/** Where a plan stands on a day. */
export const phaseOf = (plan: { readonly apply_by: string; readonly day: string; readonly drawn_at: Date | null }, today: string): Phase => {
  if (today >= plan.day) return 'closed'
  if (plan.drawn_at !== null) return 'first-come'
  return today <= plan.apply_by ? 'applications' : 'draw'
}
