import { examples } from '../examples.ts'
import { returnArchive } from './decide-return-archive.ts'

const on = '2021-07-01'
const lookUp = { mayReturn: false, instead: 'look-up-electronic-archive' } as const
const accept = { mayReturn: false, instead: 'accept-online-check' } as const
const ask = { mayReturn: false, instead: 'ask-out-office' } as const
const repair = { mayReturn: false, instead: 'repair-data' } as const

export default examples(returnArchive, [
  ['suspected stolen', on, { ground: 'stolen-robbed-defrauded' }, { mayReturn: true }],
  ['suspected smuggled', on, { ground: 'smuggled' }, { mayReturn: true }],
  ['suspected illegally assembled', on, { ground: 'illegally-assembled' }, { mayReturn: true }],
  ['the pilot office keeps no paper', on, { ground: 'no-paper-archive' }, lookUp, ['M2.4.2']],
  ['the mortgage was checked online', on, { ground: 'mortgage-checked-online' }, accept, ['M10.1']],
  ['a page is missing', on, { ground: 'incomplete' }, ask, ['M2.4.0']],
  ['the system failed', on, { ground: 'system-error' }, repair, ['M2.4.1']],
  ['any other ground', on, { ground: 'other' }, ask, ['M2.4.1']],
  ['a page is missing, years later', '2031-01-01', { ground: 'incomplete' }, ask, ['M2.4.0']],
])
