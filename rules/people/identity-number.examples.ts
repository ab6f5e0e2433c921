import { examples } from '../examples.ts'
import { identityNumber } from './decide-identity-number.ts'

const on = '2021-06-01'
const wrong = (problem: 'old-number' | 'form' | 'area' | 'date' | 'future-date' | 'check-digit') =>
  ({ valid: false, birthDate: null, sex: null, problem }) as const

// The first two numbers are the samples printed in the standard; all others are invented.
export default examples(identityNumber, [
  ['a woman, check character X', on, { number: '11010519491231002X' }, { valid: true, birthDate: '1949-12-31', sex: 'female' }],
  ['a man, check digit 4', on, { number: '440524188001010014' }, { valid: true, birthDate: '1880-01-01', sex: 'male' }],
  ['a small x, outer spaces', on, { number: ' 11010519491231002x ' }, { valid: true, birthDate: '1949-12-31', sex: 'female' }],
  ['a Hong Kong resident', on, { number: '810000199001010019' }, { valid: true, birthDate: '1990-01-01', sex: 'male' }],
  ['a Macao resident', on, { number: '820000198506150022' }, { valid: true, birthDate: '1985-06-15', sex: 'female' }],
  ['a Taiwan resident', on, { number: '830000197512310034' }, { valid: true, birthDate: '1975-12-31', sex: 'male' }],
  ['a permit number with a district', on, { number: '810100199001010014' }, wrong('area'), ['M6.1.1']],
  ['29 February of a leap year', on, { number: '110105200002290013' }, { valid: true, birthDate: '2000-02-29', sex: 'male' }],
  ['born that day', on, { number: '11010520210601002X' }, { valid: true, birthDate: '2021-06-01', sex: 'female' }],
  ['born the next day', on, { number: '110105202106020025' }, wrong('future-date'), ['M6.1.1']],
  ['one digit mistyped', on, { number: '110105194912310021' }, wrong('check-digit'), ['M6.1.1']],
  ['29 February of a common year', on, { number: '110105190002290017' }, wrong('date'), ['M6.1.1']],
  ['month 13', on, { number: '110105199013010018' }, wrong('date'), ['M6.1.1']],
  ['no such province', on, { number: '990105199001010014' }, wrong('area'), ['M6.1.1']],
  ['an old 15-digit number', on, { number: '110105491231002' }, wrong('old-number'), ['M6.1.1']],
  ['17 characters', on, { number: '11010519491231002' }, wrong('form'), ['M6.1.1']],
  ['X in the middle', on, { number: '1101051949123100X2' }, wrong('form'), ['M6.1.1']],
  ['empty', on, { number: '' }, wrong('form'), ['M6.1.1']],
])
