import { examples } from '../examples.ts'
import { publishPlan } from './decide-publish-plan.ts'

export default examples(publishPlan, [
  ['ten days before', '2021-06-01', { class: 'C2', testOn: '2021-06-11' }, { allowed: true, firstDay: '2021-06-11' }],
  ['nine days before', '2021-06-01', { class: 'C2', testOn: '2021-06-10' }, { allowed: false, firstDay: '2021-06-11' }, ['M3.1.3']],
  ['a month before', '2021-06-01', { class: 'A1', testOn: '2021-07-01' }, { allowed: true, firstDay: '2021-06-11' }],
  ['for a day that is gone', '2021-06-01', { class: 'C1', testOn: '2021-05-01' }, { allowed: false, firstDay: '2021-06-11' }, ['M3.1.3']],
  ['light trailers, published before and held after the class exists', '2022-03-20', { class: 'C6', testOn: '2022-04-01' }, { allowed: true, firstDay: '2022-03-30' }],
])
