import type { Problem } from '../bad-facts.ts'
import { addMonths, type CivilDate } from '../civil-date.ts'
import { dated, type Dated } from '../dated.ts'
import type { FactSchema } from '../fact-schema.ts'
import { licenceClasses } from './classes.ts'

/** The codes of the classes, in the order of the licence order. */
export const licenceClassCodes = ['A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D', 'E', 'F', 'M', 'N', 'P'] as const
export type LicenceClass = (typeof licenceClassCodes)[number]

/** Whole years, both ends included; `maximum` null: no upper end. */
export type AgeRange = { readonly minimum: number; readonly maximum: number | null }
export type ClassRule = {
  /** Since when the class exists; absent: longer than any law held here. */
  readonly since?: CivilDate
  /** The age at which it may be applied for. */
  readonly applicants: Dated<AgeRange>
  /** The birthday from which vehicles of the class may no longer be driven; null: none. */
  readonly drivenBelow: Dated<number | null>
  /** The classes whose vehicles its holder may drive as well. */
  readonly allows: Dated<readonly LicenceClass[]>
}

const order139 = 'Order 139'
const november2020 = 'measures of 2020-11-20 easing Order 139'
const order162 = 'Order 162'
/** Reported of the amendment of Order 162, not seen in full. */
const amendment2025 = 'Order 172 amending Order 162'

const from139 = '2016-04-01'
const from2020 = '2020-11-20'
const from162 = '2022-04-01'
const from2025 = '2025-01-01'

const ages = (minimum: number, maximum: number | null): AgeRange => ({ minimum, maximum })
const always = (codes: readonly LicenceClass[]) => dated([{ from: from139, value: codes, source: order139 }])
const noLimit: Dated<number | null> = dated([{ from: from139, value: null, source: order139 }])
const to70: Dated<number | null> = dated<number | null>([{ from: from139, value: 70, source: order139 }])
const to60: Dated<number | null> = dated<number | null>([
  { from: from139, value: 60, source: order139 },
  { from: from2025, value: 63, source: amendment2025 },
])

/** From 70 a test of memory and reaction takes the place of the upper end. On C5 the announcement is silent; practice includes it. */
const small: Dated<AgeRange> = dated([
  { from: from139, value: ages(18, 70), source: order139 },
  { from: from2020, value: ages(18, null), source: november2020 },
])
const lowSpeed = dated([
  { from: from139, value: ages(18, 60), source: order139 },
  { from: from2025, value: ages(18, 63), source: amendment2025 },
])
const motorcycle = dated([
  { from: from139, value: ages(18, 60), source: order139 },
  { from: from2025, value: ages(18, 70), source: amendment2025 },
])
/** Students of vocational driving schools may be younger for A1 and A2; their ages before Order 162 are not certain and not held here. */
const heavy = (minimum139: number, minimum2020: number) =>
  dated([
    { from: from139, value: ages(minimum139, 50), source: order139 },
    { from: from2020, value: ages(minimum2020, 60), source: november2020 },
    { from: from2025, value: ages(minimum2020, 63), source: amendment2025 },
  ])
/** Whether the measures of 2020-11-20 reached trolleybus and tram is not certain; the order's own words are kept until Order 162. */
const electric = dated([
  { from: from139, value: ages(20, 50), source: order139 },
  { from: from162, value: ages(20, 60), source: order162 },
  { from: from2025, value: ages(20, 63), source: amendment2025 },
])

const belowB: readonly LicenceClass[] = ['C1', 'C2', 'C3', 'C4', 'M']
const belowA2: readonly LicenceClass[] = ['B1', 'B2', ...belowB]

