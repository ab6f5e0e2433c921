import { examples } from '../examples.ts'
import { paperNeeded } from './decide-paper-needed.ts'

const on = '2021-06-15'

export default examples(paperNeeded, [
  ['roadside check', on, { business: 'roadside-check', licenceToBeDetained: false }, { paperNeeded: false }],
  ['counter', on, { business: 'counter', licenceToBeDetained: false }, { paperNeeded: false }],
  ['violation', on, { business: 'violation', licenceToBeDetained: false }, { paperNeeded: false }],
  ['accident', on, { business: 'accident', licenceToBeDetained: false }, { paperNeeded: false }],
  ['roadside check, the licence has to be detained', on, { business: 'roadside-check', licenceToBeDetained: true }, { paperNeeded: true }, ['M1.5.1']],
  ['violation, the licence has to be detained', on, { business: 'violation', licenceToBeDetained: true }, { paperNeeded: true }, ['M1.5.1']],
  ['accident, the licence has to be detained', on, { business: 'accident', licenceToBeDetained: true }, { paperNeeded: true }, ['M1.5.1']],
  ['the day before e-licences count', '2021-05-31', { business: 'counter', licenceToBeDetained: false }, { paperNeeded: true }, ['M1.5.2']],
  ['the first day', '2021-06-01', { business: 'counter', licenceToBeDetained: false }, { paperNeeded: false }],
  ['the second day', '2021-06-02', { business: 'counter', licenceToBeDetained: false }, { paperNeeded: false }],
])
