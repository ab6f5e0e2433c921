import type { ClauseId } from '../clauses.ts'
import { because, decided, type Decision } from '../decision.ts'
import { rule } from '../rule.ts'
import type { Words } from '../words.ts'

/** What the in-place does with an archive that it may not return. */
export type InsteadOfReturn = 'look-up-electronic-archive' | 'accept-online-check' | 'ask-out-office' | 'repair-data'
type Outcome = { readonly mayReturn: boolean; readonly instead?: InsteadOfReturn }
type Ground = { readonly clause: ClauseId; readonly says: Words; readonly instead?: InsteadOfReturn }

const grounds = {
  'stolen-robbed-defrauded': {
    clause: 'M2.4.1',
    says: { zh: '涉嫌盗抢骗，可以退档，并移交调查', en: 'Suspected stolen, robbed or defrauded: the file may go back, and the car is investigated' },
  },
  smuggled: {
    clause: 'M2.4.1',
    says: { zh: '涉嫌走私，可以退档，并移交调查', en: 'Suspected smuggled: the file may go back, and the car is investigated' },
  },
  'illegally-assembled': {
    clause: 'M2.4.1',
    says: { zh: '涉嫌非法拼装、组装，可以退档，并移交调查', en: 'Suspected illegally assembled: the file may go back, and the car is investigated' },
  },
  'no-paper-archive': {
    clause: 'M2.4.2',
    says: { zh: '不得因没有纸质档案退档，请查询电子档案', en: 'No paper file is no ground: look up the electronic file' },
    instead: 'look-up-electronic-archive',
  },
  'mortgage-checked-online': {
    clause: 'M10.1',
    says: {
      zh: '抵押资料已联网核查，不得因缺少纸质资料退档，认可联网核查结果',
      en: 'The mortgage was checked online: accept that, the lack of paper is no ground',
    },
    instead: 'accept-online-check',
  },
  incomplete: {
    clause: 'M2.4.0',
    says: { zh: '档案不全不得退档，请在线联系转出地补齐', en: 'An incomplete file is no ground: ask the old office for what is missing' },
    instead: 'ask-out-office',
  },
  'system-error': {
    clause: 'M2.4.1',
    says: { zh: '系统故障、数据差错不得退档，请及时处理', en: 'A system fault or data error is no ground: have it repaired in time' },
    instead: 'repair-data',
  },
  other: {
    clause: 'M2.4.1',
    says: { zh: '这不是退档的理由，有问题请在线联系转出地解决', en: 'This is no ground for a return: settle it with the old office' },
    instead: 'ask-out-office',
  },
} as const satisfies { readonly [ground: string]: Ground }

type GroundId = keyof typeof grounds

/**
 * Whether the in-place may return a transferred archive. Only a suspicion that the car was stolen, robbed or defrauded, smuggled, or
 * illegally assembled allows it (M2.4.1), and the office has to show evidence; for everything else `instead` says what to do, so that
 * nobody is sent back and forth (M2.4.0, M2.4.2, M10.1). It guards archives of the earlier procedure too (M2.4.2), on whatever day.
 */
export const returnArchive = rule({
  id: 'vehicles.return-archive',
  version: '1',
  title: { zh: '能否退档', en: 'May an archive be returned' },
  clauses: ['M2.4.0', 'M2.4.1', 'M2.4.2', 'M10.1'],
  facts: {
    ground: { type: 'string', enum: Object.keys(grounds) as readonly GroundId[], says: { zh: '退档理由', en: 'Ground for the return' } },
  },
  decide({ ground }): Decision<Outcome> {
    const { clause, says, instead }: Ground = grounds[ground]
    const mayReturn = instead === undefined
    return decided(mayReturn ? { mayReturn } : { mayReturn, instead }, [because(clause, mayReturn, says, { ground })])
  },
})
