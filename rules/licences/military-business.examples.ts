import { examples } from '../examples.ts'
import { militaryBusiness } from './decide-military-business.ts'

const on = '2021-06-15'
const veteran = {
  business: 'exchange', holdsCivilLicence: false, prefix: 'QX', check: 'confirmed', militaryFirstIssue: '2010-09-08', classes: 'C1', firstClass: 'C1', birthDate: '1990-02-01', testsPassed: false,
} as const
const holder = { business: 'note', holdsCivilLicence: true, issuedOn: '2018-03-05', prefix: 'QX', check: 'confirmed', birthDate: '1985-02-01', testsPassed: false } as const
const nothing = { treatment: null, firstIssueDate: null, validUntil: null } as const
const dates = { firstIssueDate: '2011-06-15', validUntil: '2027-06-15' } as const

export default examples(militaryBusiness, [
  ['exchanged: the military date, six years', on, veteran, { allowed: true, treatment: 'mark-first-issue', ...dates }],
  ['nothing said yet', on, { business: 'exchange', holdsCivilLicence: false, birthDate: '1990-02-01', testsPassed: false }, { allowed: true, ...nothing }],
  ['a civil licence is held already', on, { ...veteran, holdsCivilLicence: true }, { allowed: false, treatment: 'mark-first-issue', ...dates }, ['M7.1']],
  ['denied: goes on as a suspect case', on, { ...veteran, check: 'denied' }, { allowed: true, treatment: 'suspect-case', ...dates }],
  ['no answer: goes on', on, { ...veteran, check: 'unknown' }, { allowed: true, treatment: 'check-again', ...dates }],
  ['a truck class without its tests', on, { ...veteran, classes: 'B2', firstClass: 'B2' }, { allowed: false, treatment: 'mark-first-issue', firstIssueDate: '2011-06-15', validUntil: '2027-06-15' }, ['M7.1']],
  ['a truck class with its tests', on, { ...veteran, classes: 'B2C1', testsPassed: true }, { allowed: true, treatment: 'mark-first-issue', ...dates }],
  ['still too young', on, { ...veteran, birthDate: '2003-06-16', militaryFirstIssue: '2020-09-08' }, { allowed: false, treatment: 'mark-first-issue', firstIssueDate: '2022-06-15', validUntil: '2027-06-15' }, ['M7.4.1']],
  ['noted for who was issued a licence before', on, holder, { allowed: true, treatment: 'note-only', firstIssueDate: null, validUntil: null }],
  ['an old-style prefix: no note', on, { ...holder, prefix: 'ZZ' }, { allowed: false, treatment: 'none', firstIssueDate: null, validUntil: null }, ['M7.3.2']],
  ['issued on the last day of the old way', on, { ...holder, issuedOn: '2021-05-31' }, { allowed: true, treatment: 'note-only', firstIssueDate: null, validUntil: null }],
  ['issued under the new way: nothing to note', on, { ...holder, issuedOn: '2021-06-01' }, { allowed: false, ...nothing }, ['M7.3.1']],
  ['no civil licence to note it for', on, { business: 'note', holdsCivilLicence: false, birthDate: '1985-02-01', testsPassed: false }, { allowed: false, ...nothing }, ['M7.3.2']],
])
