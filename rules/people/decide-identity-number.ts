import { because, decided, type Decision } from '../decision.ts'
import { rule } from '../rule.ts'
import { identityProblems, readIdentityNumber, type IdentityDocument, type IdentityProblem, type Sex } from './identity-number.ts'
import type { CivilDate } from '../civil-date.ts'
import type { Words } from '../words.ts'

type Outcome = { readonly valid: boolean; readonly birthDate: CivilDate | null; readonly sex: Sex | null; readonly problem?: IdentityProblem }

const documents: { readonly [Document in IdentityDocument]: Words } = {
  'resident-card': { zh: '居民身份证号码', en: 'A resident identity card number' },
  'hong-kong-permit': { zh: '港澳居民居住证号码（香港）', en: "A Hong Kong resident's residence permit number" },
  'macao-permit': { zh: '港澳居民居住证号码（澳门）', en: "A Macao resident's residence permit number" },
  'taiwan-permit': { zh: '台湾居民居住证号码', en: "A Taiwan resident's residence permit number" },
}

/**
 * Whether a number is that of a mainland identity card or of a Hong Kong, Macao or Taiwan resident's permit, the documents M6.1.1 accepts.
 * The reasons never repeat the number: it is personal data, and the asker has it.
 */
export const identityNumber = rule({
  id: 'people.identity-number',
  version: '1',
  title: { zh: '身份证件号码核对', en: 'Check an identity number' },
  clauses: ['M6.1.1'],
  facts: { number: { type: 'string', maxLength: 40, says: { zh: '证件号码', en: 'Identity number' } } },
  decide({ number }, on): Decision<Outcome> {
    const reading = readIdentityNumber(number, on)
    if (!reading.valid)
      return decided({ valid: false, birthDate: null, sex: null, problem: reading.problem }, [
        because('M6.1.1', false, identityProblems[reading.problem], { problem: reading.problem }),
      ])
    const { birthDate, sex, document } = reading
    return decided({ valid: true, birthDate, sex }, [because('M6.1.1', true, documents[document], { document })])
  },
})
