import type { CaseView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'

/** What the applicant reads as "you", an officer reads of the applicant. */
const forOfficers: Readonly<Record<string, Words>> = {
  asked: { zh: '已请申请人补正或说明', en: 'The applicant was asked' },
  answered: { zh: '已答复', en: 'Answered' },
  reminded: { zh: '已提醒申请人答复', en: 'The applicant was reminded' },
}

/** The history of a case in an officer's words. */
export const historyForOfficers = (events: CaseView['timeline']): CaseView['timeline'] =>
  events.map((event) => ({ ...event, says: forOfficers[event.kind] ?? event.says }))
