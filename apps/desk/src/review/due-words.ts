import type { CaseView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Tone } from '@changxing/ui/shapes.tsx'

/** How near the due day is, in the few words of a queue's row. */
export function dueWords({ dueOn, workingDaysLeft, overdue, standsSince }: CaseView['clock']): { readonly tone: Tone; readonly says: Words } {
  if (standsSince) return { tone: 'grey', says: { zh: '计时暂停', en: 'Clock stands' } }
  if (dueOn === null || workingDaysLeft === null) return { tone: 'grey', says: { zh: '期限待定', en: 'Not fixed' } }
  if (overdue) return { tone: 'bad', says: { zh: '已超期', en: 'Overdue' } }
  if (workingDaysLeft === 0) return { tone: 'care', says: { zh: '今天到期', en: 'Due today' } }
  const days = workingDaysLeft === 1 ? '1 day left' : `${workingDaysLeft} days left`
  return { tone: workingDaysLeft <= 1 ? 'care' : 'blue', says: { zh: `剩 ${workingDaysLeft} 个工作日`, en: days } }
}
