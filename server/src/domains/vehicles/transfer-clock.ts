import type { TransferClock } from '@changxing/contract/transfers.ts'
import { addWorkingDays, unlessUnpublished, workingDaysBetween } from '@changxing/rules/calendar.ts'
import { answerWorkingDays, transferLimits } from '@changxing/rules/vehicles/transfer-limits.ts'
import { isClosedTransfer, type TransferState } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Words } from '@changxing/rules/decision.ts'
import type { z } from 'zod'

export type Turn = { readonly due_on: string | null; readonly duty: 'in' | 'out' | 'owner' | null }

/** Whose turn it is in a state entered today, and until when; the day itself does not count (M2.3.4). */
export const turnOf = (state: TransferState, today: string): Turn => {
  if (isClosedTransfer(state)) return { due_on: null, duty: null }
  const limit = transferLimits.find(today)?.value[state]
  if (!limit) return { due_on: null, duty: state === 'archive-received' ? 'owner' : null }
  return { due_on: unlessUnpublished(() => addWorkingDays(today, limit.workingDays)), duty: limit.duty }
}

/** Until when the other office must answer (M2.4.0). */
export const answerDueOn = (today: string): string | null => unlessUnpublished(() => addWorkingDays(today, answerWorkingDays))

const dutyWords = {
  in: { zh: '转入地车管所', en: 'the office of the new place' },
  out: { zh: '转出地车管所', en: 'the office of the old place' },
  owner: { zh: '新车主', en: 'the new owner' },
} as const satisfies Record<string, Words>

/** The clock as both offices and the owner see it. */
export const presentTurn = ({ state, due_on: dueOn, duty }: Turn & { readonly state: TransferState }, today: string): z.infer<typeof TransferClock> => {
  const overdue = dueOn !== null && today > dueOn
  const left = dueOn === null ? null : overdue ? 0 : unlessUnpublished(() => workingDaysBetween(today, dueOn))
  const who = duty === null ? null : dutyWords[duty]
  const says: Words = isClosedTransfer(state) ? { zh: '业务已结束', en: 'This transfer has ended' }
    : who === null ? { zh: '没有期限', en: 'No limit runs' }
      : dueOn === null ? { zh: `轮到${who.zh}`, en: `It is the turn of ${who.en}` }
        : overdue ? { zh: `${who.zh}已超过期限 ${dueOn}，已报单位负责人`, en: `${who.en} is overdue since ${dueOn}; its head is told` }
          : { zh: `${who.zh}应在 ${dueOn} 前办理`, en: `${who.en} has until ${dueOn}` }
  return {
    duty, dutySays: who, dueOn, workingDaysLeft: left, overdue,
    says: { zh: says.zh, en: `${says.en.charAt(0).toUpperCase()}${says.en.slice(1)}` },
  }
}
