import { examples } from '../examples.ts'
import { militaryTreatment } from './decide-military-treatment.ts'

const on = '2021-06-15'
const may31 = '2021-05-31'
const june1 = '2021-06-01'
const june2 = '2021-06-02'
const confirmed = 'confirmed' as const

export default examples(militaryTreatment, [
  ['applied on the first day', on, { appliedOn: june1, check: confirmed }, { treatment: 'mark-first-issue' }],
  ['applied on the second day', on, { appliedOn: june2, check: confirmed }, { treatment: 'mark-first-issue' }],
  ['applied before, not finished', on, { appliedOn: may31, check: confirmed }, { treatment: 'mark-first-issue' }],
  [
    'applied before, issued on the first day', on, { appliedOn: may31, issuedOn: june1, check: confirmed },
    { treatment: 'mark-first-issue' },
  ],
  [
    'applied before, issued on the second day', on, { appliedOn: may31, issuedOn: june2, check: confirmed },
    { treatment: 'mark-first-issue' },
  ],
  [
    'an old prefix does not matter to a new exchange', on, { appliedOn: june1, prefix: '甲A', check: confirmed },
    { treatment: 'mark-first-issue' },
  ],
  [
    'issued the day before, new-style prefix', on, { appliedOn: '2021-04-01', issuedOn: may31, prefix: 'JW', check: confirmed },
    { treatment: 'note-only' },
  ],
  [
    'issued years ago, the note asked for now', on, { appliedOn: on, issuedOn: '2018-03-05', prefix: 'WZ', check: confirmed },
    { treatment: 'note-only' },
  ],
  [
    'a prefix in small letters', on, { appliedOn: on, issuedOn: '2018-03-05', prefix: ' qd ', check: confirmed },
    { treatment: 'note-only' },
  ],
  [
    'issued before, an old-style prefix', on, { appliedOn: on, issuedOn: may31, prefix: 'ZZ', check: confirmed },
    { treatment: 'none' }, ['M7.3.2'],
  ],
  ['issued before, no prefix given', on, { appliedOn: on, issuedOn: may31, check: confirmed }, { treatment: 'none' }, ['M7.3.2']],
  ['denied', on, { appliedOn: june1, check: 'denied' }, { treatment: 'suspect-case' }, ['M7.1']],
  ['denied, issued before', on, { appliedOn: on, issuedOn: may31, prefix: 'JW', check: 'denied' }, { treatment: 'suspect-case' }, ['M7.1']],
  ['no answer', on, { appliedOn: june1, check: 'unknown' }, { treatment: 'check-again' }, ['M7.1']],
  [
    'no answer, issued before', on, { appliedOn: on, issuedOn: may31, prefix: 'JW', check: 'unknown' },
    { treatment: 'check-again' }, ['M7.1'],
  ],
  [
    'no answer, and an old-style prefix: both at once', on, { appliedOn: on, issuedOn: may31, prefix: 'ZZ', check: 'unknown' },
    { treatment: 'check-again' }, ['M7.1', 'M7.3.2'],
  ],
])
