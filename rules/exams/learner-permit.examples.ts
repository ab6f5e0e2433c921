import { examples } from '../examples.ts'
import { learnerPermit } from './decide-learner-permit.ts'

const on = '2021-06-01'
const first = { class: 'C2', kind: 'first', birthDate: '2003-06-01', otherFileOpen: false } as const

export default examples(learnerPermit, [
  ['eighteen today', on, first, { allowed: true }],
  ['eighteen tomorrow', on, { ...first, birthDate: '2003-06-02' }, { allowed: false }, ['M3.1.3']],
  ['seventy-five, automatic', on, { ...first, birthDate: '1946-01-01' }, { allowed: true }],
  ['sixty, large goods vehicle', on, { ...first, class: 'B2', birthDate: '1961-01-01' }, { allowed: true }],
  ['sixty-one, large goods vehicle', on, { ...first, class: 'B2', birthDate: '1960-06-01' }, { allowed: false }, ['M3.1.3']],
  ['large passenger vehicle as a first licence', on, { ...first, class: 'A1', birthDate: '1990-01-01' }, { allowed: false }, ['M3.1.3']],
  ['a second file', on, { ...first, otherFileOpen: true }, { allowed: false }, ['M3.3.1']],
  ['light trailer, from its first day', '2022-04-01', { ...first, class: 'C6', kind: 'upgrade', birthDate: '1990-01-01' }, { allowed: true }],
  ['too young, of no such first class, with a file elsewhere', on, { ...first, class: 'A1', birthDate: '2010-01-01', otherFileOpen: true }, { allowed: false }, ['M3.1.3', 'M3.1.3', 'M3.3.1']],
])
