import { examples } from '../examples.ts'
import { renewal } from './decide-renewal.ts'

const of = (validUntil: string, licenceClass = 'C1', birthDate = '1990-05-05') => ({ validUntil, class: licenceClass, birthDate }) as const
const end = '2021-09-30'
const days = { opensOn: '2021-07-02', lastDayOnTime: end, cancelledOn: '2022-09-30', restorableUntil: '2024-09-30' }
const april = '2022-04-30'
const inApril = { opensOn: '2022-01-30', lastDayOnTime: '2022-04-30', cancelledOn: '2023-04-30', restorableUntil: '2025-04-30' }
const january = '2025-01-31'
const inJanuary = { opensOn: '2024-11-02', lastDayOnTime: '2025-01-31', cancelledOn: '2026-01-31', restorableUntil: '2028-01-31' }
const unmet = ['M6.1.2'] as const

export default examples(renewal, [
  ['the day before it opens', '2021-07-01', of(end), days, unmet],
  ['the day it opens, 90 days before', '2021-07-02', of(end), days],
  ['the day after', '2021-07-03', of(end), days],
  ['the day before it ends', '2021-09-29', of(end), days],
  ['the last day on time', end, of(end), days],
  ['a day late: no driving, renewal still possible', '2021-10-01', of(end), days, unmet],
  ['the last day before the cancellation', '2022-09-29', of(end), days, unmet],
  ['a year over: cancelled', '2022-09-30', of(end), days, unmet],
  ['the day after the cancellation', '2022-10-01', of(end), days, unmet],
  ['the last day but one to restore it', '2024-09-29', of(end), days, unmet],
  ['the last day to restore it', '2024-09-30', of(end), days, unmet],
  ['past restoring', '2024-10-01', of(end), days, unmet],
  [
    'ends on 29 February', '2024-01-15', of('2024-02-29'),
    { opensOn: '2023-12-01', lastDayOnTime: '2024-02-29', cancelledOn: '2025-02-28', restorableUntil: '2027-02-28' },
  ],
  ['A2, the day before 60', '2021-08-01', of(end, 'A2', '1961-08-02'), days],
  ['A2, 60 on the day', '2021-08-02', of(end, 'A2', '1961-08-02'), days, unmet],
  ['A2, the day after 60', '2021-08-03', of(end, 'A2', '1961-08-02'), days, unmet],
  ['trolleybus at 60', '2021-08-02', of(end, 'N', '1961-08-02'), days, unmet],
  ['wheeled machine at 60, before Order 162', '2021-08-02', of(end, 'M', '1961-08-02'), days],
  ['wheeled machine at 60, the day before Order 162', '2022-03-31', of(april, 'M', '1962-03-31'), inApril],
  ['wheeled machine at 60, from Order 162', '2022-04-01', of(april, 'M', '1962-03-31'), inApril, unmet],
  ['B2 at 60, the day before the limit rose', '2024-12-31', of(january, 'B2', '1964-12-31'), inJanuary, unmet],
  ['B2 at 60, the day it rose to 63', '2025-01-01', of(january, 'B2', '1964-12-31'), inJanuary],
  ['B2, 63 a day later', '2025-01-02', of(january, 'B2', '1962-01-02'), inJanuary, unmet],
  ['three-wheeler at 69', '2021-08-01', of(end, 'C4', '1951-08-02'), days],
  ['three-wheeler at 70', '2021-08-02', of(end, 'C4', '1951-08-02'), days, unmet],
  ['manual small car at 90', '2021-08-02', of(end, 'C1', '1931-08-02'), days],
  ['A2 and motorcycle at 60: only A2 ends', '2021-08-02', of(end, 'A2E', '1961-08-02'), days, unmet],
  ['several classes and too early: every reason', '2021-07-01', of(end, 'A1D', '1951-01-01'), days, ['M6.1.2', 'M6.1.2', 'M6.1.2']],
  ['light trailer from its first day', '2022-04-01', of(april, 'C6', '1952-04-02'), inApril],
  ['light trailer at 70', '2022-04-02', of(april, 'C6', '1952-04-02'), inApril, unmet],
])
