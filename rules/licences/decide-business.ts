import { addDays, addMonths, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { after, refuseBadFacts, unlikelyDates, valueOn } from '../fact-problems.ts'
import type { FactsOf } from '../fact-schema.ts'
import { rule } from '../rule.ts'
import {
  licenceBusiness, licenceBusinessKinds, longestPostponement, postponementKinds, postponements, postponementStaysOpen, stateRemedies, type Postponement,
} from './business-kinds.ts'
import { classesFact, classesOf, classNotYet } from './class-rules.ts'
import { cancelledAfterMonths, renewalOpensDays } from './renewal.ts'
import { classEndsOn, classesAtAge, endedClasses, nextValidity } from './next-licence.ts'
import { cycleOn, medicalDuty } from './points-cycle.ts'
import { licenceStates, stateLetters, statesFact, type LicenceStateLetter } from './states.ts'

const facts = {
  business: { type: 'string', enum: licenceBusinessKinds, says: { zh: '业务', en: 'Business' } },
  states: statesFact,
  class: classesFact,
  birthDate: { type: 'string', format: 'date', says: { zh: '出生日期', en: 'Date of birth' } },
  firstIssuedOn: { type: 'string', format: 'date', says: { zh: '初次领证日期', en: 'First issued on' } },
  validFrom: { type: 'string', format: 'date', says: { zh: '有效期始', en: 'Valid from' } },
  validUntil: { type: 'string', format: 'date', optional: true, says: { zh: '有效期止（长期则不填）', en: 'Valid until; left out when long-term' } },
  reachedTwelve: { type: 'boolean', says: { zh: '本有效期内有记分周期记满12分', en: 'A points cycle of this validity reached 12' } },
  choice: { type: 'string', enum: ['C1', 'C2'], optional: true, says: { zh: '换领准驾车型', en: 'Class taken instead' } },
  postpone: { type: 'string', enum: postponementKinds, optional: true, says: { zh: '延期事项', en: 'What is postponed' } },
  postponeUntil: { type: 'string', format: 'date', optional: true, says: { zh: '延期至', en: 'Postponed until' } },
} as const

type Asked = FactsOf<typeof facts>
/** What the licence is afterwards. `newLicence`: a document with a new number is made, and the former one is void. */
type Outcome = {
  readonly allowed: boolean
  readonly newLicence: boolean
  readonly class: string
  readonly validFrom: CivilDate
  readonly validUntil: CivilDate | null
  readonly states: string
}

const by = (on: CivilDate) => (on < '2022-04-01' ? { zh: '公安部令第139号', en: 'Order 139' } : { zh: '公安部令第162号', en: 'Order 162' })

const without = (states: string, letters: readonly LicenceStateLetter[]): string => stateLetters(states).filter((letter) => !letters.includes(letter)).join('') || 'A'
const withLetter = (states: string, letter: LicenceStateLetter): string => stateLetters(`${without(states, ['A'])}${letter}`).filter((one) => one !== 'A').join('')

/** The states that stand in the way, each with what to do. */
function stateReasons({ business, states }: Asked): readonly Reason[] {
  const { clause, blockedBy, name } = licenceBusiness[business]
  const against = stateLetters(states).filter((letter) => (blockedBy as readonly string[]).includes(letter))
  if (against.length === 0) return [because(clause, true, { zh: `驾驶证状态不妨碍${name.zh}`, en: `No state of the licence stands against ${name.en}` }, { states })]
  return against.map((letter) => {
    const { zh, en } = licenceStates[letter].name
    const remedy = stateRemedies[letter]!
    return because(clause, false, { zh: `驾驶证“${zh}”，${remedy.zh}`, en: `The licence is "${en}": ${remedy.en}` }, { state: letter })
  })
}

/** Whether the licence is still in time: not expired for most business, not cancelled a year after it expired for all. */
function stillValid({ business, validUntil }: Asked, on: CivilDate): Reason {
  const { clause } = licenceBusiness[business]
  const holds = validUntil === undefined || on <= validUntil
  return because(clause, holds, holds
    ? { zh: '驾驶证在有效期内', en: 'The licence is still valid' }
    : { zh: `驾驶证已于${validUntil}到期，请办期满换证`, en: `The licence expired on ${validUntil}: renew it instead` }, { validUntil: validUntil ?? null })
}

function renewalWindow({ validUntil }: Asked, on: CivilDate): Reason {
  const order = by(on)
  if (validUntil === undefined)
    return because('M6.1.2', false, { zh: '驾驶证长期有效，不用期满换证', en: 'The licence is valid for good: there is nothing to renew' }, { validUntil: null })
  const opensOn = addDays(validUntil, -valueOn(renewalOpensDays, on, 'on').value)
  const cancelledOn = addMonths(validUntil, valueOn(cancelledAfterMonths, on, 'on').value)
  const holds = opensOn <= on && on < cancelledOn
  return because('M6.1.2', holds, on < opensOn
    ? { zh: `${opensOn}起可以换证（${order.zh}）`, en: `Renewal opens on ${opensOn} (${order.en})` }
    : on < cancelledOn
      ? { zh: `${cancelledOn}前可以换证（${order.zh}）`, en: `It can be renewed before ${cancelledOn} (${order.en})` }
      : {
          zh: `超过有效期一年，已于${cancelledOn}注销，不能再换证；请看能否恢复（${order.zh}）`,
          en: `Cancelled on ${cancelledOn}, a year after it expired: it cannot be renewed; see whether it can be restored (${order.en})`,
        }, { opensOn, validUntil, cancelledOn })
}

function noEndedClass({ class: text, birthDate }: Asked, on: CivilDate): Reason {
  const ended = endedClasses(classesOf(text), birthDate, on).join('')
  return because('M6.1.2', ended === '', ended === ''
    ? { zh: '没有到年龄上限的准驾车型', en: 'No class has reached its age limit' }
    : { zh: `${ended}已到年龄上限，请办达到规定年龄换证`, en: `${ended} has reached its age limit: exchange the licence at the age limit instead` }, { ended })
}

function ageReasons({ class: text, birthDate, choice }: Asked, on: CivilDate): readonly Reason[] {
  const classes = classesOf(text)
  const ended = endedClasses(classes, birthDate, on)
  if (ended.length === 0) {
    const next = classes.map((one) => classEndsOn(one, birthDate, on)).filter((day) => day !== null).toSorted()[0]
    return [because('M6.1.2', false, next
      ? { zh: `${next}才到规定年龄`, en: `The age limit is reached only on ${next}` }
      : { zh: '所持准驾车型没有年龄上限', en: 'The classes held have no age limit' }, { next: next ?? null })]
  }
  const left = classesAtAge(classes, birthDate, choice ?? 'C1', on).join('')
  return [because('M6.1.2', left !== '', left === ''
    ? { zh: `${ended.join('')}到龄后没有可以换领的准驾车型，请办注销`, en: `Nothing can be had instead of ${ended.join('')}: cancel the licence` }
    : { zh: `${ended.join('')}已到规定年龄，换领为${left}（${by(on).zh}）`, en: `${ended.join('')} has reached the age limit; the licence becomes ${left} (${by(on).en})` },
  { ended: ended.join(''), left })]
}

function medicalReasons({ class: text, birthDate, states, validUntil, firstIssuedOn }: Asked, on: CivilDate): readonly Reason[] {
  const due = medicalDuty(classesOf(text), birthDate, firstIssuedOn, on)
  const duty = because('M9.1', due !== null, due === null
    ? { zh: '未满70周岁且不持C5，不用定期提交身体条件证明', en: 'Under 70 and without C5: no regular medical report is due' }
    : { zh: `应在${due}前提交（${by(on).zh}）`, en: `Due by ${due} (${by(on).en})` }, { due })
  if (!states.includes('R')) return [duty]
  const holds = validUntil === undefined || on < addMonths(validUntil, 12)
  return [duty, because('M9.1', holds, holds
    ? { zh: '因未提交身体条件证明注销，提交后恢复', en: 'Cancelled for want of the report: handing it in restores the licence' }
    : { zh: `有效期${validUntil}届满超过一年，不能恢复，可以重新申请`, en: `More than a year past ${validUntil}: it cannot be restored, apply for a new one` }, { validUntil: validUntil ?? null })]
}

/** The day from which a postponement is counted: the end of validity, or for audit and medical report the end of the running points cycle. */
const dueDay = (asked: Asked, what: Postponement, on: CivilDate): CivilDate =>
  what === 'renewal' ? (asked.validUntil ?? on) : cycleOn(asked.firstIssuedOn, on).endsOn

function postponeReasons(asked: Asked, on: CivilDate): readonly Reason[] {
  const { postpone, postponeUntil, validUntil, states } = asked
  const open = valueOn(postponementStaysOpen, on, 'on').value
  const lastDay = validUntil === undefined ? null : addMonths(validUntil, open)
  const inTime = lastDay === null || on <= lastDay
  const reasons = [because('M8.1', inTime, inTime
    ? { zh: '在可以申请延期的期间内', en: 'It can still be asked for' }
    : { zh: `${lastDay}后不能再申请延期（${by(on).zh}）`, en: `It could be asked for until ${lastDay} (${by(on).en})` }, { lastDay })]
  if (postpone === undefined) return reasons
  const { letter, name } = postponements[postpone]
  if (states.includes(letter)) reasons.push(because('M8.1', false, { zh: `${name.zh}已经延期`, en: `Already postponed: ${name.en}` }, { state: letter }))
  if (postpone === 'renewal' && validUntil === undefined) reasons.push(because('M8.1', false, { zh: '驾驶证长期有效，没有期满换证可以延期', en: 'The licence is valid for good: there is no renewal to postpone' }, {}))
  if (postponeUntil === undefined) return reasons
  const due = dueDay(asked, postpone, on)
  const latest = addMonths(due, valueOn(longestPostponement, on, 'on').value)
  const fits = on < postponeUntil && postponeUntil <= latest
  reasons.push(because('M8.1', fits, fits
    ? { zh: `延期至${postponeUntil}；延期期间不得驾驶`, en: `Postponed until ${postponeUntil}; no driving meanwhile` }
    : { zh: `延期日期应在${on}之后、${latest}之前（含当日）`, en: `The day must lie after ${on}, and on ${latest} at the latest` }, { due, latest, postponeUntil }))
  return reasons
}

function endReasons({ states }: Asked): readonly Reason[] {
  const letters = stateLetters(states).filter((letter) => ['N', 'T', 'P'].includes(letter))
  return [because('M8.1', letters.length > 0, letters.length > 0
    ? { zh: '现有延期，可以撤销', en: 'There is a postponement to take back' }
    : { zh: '没有延期可以撤销', en: 'Nothing is postponed' }, { letters: letters.join('') })]
}

function reasonsFor(asked: Asked, on: CivilDate): readonly Reason[] {
  switch (asked.business) {
    case 'renewal': return [renewalWindow(asked, on), noEndedClass(asked, on)]
    case 'age-limit': return [...ageReasons(asked, on), stillValid(asked, on)]
    case 'lost': case 'damaged': case 'transfer-in': return [stillValid(asked, on), noEndedClass(asked, on)]
    case 'medical': return medicalReasons(asked, on)
    case 'postpone': return postponeReasons(asked, on)
    case 'end-postponement': return endReasons(asked)
    case 'cancel': return []
  }
}

/** What the licence is after the business. */
function afterwards(asked: Asked, on: CivilDate): Omit<Outcome, 'allowed'> {
  const { business, states, class: text, validFrom, validUntil = null, birthDate, choice } = asked
  const same = { newLicence: false, class: text, validFrom, validUntil, states }
  switch (business) {
    case 'renewal':
      return validUntil === null ? same : {
        ...same, ...nextValidity({ validFrom, validUntil }, asked.reachedTwelve, on), newLicence: true, states: without(states, ['M', 'N', 'S', 'T', 'P']),
      }
    case 'age-limit': return { ...same, newLicence: true, class: classesAtAge(classesOf(text), birthDate, choice ?? 'C1', on).join('') || text }
    case 'lost': case 'damaged': return { ...same, newLicence: true }
    case 'transfer-in': return { ...same, newLicence: true, states: without(states, ['C', 'S']) }
    case 'cancel': return { ...same, states: withLetter(states, 'G') }
    case 'medical': return { ...same, states: without(states, ['P', 'R']) }
    case 'postpone': return asked.postpone ? { ...same, states: withLetter(without(states, ['M', 'S']), postponements[asked.postpone].letter) } : same
    case 'end-postponement': {
      const left = without(states, ['N', 'T', 'P'])
      return { ...same, states: validUntil !== null && on > validUntil ? withLetter(left, 'M') : left }
    }
  }
}

/**
 * Whether the everyday business of a licence can be done on the day, and what the licence is afterwards: renewal, exchange at the age limit,
 * replacing a lost or damaged licence (M6.1.2), moving in, cancelling, the medical report (M9.1), postponing and taking that back (M8.1).
 * Days, ages and states are the licence orders' in force on the day. Every unmet reason is listed at once with what to do. Bad input: dates
 * out of order, a class that does not exist on the day.
 */
export const business = rule({
  id: 'licences.business',
  version: '1',
  title: { zh: '驾驶证换证、补证、注销、体检、延期', en: 'Renewing, replacing, cancelling, postponing a licence' },
  clauses: ['M6.1.2', 'M8.1', 'M9.1'],
  facts,
  decide(asked, on): Decision<Outcome> {
    const { validFrom, validUntil, birthDate, firstIssuedOn, postponeUntil } = asked
    const dates = { validFrom, birthDate, firstIssuedOn, ...(validUntil && { validUntil }), ...(postponeUntil && { postponeUntil }) }
    refuseBadFacts([
      ...unlikelyDates(dates),
      ...classesOf(asked.class).map((licenceClass) => classNotYet(licenceClass, on)),
      after('firstIssuedOn', firstIssuedOn, on, { zh: `初次领证日期晚于业务日期${on}`, en: `the first issue lies after ${on}` }),
      after('birthDate', birthDate, firstIssuedOn, { zh: '出生日期晚于初次领证日期', en: 'the date of birth lies after the first issue' }),
      ...(validUntil ? [after('validFrom', validFrom, validUntil, { zh: '有效期始晚于有效期止', en: 'the validity begins after its end' })] : []),
    ])
    const reasons = [...stateReasons(asked), ...reasonsFor(asked, on)]
    const allowed = reasons.every(({ holds }) => holds)
    const unchanged = { newLicence: false, class: asked.class, validFrom, validUntil: validUntil ?? null, states: asked.states }
    return decided({ allowed, ...(allowed ? afterwards(asked, on) : unchanged) }, reasons)
  },
})
