import { examples } from '../examples.ts'
import { addedClassDate } from './decide-added-class-date.ts'

const on = '2021-06-15'
const served = { firstIssuedOn: '2010-09-08', newStyleIssuedOn: '2016-07-01' } as const

export default examples(addedClassDate, [
  ['record: added before the new-style licence', on, { ...served, noteOnly: true, addedOn: '2014-03-01' }, { date: '2016-07-01' }],
  ['record: added the day before', on, { ...served, noteOnly: true, addedOn: '2016-06-30' }, { date: '2016-07-01' }],
  ['record: added on its day', on, { ...served, noteOnly: true, addedOn: '2016-07-01' }, { date: '2016-07-01' }],
  ['record: added after', on, { ...served, noteOnly: true, addedOn: '2018-03-01' }, { date: '2018-03-01' }],
  ['record: the first class was not added', on, { ...served, noteOnly: true, addedOn: '2010-09-08' }, { date: '2010-09-08' }],
  ['e-licence: the true day', on, { ...served, noteOnly: false, addedOn: '2014-03-01' }, { date: '2014-03-01' }],
])
