import { examples } from '../examples.ts'
import { life } from './decide-life.ts'

const holder = { class: 'C1', birthDate: '1990-05-05', firstIssuedOn: '2015-09-30', validUntil: '2021-09-30', points: 0 } as const
const { validUntil: _, ...forGood } = holder

export default examples(life, [
  ['six years, in the middle', '2021-06-15', holder, {
    days: [
      { kind: 'renewal-opens', on: '2021-07-02' }, { kind: 'cycle-ends', on: '2021-09-29' }, { kind: 'renewal-last-day', on: '2021-09-30' },
      { kind: 'cancelled', on: '2022-09-30' }, { kind: 'restorable-until', on: '2024-09-30' },
    ], cycleStartsOn: '2020-09-30',
  }],
  ['long-term: only the cycle', '2021-09-30', forGood, { days: [{ kind: 'cycle-ends', on: '2022-09-29' }], cycleStartsOn: '2021-09-30' }],
  ['the last day of a cycle', '2021-09-29', forGood, { days: [{ kind: 'cycle-ends', on: '2021-09-29' }], cycleStartsOn: '2020-09-30' }],
  ['over 70: the report after each cycle', '2021-11-15', { ...forGood, birthDate: '1950-05-05' }, {
    days: [{ kind: 'cycle-ends', on: '2022-09-29' }, { kind: 'medical-due', on: '2022-10-29' }], cycleStartsOn: '2021-09-30',
  }],
  ['within the thirty days the ended cycle counts', '2021-10-29', { ...forGood, birthDate: '1950-05-05' }, {
    days: [{ kind: 'medical-due', on: '2021-10-29' }, { kind: 'cycle-ends', on: '2022-09-29' }], cycleStartsOn: '2021-09-30',
  }],
  ['C5: every third cycle', '2021-06-15', { ...forGood, class: 'C5', firstIssuedOn: '2017-01-01' }, {
    days: [{ kind: 'cycle-ends', on: '2021-12-31' }, { kind: 'medical-due', on: '2023-01-30' }], cycleStartsOn: '2021-01-01',
  }],
  ['a truck driver with points: audit and age', '2021-06-15', { ...forGood, class: 'B2', birthDate: '1970-05-05', points: 3 }, {
    days: [{ kind: 'cycle-ends', on: '2021-09-29' }, { kind: 'audit-due', on: '2021-10-29' }, { kind: 'age-limit', on: '2030-05-05' }], cycleStartsOn: '2020-09-30',
  }],
  ['postponed: missed renewal does not run', '2021-06-15', { ...holder, postponedUntil: '2023-03-01' }, {
    days: [
      { kind: 'renewal-opens', on: '2021-07-02' }, { kind: 'cycle-ends', on: '2021-09-29' }, { kind: 'renewal-last-day', on: '2021-09-30' },
      { kind: 'postponed-until', on: '2023-03-01' },
    ], cycleStartsOn: '2020-09-30',
  }],
])
