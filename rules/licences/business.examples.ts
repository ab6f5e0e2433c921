import type { ClauseId } from '../clauses.ts'
import { examples } from '../examples.ts'
import type { LicenceBusiness } from './business-kinds.ts'
import { business } from './decide-business.ts'

const holder = {
  states: 'A', class: 'C1', birthDate: '1990-05-05', firstIssuedOn: '2015-09-30', validFrom: '2015-09-30', validUntil: '2021-09-30', reachedTwelve: false,
} as const
type Changed = Partial<Omit<Parameters<typeof business.decide>[0], 'business'>>
const asked = (kind: LicenceBusiness, changed: Changed = {}) => ({ ...holder, ...changed, business: kind })
const forGood = (kind: LicenceBusiness, changed: Changed = {}) => {
  const { validUntil: _, ...rest } = asked(kind, changed)
  return rest
}
type Outcome = ReturnType<typeof business.decide>['outcome']
const before: Omit<Outcome, 'allowed'> = { newLicence: false, class: 'C1', validFrom: '2015-09-30', validUntil: '2021-09-30', states: 'A' }
const no = (changed: Partial<Outcome> = {}): Outcome => ({ allowed: false, ...before, ...changed })
const yes = (changed: Partial<Outcome> = {}): Outcome => ({ allowed: true, ...before, newLicence: true, ...changed })
const line = (name: string, on: string, facts: Parameters<typeof business.decide>[0], outcome: Outcome, unmet: readonly ClauseId[] = []) =>
  [name, on, facts, outcome, unmet] as const
const six = ['M6.1.2'] as const
const nine = ['M9.1'] as const
const eight = ['M8.1'] as const

