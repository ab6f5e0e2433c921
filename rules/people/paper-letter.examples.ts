import { examples } from '../examples.ts'
import { paperLetter } from './decide-paper-letter.ts'

const on = '2021-07-01'
const made = {
  business: '补换领行驶证', madeOn: '2021-06-20', validUntil: '2021-08-19',
  agentMatches: true, businessMatches: true, inPerson: false, cancelled: false,
} as const
const accepted = { accepted: true } as const
const again = { accepted: false, action: 'delegate-again' } as const
const inPerson = { accepted: true, action: 'none-needed' } as const

export default examples(paperLetter, [
  ['made for 60 days', on, made, accepted],
  ['the day before it is made', '2021-06-19', made, again, ['M9.3']],
  ['the day it is made', '2021-06-20', made, accepted],
  ['the day after', '2021-06-21', made, accepted],
  ['the day before its last', '2021-08-18', made, accepted],
  ['its last day', '2021-08-19', made, accepted],
  ['the day after its last', '2021-08-20', made, again, ['M9.3']],
  ['ended before it was made', on, { ...made, madeOn: on, validUntil: '2021-06-30' }, again, ['M9.3']],
  ['before online delegation began', '2021-05-31', { ...made, madeOn: '2021-05-20' }, accepted],
  ['of no list of online delegation', on, { ...made, business: '期满换证' }, accepted],
  ['another person comes', on, { ...made, agentMatches: false }, again, ['M9.2.3']],
  ['for another business', on, { ...made, businessMatches: false }, again, ['M9.2.3']],
  ['taken back', on, { ...made, cancelled: true }, again, ['M9.3']],
  ['a lost registration certificate', on, { ...made, business: '补领登记证书' }, { accepted: false }, ['M9.1']],
  ['a change among co-owners', on, { ...made, business: '共同所有人变更' }, { accepted: false }, ['M9.1']],
  ['a destroyed vehicle', on, { ...made, business: '灭失注销' }, { accepted: false }, ['M9.1']],
  ['the applicant in person', on, { ...made, business: '补领登记证书', cancelled: true, inPerson: true }, inPerson],
  [
    'everything at once', '2021-09-01', { ...made, business: '补领登记证书', agentMatches: false, businessMatches: false, cancelled: true },
    { accepted: false }, ['M9.1', 'M9.2.3', 'M9.2.3', 'M9.3', 'M9.3'],
  ],
])
