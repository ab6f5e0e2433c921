import type { CivilDate } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { rule } from '../rule.ts'
import { restoreAbroad } from './decide-restore-abroad.ts'
import { stateLetters, statesFact } from './states.ts'

type Outcome = { readonly allowed: boolean; readonly deadline: CivilDate | null; readonly needs: 'nothing' | 'subject-one' | null }

export const cancellationCauses = ['not-renewed', 'not-audited', 'own-request', 'no-medical-report', 'other'] as const
export type CancellationCause = (typeof cancellationCauses)[number]
const causeWords: { readonly [cause in CancellationCause]: { readonly zh: string; readonly en: string } } = {
  'not-renewed': { zh: '逾期未换证', en: 'not renewed in time' },
  'not-audited': { zh: '逾期未审验', en: 'not audited in time' },
  'own-request': { zh: '本人申请注销', en: 'cancelled at the holder’s request' },
  'no-medical-report': { zh: '未提交身体条件证明', en: 'no medical report handed in' },
  other: { zh: '其他原因', en: 'another cause' },
}

const causeReason = (cause: CancellationCause): Reason => {
  const holds = cause === 'not-renewed' || cause === 'not-audited'
  const { zh, en } = causeWords[cause]
  return because('M8.2.0', holds, holds
    ? { zh: `因${zh}被注销`, en: `Cancelled because ${en}` }
    : { zh: `注销原因是${zh}，不能按此恢复，可以重新申请`, en: `Cancelled because ${en}: not restored this way; apply for a new licence` }, { cause })
}

const subjectOne = (passedOn: CivilDate | undefined, cancelledOn: CivilDate): Reason => {
  const holds = passedOn !== undefined && passedOn >= cancelledOn
  return because('M8.2.3', holds, holds
    ? { zh: `${passedOn}科目一合格`, en: `Subject one passed on ${passedOn}` }
    : { zh: '请先报考科目一（恢复驾驶资格：报考科目一），合格后再提交', en: 'Take subject one first (service “Subject one, to have a licence restored”); submit when you have passed' }, { passedOn: passedOn ?? null })
}

/**
 * Whether a licence that was cancelled while its holder was held abroad is restored on application: what `licences.restore-abroad` asks, the
 * cause of the cancellation (M8.2.0), subject one where the licence is fully cancelled (M8.2.3), and that it is still cancelled. What the border
 * records have not said yet, the applicant says; without either only the state is judged.
 */
export const restore = rule({
  id: 'licences.restore',
  version: '1',
  title: { zh: '恢复驾驶资格（出国出境人员）', en: 'Restoring a licence after a stay abroad' },
  clauses: ['M8.2.0', 'M8.2.1', 'M8.2.2', 'M8.2.3'],
  facts: {
    states: statesFact,
    cancelledOn: { type: 'string', format: 'date', optional: true, says: { zh: '注销日期', en: 'Day of the cancellation' } },
    cause: { type: 'string', enum: cancellationCauses, optional: true, says: { zh: '注销原因', en: 'Cause of the cancellation' } },
    firstReturnOn: { type: 'string', format: 'date', optional: true, says: { zh: '首次回国日期', en: 'Day of the first return' } },
    abroadWhenDue: { type: 'boolean', optional: true, says: { zh: '应办理时是否在境外', en: 'Abroad when renewal or audit was due' } },
    subjectOnePassedOn: { type: 'string', format: 'date', optional: true, says: { zh: '科目一合格日期', en: 'Day subject one was passed' } },
    submitting: { type: 'boolean', says: { zh: '是否提交', en: 'Whether it is being submitted' } },
  },
  decide({ states, cancelledOn, cause, firstReturnOn, abroadWhenDue, subjectOnePassedOn, submitting }, on): Decision<Outcome> {
    const letters = stateLetters(states)
    const state = letters.includes('G') ? 'G' : letters.includes('R') ? 'R' : undefined
    if (state === undefined || cancelledOn === undefined)
      return decided({ allowed: false, deadline: null, needs: null }, [
        because('M8.2.0', false, { zh: '驾驶证没有被注销，或已经恢复，不用办理', en: 'The licence is not cancelled, or restored already: there is nothing to do' }, { states }),
      ])
    const reasons: Reason[] = [causeReason(cause ?? 'other')]
    if (firstReturnOn === undefined) return decided({ allowed: reasons.every(({ holds }) => holds), deadline: null, needs: state === 'R' ? 'nothing' : 'subject-one' }, reasons)
    const abroad = restoreAbroad.decide({ state, cancelledOn, firstReturnOn, abroadWhenDue: abroadWhenDue ?? true }, on)
    reasons.push(...abroad.reasons)
    if (state === 'G' && submitting) reasons.push(subjectOne(subjectOnePassedOn, cancelledOn))
    return decided({ allowed: reasons.every(({ holds }) => holds), deadline: abroad.outcome.deadline, needs: abroad.outcome.needs }, reasons)
  },
})
