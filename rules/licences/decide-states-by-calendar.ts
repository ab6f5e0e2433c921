import { addMonths, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { refuseBadFacts, unlikelyDates, valueOn } from '../fact-problems.ts'
import { rule } from '../rule.ts'
import type { Words } from '../words.ts'
import { cancellationCauses, type CancellationCause } from './decide-restore.ts'
import { cancelledAfterMonths, restorableMonths } from './renewal.ts'
import { licenceStates, stateLetters, statesFact, type LicenceStateLetter } from './states.ts'

type Outcome = { readonly states: string; readonly cancelledOn: CivilDate | null; readonly cause: CancellationCause | null }

/** The letters with some taken out and one put in; A stands only alone. */
const turned = (letters: readonly LicenceStateLetter[], out: readonly LicenceStateLetter[], put: LicenceStateLetter): string =>
  stateLetters([...letters.filter((letter) => letter !== 'A' && !out.includes(letter)), put].join('')).join('')

const step = (holds: boolean, says: Words, facts: { readonly due: CivilDate } & Readonly<Record<string, CivilDate>>): Reason => because('M6.1.2', holds, says, facts)

/**
 * The states of a licence as the calendar alone makes them: overdue (逾期未换证) from the day after its validity, or after the day to which renewal
 * was postponed (M8.1); cancelled but restorable (注销可恢复) a year after that; cancelled for good (注销) when two more years have passed. Renewal
 * itself is the service of M6.1.2, the periods are the licence orders'. What else forbids driving stays beside it; a licence that has ended
 * otherwise, or that is valid for good, is left alone. Unmet: the reason for which the states change.
 */
export const statesByCalendar = rule({
  id: 'licences.states-by-calendar',
  version: '1',
  title: { zh: '到期后的驾驶证状态', en: 'States of a licence by the calendar' },
  clauses: ['M6.1.2', 'M8.1'],
  facts: {
    states: statesFact,
    validUntil: { type: 'string', format: 'date', optional: true, says: { zh: '有效期止（长期则不填）', en: 'Valid until; left out when long-term' } },
    postponedUntil: { type: 'string', format: 'date', optional: true, says: { zh: '换证延期至', en: 'Renewal postponed until' } },
    cause: { type: 'string', enum: cancellationCauses, optional: true, says: { zh: '注销原因', en: 'Cause of the cancellation' } },
    cancelledOn: { type: 'string', format: 'date', optional: true, says: { zh: '注销日期', en: 'Day of the cancellation' } },
  },
  decide({ states, validUntil, postponedUntil, cause, cancelledOn }, on): Decision<Outcome> {
    refuseBadFacts(unlikelyDates({ ...(validUntil && { validUntil }), ...(postponedUntil && { postponedUntil }), ...(cancelledOn && { cancelledOn }) }))
    const letters = stateLetters(states)
    const same = { states: letters.join(''), cancelledOn: cancelledOn ?? null, cause: cause ?? null }
    const restorable = valueOn(restorableMonths, on, 'on').value
    if (letters.includes('R') && cause === 'not-renewed' && cancelledOn !== undefined) {
      const due = addMonths(cancelledOn, restorable)
      return on <= due
        ? decided(same, [step(true, { zh: `${due}前（含当日）可以恢复`, en: `It can be restored until ${due}, that day included` }, { due })])
        : decided({ ...same, states: turned(letters, ['R'], 'G') }, [step(false, { zh: `${due}后不能恢复，予以注销`, en: `Past restoring since ${due}: cancelled for good` }, { due })])
    }
    if (letters.some((letter) => licenceStates[letter].status === 1) || validUntil === undefined) return decided(same, [])
    if (postponedUntil !== undefined && on <= postponedUntil) return decided(same, [
      because('M8.1', true, { zh: `已延期至${postponedUntil}`, en: `Renewal is postponed until ${postponedUntil}` }, { due: postponedUntil }),
    ])
    const due = postponedUntil !== undefined && postponedUntil > validUntil ? postponedUntil : validUntil
    if (on <= due) return decided(same, [step(true, { zh: `有效期至${due}`, en: `Valid until ${due}` }, { due })])
    const ends = addMonths(due, valueOn(cancelledAfterMonths, on, 'on').value)
    if (on < ends) return decided({ ...same, states: turned(letters, ['N'], 'M') }, [
      step(false, { zh: `${due}已到期，未换证；${ends}前仍可换证`, en: `Expired on ${due} and not renewed; it can still be renewed before ${ends}` }, { due, ends }),
    ])
    return decided({ states: turned(letters, ['M', 'N'], 'R'), cancelledOn: ends, cause: 'not-renewed' }, [
      step(false, { zh: `${due}到期后满一年未换证，${ends}注销，可以恢复`, en: `Not renewed within a year of ${due}: cancelled on ${ends}, and it can be restored` }, { due, ends }),
    ])
  },
})