/** What the licence orders say of each class, by date. */
export const classRules: { readonly [Class in LicenceClass]: ClassRule } = {
  A1: { applicants: heavy(26, 22), drivenBelow: to60, allows: always(['A3', 'B1', 'B2', ...belowB]) },
  A2: {
    applicants: heavy(24, 22),
    drivenBelow: to60,
    allows: dated([
      { from: from139, value: belowA2, source: order139 },
      { from: from162, value: [...belowA2, 'C6'], source: order162 },
    ]),
  },
  A3: { applicants: heavy(20, 20), drivenBelow: to60, allows: always(['C1', 'C2', 'C3', 'C4']) },
  B1: { applicants: heavy(21, 20), drivenBelow: to60, allows: always(belowB) },
  B2: { applicants: heavy(20, 20), drivenBelow: to60, allows: always(belowB) },
  C1: { applicants: small, drivenBelow: noLimit, allows: always(['C2', 'C3', 'C4']) },
  C2: { applicants: small, drivenBelow: noLimit, allows: always([]) },
  C3: { applicants: lowSpeed, drivenBelow: to70, allows: always(['C4']) },
  C4: { applicants: lowSpeed, drivenBelow: to70, allows: always([]) },
  C5: { applicants: small, drivenBelow: noLimit, allows: always([]) },
  C6: {
    since: from162,
    applicants: dated([
      { from: from162, value: ages(20, 60), source: order162 },
      { from: from2025, value: ages(20, 70), source: amendment2025 },
    ]),
    drivenBelow: dated<number | null>([{ from: from162, value: 70, source: order162 }]),
    allows: dated([{ from: from162, value: [], source: order162 }]),
  },
  D: { applicants: motorcycle, drivenBelow: to70, allows: always(['E', 'F']) },
  E: { applicants: motorcycle, drivenBelow: to70, allows: always(['F']) },
  F: { applicants: small, drivenBelow: noLimit, allows: always([]) },
  M: {
    applicants: lowSpeed,
    drivenBelow: dated<number | null>([
      { from: from139, value: 70, source: order139 },
      { from: from162, value: 60, source: order162 },
      { from: from2025, value: 63, source: amendment2025 },
    ]),
    allows: always([]),
  },
  N: { applicants: electric, drivenBelow: to60, allows: always([]) },
  P: { applicants: electric, drivenBelow: to60, allows: always([]) },
}

/** One class, as a fact of a rule. Whether it existed on the day, `classNotYet` tells. */
export const classFact = {
  type: 'string',
  enum: licenceClassCodes,
  says: { zh: '准驾车型', en: 'Licence class' },
} as const satisfies FactSchema

const oneClass = '(?:A[123]|B[12]|C[1-6]|[DEFMNP])'

/** All classes of a licence as it prints them, without separator: `A2E`. */
export const classesFact = {
  type: 'string',
  pattern: `^${oneClass}+$`,
  maxLength: 40,
  wanted: { zh: '应为准驾车型代号，如 C1、A2E', en: 'must be the codes of licence classes, like C1 or A2E' },
  says: { zh: '准驾车型', en: 'Licence classes' },
} as const satisfies FactSchema

/** The classes of a licence, each once, in the order of the licence order. Throws RangeError for what names no class. */
export function classesOf(text: string): readonly LicenceClass[] {
  if (!new RegExp(classesFact.pattern).test(text)) throw new RangeError(`not licence classes: "${text}"`)
  const found: readonly string[] = text.match(new RegExp(oneClass, 'g')) ?? []
  return licenceClassCodes.filter((code) => found.includes(code))
}

/** The fact `class` is at fault when the class did not exist on the day. */
export function classNotYet(licenceClass: LicenceClass, on: CivilDate): Problem | undefined {
  const { since } = classRules[licenceClass]
  if (since === undefined || since <= on) return undefined
  const name = licenceClasses[licenceClass]
  return {
    fact: 'class',
    says: {
      zh: `${licenceClass}（${name?.zh}）自${since}起才有，${on}还没有`,
      en: `${licenceClass} (${name?.en}) exists only from ${since}; on ${on} there was no such class`,
    },
  }
}

/** The day on which somebody reaches an age: the birthday, and for 29 February in a common year the month's last day. */
export const ageReachedOn = (birthDate: CivilDate, years: number): CivilDate => addMonths(birthDate, years * 12)

/**
 * The first day, not before `from`, on which somebody has the minimum age that the law of that day asks for the class. Where the law lowers
 * the age while somebody waits for the birthday, the day of the new law counts. Days before Order 139 are judged by it: M7.4.1 names that
 * order.
 */
export function minimumAgeReachedOn(licenceClass: LicenceClass, birthDate: CivilDate, from: CivilDate): CivilDate {
  const rows = classRules[licenceClass].applicants.values
  const days = rows.map((row, index) => {
    const birthday = ageReachedOn(birthDate, row.value.minimum)
    const lawful = index === 0 || row.from < from ? from : row.from
    return { day: birthday > lawful ? birthday : lawful, end: rows[index + 1]?.from }
  })
  return days.find(({ day, end }) => end === undefined || day < end)!.day
}