export default examples(business, [
  line('renewed: ten years follow six', '2021-08-01', asked('renewal'), yes({ validFrom: '2021-09-30', validUntil: '2031-09-30' })),
  line('renewed on the first day', '2021-07-02', asked('renewal'), yes({ validFrom: '2021-09-30', validUntil: '2031-09-30' })),
  line('a day too early', '2021-07-01', asked('renewal'), no(), six),
  line('renewed late: counted from that day, no longer overdue', '2022-03-01', asked('renewal', { states: 'M' }), yes({ validFrom: '2022-03-01', validUntil: '2032-03-01' })),
  line('the last day on which it can be renewed', '2022-09-29', asked('renewal'), yes({ validFrom: '2022-09-29', validUntil: '2032-09-29' })),
  line('a year over: cancelled', '2022-09-30', asked('renewal'), no(), six),
  line('six years again after 12 points in a cycle', '2021-08-01', asked('renewal', { reachedTwelve: true }), yes({ validFrom: '2021-09-30', validUntil: '2027-09-30' })),
  line('long-term follows ten', '2021-08-01', asked('renewal', { validFrom: '2011-09-30' }), yes({ validFrom: '2021-09-30', validUntil: null })),
  line('ten years again after 12 points', '2021-08-01', asked('renewal', { validFrom: '2011-09-30', reachedTwelve: true }), yes({ validFrom: '2021-09-30', validUntil: '2031-09-30' })),
  line('valid for good: nothing to renew', '2021-08-01', forGood('renewal'), no({ validUntil: null }), six),
  line('a violation and an accident: both told', '2021-08-01', asked('renewal', { states: 'HI' }), no({ states: 'HI' }), ['M6.1.2', 'M6.1.2']),
  line('detained, 12 points, and too early', '2021-07-01', asked('renewal', { states: 'BU' }), no({ states: 'BU' }), ['M6.1.2', 'M6.1.2', 'M6.1.2']),
  line('a class past its age is exchanged instead', '2021-08-01', asked('renewal', { class: 'B2', birthDate: '1961-07-31' }), no({ class: 'B2' }), six),
  line('60 on the day: A1 becomes C1', '2021-08-01', asked('age-limit', { class: 'A1', birthDate: '1961-08-01' }), yes({ class: 'C1' })),
  line('the day before', '2021-07-31', asked('age-limit', { class: 'A1', birthDate: '1961-08-01' }), no({ class: 'A1' }), six),
  line('C2 chosen, the motorcycle kept', '2021-08-01', asked('age-limit', { class: 'A2E', birthDate: '1961-08-01', choice: 'C2' }), yes({ class: 'C2E' })),
  line('A2 keeps the light trailer under Order 162', '2022-08-01', asked('age-limit', { class: 'A2', birthDate: '1961-08-01', validUntil: '2025-09-30' }), yes({ class: 'C1C6', validUntil: '2025-09-30' })),
  line('70: a three-wheeled motorcycle becomes a moped', '2021-08-01', asked('age-limit', { class: 'D', birthDate: '1951-08-01' }), yes({ class: 'F' })),
  line('70: nothing is had instead of a three-wheeler', '2021-08-01', asked('age-limit', { class: 'C4', birthDate: '1951-08-01' }), no({ class: 'C4' }), six),
  line('C1 has no age limit', '2021-08-01', asked('age-limit'), no(), six),
  line('lost', '2021-08-01', asked('lost', { states: 'H' }), yes({ states: 'H' })),
  line('not replaced while detained', '2021-08-01', asked('lost', { states: 'U' }), no({ states: 'U' }), six),
  line('lost and expired: renewed instead', '2021-10-01', asked('lost', { states: 'M' }), no({ states: 'M' }), six),
  line('lost on the last day of validity', '2021-09-30', asked('lost'), yes()),
  line('damaged', '2021-08-01', asked('damaged'), yes()),
  line('moved in', '2021-08-01', asked('transfer-in', { states: 'C' }), yes()),
  line('moved in with a violation open', '2021-08-01', asked('transfer-in', { states: 'H' }), no({ states: 'H' }), nine),
  line('cancelled at the holder’s wish', '2021-08-01', asked('cancel'), yes({ newLicence: false, states: 'G' })),
  line('cancelled already', '2021-08-01', asked('cancel', { states: 'G' }), no({ states: 'G' }), nine),
  line('70: the medical report', '2021-08-01', asked('medical', { birthDate: '1951-08-01', states: 'P' }), yes({ newLicence: false })),
  line('under 70 none is due', '2021-07-31', asked('medical', { birthDate: '1951-08-01' }), no(), nine),
  line('C5 at any age', '2021-08-01', asked('medical', { class: 'C5' }), yes({ newLicence: false, class: 'C5' })),
  line('cancelled for want of it: restored by it', '2022-09-29', asked('medical', { birthDate: '1950-08-01', states: 'R' }), yes({ newLicence: false })),
  line('but not when a year is over', '2022-09-30', asked('medical', { birthDate: '1950-08-01', states: 'R' }), no({ states: 'R' }), nine),
  line('renewal postponed for three years', '2021-08-01', asked('postpone', { postpone: 'renewal', postponeUntil: '2024-09-30' }), yes({ newLicence: false, states: 'N' })),
  line('a day too long', '2021-08-01', asked('postpone', { postpone: 'renewal', postponeUntil: '2024-10-01' }), no(), eight),
  line('to the same day: too short', '2021-08-01', asked('postpone', { postpone: 'renewal', postponeUntil: '2021-08-01' }), no(), eight),
  line('under Order 139 only while valid', '2021-10-01', asked('postpone', { postpone: 'renewal', postponeUntil: '2022-09-30' }), no(), eight),
  line('under Order 162 up to a year after', '2022-04-01', asked('postpone', { states: 'M', postpone: 'renewal', postponeUntil: '2023-09-30' }), yes({ newLicence: false, states: 'N' })),
  line('the audit, beside an open violation', '2021-08-01', asked('postpone', { states: 'H', postpone: 'audit', postponeUntil: '2022-09-30' }), yes({ newLicence: false, states: 'HT' })),
  line('postponed already', '2021-08-01', asked('postpone', { states: 'N', postpone: 'renewal', postponeUntil: '2022-09-30' }), no({ states: 'N' }), eight),
  line('valid for good: no renewal to postpone', '2021-08-01', forGood('postpone', { postpone: 'renewal', postponeUntil: '2022-09-30' }), no({ validUntil: null }), eight),
  line('taken back: may drive again', '2021-08-01', asked('end-postponement', { states: 'NP' }), yes({ newLicence: false })),
  line('taken back after it expired: overdue', '2021-10-01', asked('end-postponement', { states: 'N' }), yes({ newLicence: false, states: 'M' })),
  line('nothing postponed', '2021-08-01', asked('end-postponement'), no(), eight),
])
