import { parseCivilDate, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { rule } from '../rule.ts'
import type { Words } from '../words.ts'
import { businessFact } from './business-fact.ts'
import { findBusiness, helperBusiness } from './business-lists.ts'
import { helperAge, piecesPerProxy } from './parameters.ts'

type Outcome = { readonly allowed: boolean }

const identities = {
  'id-card': { accepted: true, says: { zh: '上传了居民身份证', en: 'A mainland identity card is uploaded' } },
  'residence-permit': {
    accepted: true,
    says: { zh: '上传了港澳台居民居住证', en: 'A residence permit for Hong Kong, Macao or Taiwan residents is uploaded' },
  },
  other: {
    accepted: false,
    says: { zh: '请上传居民身份证或港澳台居民居住证', en: 'Upload a mainland identity card, or a Hong Kong, Macao or Taiwan residence permit' },
  },
} as const satisfies { readonly [identity: string]: { readonly accepted: boolean; readonly says: Words } }

/**
 * Whether a relative or friend may act online for an older person: 60 or over on the day (the birthday itself counts), real-person check
 * passed, a mainland identity card or a Hong Kong, Macao or Taiwan residence permit uploaded (M6.1.1), one of the eight businesses, and a
 * single piece of it (M6.1.2). Every unmet reason is listed at once.
 */
export const helper = rule({
  id: 'people.helper',
  version: '1',
  title: { zh: '能否为老年人代办', en: 'May a helper act for an older person' },
  clauses: ['M6.1.1', 'M6.1.2'],
  facts: {
    birthDate: { type: 'string', format: 'date', says: { zh: '老年人出生日期', en: 'Birth date of the older person' } },
    business: businessFact,
    pieces: { type: 'integer', minimum: 1, says: { zh: '本次代办笔数', en: 'Pieces of business of this proxy' } },
    identity: {
      type: 'string',
      enum: Object.keys(identities) as readonly (keyof typeof identities)[],
      says: { zh: '上传的身份证件', en: 'Identity document uploaded' },
    },
    realPerson: { type: 'boolean', says: { zh: '本人是否通过实人认证', en: 'Did the older person pass the real-person check' } },
  },
  decide({ birthDate, business, pieces, identity, realPerson }, on): Decision<Outcome> {
    const minimum = helperAge.find(on)?.value
    const most = piecesPerProxy.find(on)?.value
    if (minimum === undefined || most === undefined) return decided({ allowed: false }, [notYet])
    const reasons = [
      reasonOfAge(ageOn(birthDate, on), minimum),
      because('M6.1.1', realPerson, realPerson ? checked : unchecked, { realPerson }),
      because('M6.1.1', identities[identity].accepted, identities[identity].says, { identity }),
      reasonOfBusiness(business, findBusiness(business, helperBusiness) !== undefined),
      reasonOfPieces(pieces, most),
    ]
    return decided({ allowed: reasons.every((reason) => reason.holds) }, reasons)
  },
})

const notYet = because('M6.1.1', false, { zh: '2021年6月1日起才可代办', en: 'A helper may act only from 2021-06-01' })
const checked = { zh: '老年人本人已通过实人认证', en: 'The older person passed the real-person check' }
const unchecked = { zh: '请老年人本人通过实人认证', en: 'The older person has to pass the real-person check' }

/**
 * Whole years on a day; negative before birth. In a common year somebody born on 29 February is a year older on the last day of February,
 * as a month counted from the 29th ends there.
 */
export function ageOn(birthDate: CivilDate, on: CivilDate): number {
  const birth = parseCivilDate(birthDate)
  const day = parseCivilDate(on)
  if (!birth || !day) throw new RangeError(`no such day: ${birth ? on : birthDate}`)
  const years = day.year - birth.year
  const birthday = birthDate.endsWith('-02-29') && !parseCivilDate(`${on.slice(0, 4)}-02-29`) ? '02-28' : birthDate.slice(5)
  return on.slice(5) < birthday ? years - 1 : years
}

// The reason tells no age: it is shown to the helper, and the birth date is the older person's.
const reasonOfAge = (age: number, minimum: number): Reason =>
  because(
    'M6.1.1',
    age >= minimum,
    age >= minimum
      ? { zh: `已满${minimum}周岁`, en: `${minimum} years old or over` }
      : { zh: `未满${minimum}周岁，不能代办，可以网上委托`, en: `Under ${minimum}: no helper may act, but business can be delegated online` },
    { minimum },
  )

const reasonOfBusiness = (business: string, listed: boolean): Reason =>
  because(
    'M6.1.2',
    listed,
    listed
      ? { zh: `“${business}”可以代办`, en: `A helper may do "${business}"` }
      : { zh: `“${business}”不在可代办的八项业务中`, en: `"${business}" is not among the eight businesses a helper may do` },
    { business },
  )

const reasonOfPieces = (pieces: number, most: number): Reason =>
  because(
    'M6.1.2',
    pieces <= most,
    pieces <= most
      ? { zh: '一次代办一笔', en: 'One proxy for one piece of business' }
      : { zh: `一次代办只管一笔，请分${pieces}次办理`, en: `One proxy covers one piece of business: apply ${pieces} times` },
    { pieces },
  )
