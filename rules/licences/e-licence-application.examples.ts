import { examples } from '../examples.ts'
import { eLicenceApplication } from './decide-e-licence-application.ts'

const on = '2021-06-15'
const chengdu = '510100'

export default examples(eLicenceApplication, [
  ['normal licence in a pilot city', on, { area: chengdu, states: 'A', photoRejections: 0 }, { allowed: true }],
  ['a violation and an accident to be settled do not matter', on, { area: chengdu, states: 'HI', photoRejections: 2 }, { allowed: true }],
  ['a letter written twice', on, { area: chengdu, states: 'AA', photoRejections: 0 }, { allowed: true }],
  ['the day before the pilot', '2021-05-31', { area: chengdu, states: 'A', photoRejections: 0 }, { allowed: false }, ['M1.1.2']],
  ['the first day of the pilot', '2021-06-01', { area: chengdu, states: 'A', photoRejections: 0 }, { allowed: true }],
  ['not a pilot city', on, { area: '320100', states: 'A', photoRejections: 0 }, { allowed: false }, ['M1.1.2']],
  ['not a pilot city, the day before nationwide', '2021-12-09', { area: '320100', states: 'A', photoRejections: 0 }, { allowed: false }, ['M1.1.2']],
  ['nationwide', '2021-12-10', { area: '320100', states: 'A', photoRejections: 0 }, { allowed: true }],
  ['renewal overdue beside a violation', on, { area: chengdu, states: 'HM', photoRejections: 0 }, { allowed: false }, ['M1.3.2']],
  ['12 points reached', on, { area: chengdu, states: 'B', photoRejections: 0 }, { allowed: false }, ['M1.3.2']],
  ['withheld', on, { area: chengdu, states: 'D', photoRejections: 0 }, { allowed: false }, ['M1.3.2']],
  ['cancelled', on, { area: chengdu, states: 'G', photoRejections: 0 }, { allowed: false }, ['M1.3.2']],
  ['locked', on, { area: chengdu, states: 'L', photoRejections: 0 }, { allowed: false }, ['M1.3.2']],
  ['moved to another office', on, { area: chengdu, states: 'C', photoRejections: 0 }, { allowed: false }, ['M1.3.2']],
  ['third rejection: counter only', on, { area: chengdu, states: 'A', photoRejections: 3 }, { allowed: false }, ['M1.3.1']],
  ['after the third', on, { area: chengdu, states: 'A', photoRejections: 4 }, { allowed: false }, ['M1.3.1']],
  [
    'everything at once',
    on,
    { area: '110105', states: 'AMBM', photoRejections: 3 },
    { allowed: false },
    ['M1.1.2', 'M1.3.2', 'M1.3.2', 'M1.3.1'],
  ],
])
