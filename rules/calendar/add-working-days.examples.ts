import { examples } from '../examples.ts'
import { workingDays } from './decide-add-working-days.ts'

const on = '2021-06-01'

export default examples(workingDays, [
  ['no days: the day itself', on, { from: '2021-06-05', days: 0 }, { date: '2021-06-05' }],
  ['the day itself does not count', on, { from: '2021-06-01', days: 1 }, { date: '2021-06-02' }],
  ['over a weekend', on, { from: '2021-06-04', days: 1 }, { date: '2021-06-07' }],
  ['from a Saturday', on, { from: '2021-06-05', days: 1 }, { date: '2021-06-07' }],
  ['over the Dragon Boat Festival', on, { from: '2021-06-11', days: 1 }, { date: '2021-06-15' }],
  ['over National Day, a Saturday worked instead', on, { from: '2021-09-30', days: 3 }, { date: '2021-10-11' }],
  ['a Sunday worked instead', on, { from: '2021-09-24', days: 1 }, { date: '2021-09-26' }],
  ['the lengthened Spring Festival of 2020', on, { from: '2020-01-23', days: 1 }, { date: '2020-02-03' }],
  ['1 February 2020 was not worked after all', on, { from: '2020-01-31', days: 1 }, { date: '2020-02-03' }],
  ['31 December 2022 is off by the next notice', on, { from: '2022-12-30', days: 1 }, { date: '2023-01-03' }],
  ['over the turn of the year', on, { from: '2020-12-31', days: 1 }, { date: '2021-01-04' }],
  ['a whole year', on, { from: '2020-12-31', days: 250 }, { date: '2021-12-31' }],
  ['the last day that can be known', on, { from: '2026-12-30', days: 1 }, { date: '2026-12-31' }],
])
