import { examples } from '../examples.ts'
import { mortgageFiling } from './decide-mortgage-filing.ts'

const on = '2021-06-15'
const fits = { lender: 'registered', sealMatches: true, vehicle: 'here', termsInOrder: true } as const
const yes = { allowed: true, byOffice: false } as const
const no = { allowed: false, byOffice: false } as const

export default examples(mortgageFiling, [
  ['everything fits', on, fits, yes],
  ['with the file compared', on, { ...fits, plateMatches: true, certificateMatches: true, ownerMatches: true, states: 'A', encumbered: false }, yes],
  ['a lender that is not registered nationally', on, { ...fits, lender: 'not-registered', sealMatches: false }, no, ['M10.3']],
  ['a name that is not the registered one', on, { ...fits, lender: 'other-name' }, no, ['M10.3']],
  ['a kind that is not the registered one', on, { ...fits, lender: 'other-kind' }, no, ['M10.3']],
  ['another seal', on, { ...fits, sealMatches: false }, no, ['M10.3']],
  ['a vehicle of another city', on, { ...fits, vehicle: 'elsewhere' }, no, ['M10.1']],
  ['an unknown VIN', on, { ...fits, vehicle: 'not-found' }, no, ['M10.1']],
  ['a term that ends before it begins', on, { ...fits, termsInOrder: false }, no, ['M10.1']],
  ['plate, certificate and owner all differ', on, { ...fits, plateMatches: false, certificateMatches: false, ownerMatches: false }, no, ['M10.1', 'M10.1', 'M10.1']],
  ['sealed by a court', on, { ...fits, states: 'K' }, no, ['M10.1']],
  ['a violation does not stand in the way', on, { ...fits, states: 'G' }, yes],
  ['under customs control: an officer looks', on, { ...fits, states: 'AH' }, { allowed: true, byOffice: true }],
  ['under suspicion: not until that is settled', on, { ...fits, states: 'J' }, no, ['M10.1']],
  ['on its way to another city', on, { ...fits, leaving: true }, no, ['M10.1']],
  ['on its way, and mortgaged: both reasons', on, { ...fits, leaving: true, encumbered: true }, no, ['M10.1', 'M10.1']],
  ['no transfer under way', on, { ...fits, leaving: false }, yes],
  ['of another city: where it goes from there is not said', on, { ...fits, vehicle: 'elsewhere', leaving: true }, no, ['M10.1']],
  ['mortgaged already', on, { ...fits, encumbered: true }, no, ['M10.1']],
])
