import type { Plan } from '@changxing/contract/exam-plans.ts'
import type { BookingState } from '@changxing/contract/exams.ts'
import { cities, cityOf } from '@changxing/rules/areas.ts'
import { subjectNames, type Subject } from '@changxing/rules/exams/subjects.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Tone } from '@changxing/ui/shapes.tsx'
import type { z } from 'zod'

/** A city, or the province of a corps. */
export const placeWords = (area: string): Words => cityOf(area)?.name ?? cities.find(({ province }) => province === area)?.provinceName ?? { zh: area, en: area }

export const subjectWords = (subject: number): Words => subjectNames[subject as Subject]

export const bookingWords: Readonly<Record<BookingState, Words>> = {
  applied: { zh: '已报名', en: 'Applied' }, 'not-drawn': { zh: '未分到', en: 'Not drawn' }, booked: { zh: '待考', en: 'To be tested' },
  cancelled: { zh: '已取消', en: 'Given back' }, passed: { zh: '合格', en: 'Passed' }, failed: { zh: '不合格', en: 'Failed' },
}
export const bookingTones: Readonly<Record<BookingState, Tone>> = { applied: 'blue', 'not-drawn': 'grey', booked: 'blue', cancelled: 'grey', passed: 'good', failed: 'bad' }

/** Where a plan stands, and whether somebody has to act: applications, draw, what is left over, results. */
export function planStanding(plan: Pick<z.infer<typeof Plan>, 'day' | 'applyBy' | 'state' | 'seats' | 'taken' | 'sheetsMissing'>, today: string): { readonly tone: Tone; readonly says: Words } {
  const left = plan.seats - plan.taken
  if (plan.day < today) return plan.sheetsMissing > 0
    ? { tone: 'care', says: { zh: `缺 ${plan.sheetsMissing} 份成绩单`, en: plan.sheetsMissing === 1 ? '1 sheet missing' : `${plan.sheetsMissing} sheets missing` } }
    : { tone: 'good', says: { zh: '已考完', en: 'Held' } }
  if (plan.day === today) return { tone: 'blue', says: { zh: `今天考试，${plan.taken} 人`, en: `Today, ${plan.taken} booked` } }
  if (plan.state === 'published') return today <= plan.applyBy
    ? { tone: 'blue', says: { zh: `报名至 ${plan.applyBy.slice(5)}`, en: `Applications to ${plan.applyBy.slice(5)}` } }
    : { tone: 'care', says: { zh: '待分配考位', en: 'To be drawn' } }
  return left > 0 ? { tone: 'good', says: { zh: `剩 ${left}，先到先得`, en: `${left} left, first come` } } : { tone: 'grey', says: { zh: '已满', en: 'Full' } }
}
