import type { TransferState, TransferView } from '@changxing/contract/transfers.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Tone } from '@changxing/ui/shapes.tsx'

export const pathWords: Record<TransferView['path'], Words> = {
  A: { zh: '网上申请', en: 'Online' }, B: { zh: '转入地窗口', en: 'Counter of the new place' }, C: { zh: '转出地窗口', en: 'Counter of the old place' },
}

export const groundWords: Record<TransferView['ground'], Words> = {
  sale: { zh: '买卖', en: 'Sale' }, inheritance: { zh: '继承', en: 'Inheritance' }, court: { zh: '法院裁判', en: 'Court decision' },
  gift: { zh: '赠与', en: 'Gift' }, other: { zh: '其他', en: 'Other' },
}

export const actorWords: Record<TransferView['timeline'][number]['by'], Words> = {
  'new-owner': { zh: '新车主', en: 'New owner' }, 'in-office': { zh: '转入地', en: 'New place' }, 'out-office': { zh: '转出地', en: 'Old place' },
  system: { zh: '系统', en: 'System' },
}

/** The state in the two or three words of a row. */
export const shortState: Record<TransferState, Words> = {
  applied: { zh: '待受理', en: 'To accept' }, accepted: { zh: '已受理', en: 'Accepted' }, 'archive-requested': { zh: '待发档案', en: 'File to send' },
  'archive-sent': { zh: '待收档案', en: 'File to receipt' }, 'archive-to-correct': { zh: '待补正档案', en: 'File to correct' }, 'archive-received': { zh: '待查验', en: 'To inspect' }, inspected: { zh: '待登记', en: 'To register' },
  registered: { zh: '已办结', en: 'Registered' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' }, returned: { zh: '已退档', en: 'Returned' },
}

type Turn = Pick<TransferView, 'clock' | 'side' | 'state'>

/** The state of a row; a car that the old place waits for is nobody's file to send yet (M2.1.5). */
export const rowState = ({ state, clock }: Pick<TransferView, 'state' | 'clock'>): Words =>
  state === 'archive-requested' && clock.duty === 'owner' ? { zh: '待转出地查验、交牌', en: 'To inspect in the old place, plates to hand in' } : shortState[state]

/** Whether this office has to act now. */
export const isOurTurn = ({ clock, side }: Turn): boolean => clock.duty === side

/** How near the due day is, in the few words of a row. */
export function dueWords({ clock: { duty, dueOn, workingDaysLeft, calendarDaysLeft, overdue }, heldOn, ...turn }: Turn & { readonly heldOn?: string | null }): { readonly tone: Tone; readonly says: Words } {
  if (duty === null && !isClosedTransfer(turn.state)) {
    return { tone: 'bad', says: heldOn ? { zh: `暂停 · 自 ${heldOn.slice(5)}`, en: `Held since ${heldOn.slice(5)}` } : { zh: '暂停办理', en: 'Stands still' } }
  }
  if (duty === null) return { tone: turn.state === 'registered' ? 'good' : 'grey', says: shortState[turn.state] }
  if (duty === 'owner' && calendarDaysLeft !== null) {
    return overdue ? { tone: 'care', says: { zh: '新车主已过期', en: 'Owner overdue' } }
      : { tone: 'grey', says: { zh: `等新车主 · 剩 ${calendarDaysLeft} 天`, en: `Owner, ${calendarDaysLeft} days` } }
  }
  if (duty === 'owner' && (turn.state === 'applied' || turn.state === 'inspected')) return { tone: 'grey', says: { zh: '时限停止', en: 'Clock stands' } }
  if (dueOn === null || workingDaysLeft === null) return { tone: 'grey', says: { zh: '等新车主', en: 'Owner’s turn' } }
  if (overdue) return { tone: 'bad', says: { zh: '已超期', en: 'Overdue' } }
  const soon: Words = workingDaysLeft === 0 ? { zh: '今天到期', en: 'Due today' } : {
    zh: `剩 ${workingDaysLeft} 个工作日`, en: workingDaysLeft === 1 ? '1 day left' : `${workingDaysLeft} days left`,
  }
  if (duty !== turn.side) return { tone: 'grey', says: { zh: `对方 · ${soon.zh}`, en: `Theirs, ${soon.en.toLowerCase()}` } }
  return { tone: workingDaysLeft <= 1 ? 'care' : 'blue', says: soon }
}

/** The tone of the answer on top of a transfer. */
export function answerTone(transfer: Turn): Tone {
  if (transfer.state === 'registered') return 'good'
  if (transfer.clock.duty === null) return 'grey'
  if (transfer.clock.overdue) return 'bad'
  return isOurTurn(transfer) ? 'care' : 'blue'
}

export const reportKinds: Record<TransferView['reports'][number]['kind'], Words> = {
  trade: { zh: '违规交易', en: 'Irregular trade' }, invoice: { zh: '违规开票', en: 'Irregular invoice' }, charge: { zh: '违规收费', en: 'Irregular charge' },
}

/** Whether commerce and tax have a report. */
export function deliveryWords(delivery: TransferView['reports'][number]['delivery']): { readonly tone: Tone; readonly says: Words } {
  if (delivery === 'confirmed') return { tone: 'good', says: { zh: '已送达', en: 'Received' } }
  if (delivery === 'waiting') return { tone: 'blue', says: { zh: '正在送达', en: 'On its way' } }
  return delivery === 'denied' ? { tone: 'bad', says: { zh: '对方未接收', en: 'Not taken' } } : { tone: 'bad', says: { zh: '没有送达，请另行通报', en: 'Never received: report it another way' } }
}
