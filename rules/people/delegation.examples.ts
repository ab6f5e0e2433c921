import { examples } from '../examples.ts'
import { delegation } from './decide-delegation.ts'

const on = '2021-07-01'
const made = {
  business: '补换领行驶证', madeOn: '2021-06-20', validUntil: '2021-07-20',
  agentMatches: true, businessMatches: true, inPerson: false, cancelled: false,
} as const
const wrong = { agentMatches: false, businessMatches: false, cancelled: true } as const
const accepted = { accepted: true } as const
const refused = { accepted: false } as const
const again = { accepted: false, action: 'delegate-again' } as const
const inPerson = { accepted: true, action: 'none-needed' } as const

export default examples(delegation, [
  ['the agent, the business and the day are right', on, made, accepted],
  ['another person comes', on, { ...made, agentMatches: false }, again, ['M9.2.3']],
  ['for another business', on, { ...made, businessMatches: false }, again, ['M9.2.3']],
  ['taken back', on, { ...made, cancelled: true }, again, ['M9.2.1']],
  ['the applicant in person', on, { ...made, inPerson: true }, inPerson],
  ['the applicant in person, whatever the delegation says', on, { ...made, ...wrong, business: '补领登记证书', inPerson: true }, inPerson],
  ['the day before it is made', '2021-06-19', made, again, ['M9.2.4']],
  ['the day it is made', '2021-06-20', made, accepted],
  ['the day after', '2021-06-21', made, accepted],
  ['the day before its last', '2021-07-19', made, accepted],
  ['its last day', '2021-07-20', made, accepted],
  ['the day after its last', '2021-07-21', made, again, ['M9.2.4']],
  ['made for 29 days', '2021-06-30', { ...made, madeOn: '2021-06-01', validUntil: '2021-06-30' }, accepted],
  ['made for 30 days, on the last', on, { ...made, madeOn: '2021-06-01', validUntil: '2021-07-01' }, accepted],
  ['made for 31 days', on, { ...made, madeOn: '2021-06-01', validUntil: '2021-07-02' }, again, ['M9.2.4']],
  ['made for one day', on, { ...made, madeOn: on, validUntil: on }, accepted],
  ['ended before it was made', on, { ...made, madeOn: on, validUntil: '2021-06-30' }, again, ['M9.2.4']],
  ['a licence business', on, { ...made, business: '提交身体条件证明' }, accepted],
  ['a business written with a slash', on, { ...made, business: '抵押/解除抵押' }, accepted],
  ['one half of it', on, { ...made, business: '解除抵押' }, accepted],
  ['a lost registration certificate', on, { ...made, business: '补领登记证书' }, refused, ['M9.1']],
  ['a change among co-owners', on, { ...made, business: '共同所有人变更' }, refused, ['M9.1']],
  ['of the list for older people, not of this one', on, { ...made, business: '期满换证' }, refused, ['M9.1']],
  [
    'everything at once',
    '2021-08-01',
    { ...made, ...wrong, business: '补领登记证书', validUntil: '2021-07-31' },
    refused,
    ['M9.1', 'M9.2.3', 'M9.2.3', 'M9.2.1', 'M9.2.4', 'M9.2.4'],
  ],
  ['the day before the measure', '2021-05-31', { ...made, madeOn: '2021-05-31' }, refused, ['M9.1']],
  ['the first day of the measure', '2021-06-01', { ...made, madeOn: '2021-06-01', validUntil: '2021-06-30' }, accepted],
  ['the second day of the measure', '2021-06-02', { ...made, madeOn: '2021-06-01', validUntil: '2021-06-30' }, accepted],
  ['in person, before the measure', '2021-05-31', { ...made, inPerson: true }, inPerson],
])
