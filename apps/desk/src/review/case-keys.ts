import type { Words } from '@changxing/rules/words.ts'

export type CaseAction = 'claim' | 'approve' | 'reject' | 'ask' | 'take-back' | 'release' | 'hand-over' | 'suspect' | 'investigate' | 'settle' | 'decide-withdrawal' | 'advance' | 'end-making'

export const caseKeysTitle: Words = { zh: '办件', en: 'Case' }

type CaseKey = {
  readonly key: string
  readonly label: Words
  readonly action: CaseAction
  /** Shown only while it can be done; the others keep their places. */
  readonly seldom?: true
}

/** What can be done with a case, by one key each. */
export const caseKeys: readonly CaseKey[] = [
  { key: 'c', label: { zh: '领取', en: 'Claim' }, action: 'claim' },
  { key: 'a', label: { zh: '通过', en: 'Approve' }, action: 'approve' },
  { key: 'r', label: { zh: '不通过', en: 'Reject' }, action: 'reject' },
  { key: 'q', label: { zh: '请补正', en: 'Ask' }, action: 'ask' },
  { key: 'b', label: { zh: '收回补正', en: 'End the question' }, action: 'take-back', seldom: true },
  { key: 'u', label: { zh: '退回队列', en: 'Put back' }, action: 'release' },
  { key: 'h', label: { zh: '移交', en: 'Hand over' }, action: 'hand-over' },
  { key: 's', label: { zh: '列为嫌疑', en: 'Suspect' }, action: 'suspect', seldom: true },
  { key: 'i', label: { zh: '登记调查', en: 'Findings' }, action: 'investigate', seldom: true },
  { key: 't', label: { zh: '嫌疑结论', en: 'Settle' }, action: 'settle', seldom: true },
  { key: 'w', label: { zh: '决定撤回', en: 'Withdrawal' }, action: 'decide-withdrawal', seldom: true },
  { key: 'm', label: { zh: '完成此步', en: 'Step done' }, action: 'advance', seldom: true },
  { key: 'y', label: { zh: '不再制作，办结', en: 'End it' }, action: 'end-making', seldom: true },
]
