import { examples } from '../examples.ts'
import { restore } from './decide-restore.ts'

const back = { states: 'G', cancelledOn: '2021-04-01', cause: 'not-renewed', firstReturnOn: '2021-08-15', abroadWhenDue: true, submitting: true } as const
const answer = (allowed: boolean, needs: 'nothing' | 'subject-one' = 'subject-one') => ({ allowed, deadline: '2022-02-15', needs })

export default examples(restore, [
  ['restorable: directly', '2021-09-01', { ...back, states: 'R' }, answer(true, 'nothing')],
  ['cancelled, subject one passed', '2021-09-20', { ...back, subjectOnePassedOn: '2021-09-10' }, answer(true)],
  ['cancelled, subject one still to be passed', '2021-09-20', back, answer(false), ['M8.2.3']],
  ['begun before subject one', '2021-09-01', { ...back, submitting: false }, answer(true)],
  ['subject one passed before the cancellation does not count', '2021-09-20', { ...back, subjectOnePassedOn: '2021-03-31' }, answer(false), ['M8.2.3']],
  ['restored already', '2021-09-20', { ...back, states: 'A' }, { allowed: false, deadline: null, needs: null }, ['M8.2.0']],
  ['cancelled at the own wish', '2021-09-20', { ...back, states: 'R', cause: 'own-request' }, answer(false, 'nothing'), ['M8.2.0']],
  ['not audited in time', '2021-09-20', { ...back, states: 'R', cause: 'not-audited' }, answer(true, 'nothing')],
  ['the return not said yet', '2021-09-01', { states: 'G', cancelledOn: '2021-04-01', cause: 'not-renewed', submitting: false }, { allowed: true, deadline: null, needs: 'subject-one' }],
  ['the last day', '2022-02-15', { ...back, states: 'R' }, answer(true, 'nothing')],
  ['too late, at home when due, and no subject one', '2022-02-16', { ...back, abroadWhenDue: false }, answer(false), ['M8.2.1', 'M8.2.2', 'M8.2.3']],
])
