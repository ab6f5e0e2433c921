import type { Words } from '@changxing/rules/words.ts'

export type CaseAction = 'claim' | 'approve' | 'reject' | 'ask' | 'release'

export const caseKeysTitle: Words = { zh: '办件', en: 'Case' }

/** What can be done with an open case, by one key each. */
export const caseKeys: readonly { readonly key: string; readonly label: Words; readonly action: CaseAction }[] = [
  { key: 'c', label: { zh: '领取', en: 'Claim' }, action: 'claim' },
  { key: 'a', label: { zh: '通过', en: 'Approve' }, action: 'approve' },
  { key: 'r', label: { zh: '不通过', en: 'Reject' }, action: 'reject' },
  { key: 'q', label: { zh: '请补正', en: 'Ask' }, action: 'ask' },
  { key: 'u', label: { zh: '退回队列', en: 'Put back' }, action: 'release' },
]
