import { examples } from '../examples.ts'
import { restoreAbroad } from './decide-restore-abroad.ts'

const asked = (cancelledOn: string, firstReturnOn: string, state: 'R' | 'G' = 'R', abroadWhenDue = true) =>
  ({ state, cancelledOn, firstReturnOn, abroadWhenDue }) as const
const yes = (deadline: string, needs: 'nothing' | 'subject-one' = 'nothing') => ({ eligible: true, deadline, needs }) as const
const no = (deadline: string, needs: 'nothing' | 'subject-one' = 'nothing') => ({ eligible: false, deadline, needs }) as const

export default examples(restoreAbroad, [
  ['restorable', '2021-09-01', asked('2021-04-01', '2021-08-15'), yes('2022-02-15')],
  ['cancelled: subject one first', '2021-09-01', asked('2020-08-01', '2021-08-15', 'G'), yes('2022-02-15', 'subject-one')],
  ['back before the measure, its first day', '2021-06-01', asked('2020-06-01', '2021-01-10'), yes('2021-12-01')],
  ['back the day before it started', '2021-12-01', asked('2020-06-01', '2021-05-31'), yes('2021-12-01')],
  ['back the day it started', '2021-12-01', asked('2020-06-01', '2021-06-01'), yes('2021-12-01')],
  ['back the day after', '2021-12-02', asked('2020-06-01', '2021-06-02'), yes('2021-12-02')],
  ['the day before the last', '2021-11-30', asked('2020-06-01', '2021-01-10'), yes('2021-12-01')],
  ['the day after the last', '2021-12-02', asked('2020-06-01', '2021-01-10'), no('2021-12-01'), ['M8.2.2']],
  ['back on the 31st: the last day of February', '2022-02-28', asked('2021-06-01', '2021-08-31'), yes('2022-02-28')],
  ['back on the 31st, a day late', '2022-03-01', asked('2021-06-01', '2021-08-31'), no('2022-02-28'), ['M8.2.2']],
  ['back on the 31st, a leap year ahead', '2023-12-01', asked('2021-06-01', '2023-08-31'), yes('2024-02-29')],
  ['the day before the measure', '2021-05-31', asked('2020-06-01', '2021-01-10'), no('2021-12-01'), ['M8.2.0']],
  ['the second day of the measure', '2021-06-02', asked('2020-06-01', '2021-01-10'), yes('2021-12-01')],
  ['cancelled the day before the outbreak', '2021-09-01', asked('2020-01-19', '2021-08-15'), no('2022-02-15'), ['M8.2.1']],
  ['cancelled on the first day of the outbreak', '2021-09-01', asked('2020-01-20', '2021-08-15'), yes('2022-02-15')],
  ['cancelled the day after', '2021-09-01', asked('2020-01-21', '2021-08-15'), yes('2022-02-15')],
  ['cancelled the day before the last of 2021', '2022-03-01', asked('2021-12-30', '2022-02-10'), yes('2022-08-10')],
  ['cancelled on the last day of 2021', '2022-03-01', asked('2021-12-31', '2022-02-10'), yes('2022-08-10')],
  ['cancelled in 2022', '2022-03-01', asked('2022-01-01', '2022-02-10'), no('2022-08-10'), ['M8.2.1']],
  ['at home when it was due', '2021-09-01', asked('2021-04-01', '2021-08-15', 'R', false), no('2022-02-15'), ['M8.2.1']],
  ['not back yet', '2021-08-14', asked('2021-04-01', '2021-08-15'), no('2022-02-15'), ['M8.2.2']],
  ['on the day of the return', '2021-08-15', asked('2021-04-01', '2021-08-15'), yes('2022-02-15')],
  [
    'everything at once', '2021-05-31', asked('2019-12-31', '2021-06-02', 'G', false), no('2021-12-02', 'subject-one'),
    ['M8.2.0', 'M8.2.1', 'M8.2.1', 'M8.2.2'],
  ],
])
