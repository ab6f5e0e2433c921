import { because, decided, type Decision, type Reason } from '../decision.ts'
import { before, refuseBadFacts } from '../fact-problems.ts'
import type { CivilDate } from '../civil-date.ts'
import type { Words } from '../words.ts'
import { rule } from '../rule.ts'
import { bearsMilitaryDate, newStylePrefixes, normalPrefix } from './military.ts'

export type MilitaryTreatment = 'mark-first-issue' | 'note-only' | 'none' | 'suspect-case' | 'check-again'
type Check = 'confirmed' | 'denied' | 'unknown'
type Outcome = { readonly treatment: MilitaryTreatment }

const checkWords: { readonly [Answer in Check]: Words } = {
  confirmed: { zh: '已与军队记录核对一致', en: 'The military records confirm the licence' },
  denied: { zh: '与军队记录核对不一致，转为嫌疑业务调查', en: 'The military records do not match: the case is investigated as a suspect case' },
  unknown: {
    zh: '军队记录还没有答复，系统会再次核对，不影响申请，不用重新提交',
    en: 'The military records have not answered yet and are asked again; this does not count against you, nothing has to be sent again',
  },
}
const checked = (check: Check): Reason => because('M7.1', check === 'confirmed', checkWords[check], { check })

/** Applied from 2021-06-01, or earlier and not finished by then: no civil licence was issued before that day. */
function marked(issuedOn: CivilDate | undefined): Reason {
  return because(
    'M7.3.1',
    true,
    { zh: '初次领证日期沿用军证，电子证注明军证日期和车型', en: 'The first-issue date is the military one; the e-licence notes the military dates and classes' },
    { issuedOn: issuedOn ?? null },
  )
}

function noted(issuedOn: CivilDate, prefix: string): Reason {
  const isNewStyle = newStylePrefixes.includes(prefix)
  return because(
    'M7.3.2',
    isNewStyle,
    isNewStyle
      ? {
          zh: `驾驶证已于${issuedOn}核发：在安全驾驶记录里注明，不改、不换纸质证`,
          en: `Issued on ${issuedOn}: noted in the safe-driving record, the paper stays as it is`,
        }
      : prefix === ''
        ? {
            zh: `驾驶证已于${issuedOn}核发：没有新式军证字头，不能注明`,
            en: `Issued on ${issuedOn}: without a new-style military licence there is nothing to note`,
          }
        : {
            zh: `驾驶证已于${issuedOn}核发：“${prefix}”不是新式军证字头，不能注明`,
            en: `Issued on ${issuedOn}: "${prefix}" is no prefix of a new-style military licence, nothing is noted`,
          },
    { issuedOn, prefix: prefix || null },
  )
}

/**
 * What becomes of a military licence once it was checked with the military (M7.1). Denied: a suspect case. No answer: checked again, never
 * counted as a failure. Confirmed: the civil licence bears the military first-issue date (M7.3.1), or, where it was issued by 2021-05-31,
 * the safe-driving record notes the facts, for new-style prefixes only (M7.3.2). `issuedOn` is the day of the civil licence, absent while
 * it is not made; `appliedOn` the day of this application. The dates decide, not the day asked about. Bad input: a licence of the new
 * treatment issued before it was applied for.
 */
export const militaryTreatment = rule({
  id: 'licences.military-treatment',
  version: '1',
  title: { zh: '军警驾驶证换证怎样处理', en: 'How a military licence is treated' },
  clauses: ['M7.1', 'M7.3.1', 'M7.3.2'],
  facts: {
    appliedOn: { type: 'string', format: 'date', says: { zh: '申请日期', en: 'Day of the application' } },
    issuedOn: { type: 'string', format: 'date', optional: true, says: { zh: '地方驾驶证核发日期', en: 'Day the civil licence was issued' } },
    prefix: { type: 'string', maxLength: 10, optional: true, says: { zh: '军证字头', en: 'Prefix of the military licence' } },
    check: { type: 'string', enum: ['confirmed', 'denied', 'unknown'], says: { zh: '核对结果', en: 'Result of the check' } },
  },
  decide({ appliedOn, issuedOn, prefix = '', check }): Decision<Outcome> {
    const isOld = issuedOn !== undefined && bearsMilitaryDate.find(issuedOn) === undefined
    // Whoever was issued a licence earlier applies afterwards for the note; under the new treatment there is nothing left to apply for.
    if (issuedOn !== undefined && !isOld)
      refuseBadFacts([
        before('issuedOn', issuedOn, appliedOn, {
          zh: `驾驶证核发日期${issuedOn}早于申请日期${appliedOn}`,
          en: `the licence was issued on ${issuedOn}, before the application of ${appliedOn}`,
        }),
      ])
    const treatment = isOld ? noted(issuedOn, normalPrefix(prefix)) : marked(issuedOn)
    const open = check === 'denied' ? 'suspect-case' : check === 'unknown' ? 'check-again' : undefined
    const closed = !treatment.holds ? 'none' : isOld ? 'note-only' : 'mark-first-issue'
    // What follows a confirmed check is not promised before it; what stands against it is told at once.
    return decided({ treatment: open ?? closed }, [checked(check), ...(open && treatment.holds ? [] : [treatment])])
  },
})
