import { examples } from '../examples.ts'
import { mortgageDocuments } from './decide-mortgage-documents.ts'

const on = '2021-06-15'
const start = '2021-06-01'
const online = { mainContract: false, businessLicenceCopy: true, paper: false } as const
const copies = { mainContract: false, businessLicenceCopy: true, paper: true } as const
const everything = { mainContract: true, businessLicenceCopy: false, paper: true } as const

export default examples(mortgageDocuments, [
  ['a bank, shared online', on, { mortgagee: 'commercial-bank', sharedOnline: true }, online],
  ['a bank, not shared yet', on, { mortgagee: 'commercial-bank', sharedOnline: false }, copies, ['M10.1']],
  ['an auto-finance company, shared online', on, { mortgagee: 'auto-finance', sharedOnline: true }, online],
  ['an auto-finance company, not shared yet', on, { mortgagee: 'auto-finance', sharedOnline: false }, copies, ['M10.1']],
  ['a finance company, shared online', on, { mortgagee: 'finance-company', sharedOnline: true }, online],
  ['a finance company, not shared yet', on, { mortgagee: 'finance-company', sharedOnline: false }, copies, ['M10.1']],
  ['another organisation', on, { mortgagee: 'other-organisation', sharedOnline: false }, everything, ['M10.2', 'M10.1']],
  ['another organisation does not share', on, { mortgagee: 'other-organisation', sharedOnline: true }, everything, ['M10.2', 'M10.1']],
  ['a person', on, { mortgagee: 'person', sharedOnline: false }, everything, ['M10.2', 'M10.1']],
  ['a person does not share', on, { mortgagee: 'person', sharedOnline: true }, everything, ['M10.2', 'M10.1']],
  ['the day before', '2021-05-31', { mortgagee: 'commercial-bank', sharedOnline: true }, everything, ['M10.2', 'M10.1']],
  ['the first day', start, { mortgagee: 'commercial-bank', sharedOnline: true }, online],
  ['the second day', '2021-06-02', { mortgagee: 'commercial-bank', sharedOnline: true }, online],
])
