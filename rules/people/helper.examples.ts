import { examples } from '../examples.ts'
import { helper } from './decide-helper.ts'

const on = '2021-07-01'
const older = { birthDate: '1950-03-08', business: '驾驶证期满换证', pieces: 1, identity: 'id-card', realPerson: true } as const
const yes = { allowed: true } as const
const no = { allowed: false } as const

export default examples(helper, [
  ['71 years old, renewal of the licence', on, older, yes],
  ['60 tomorrow', on, { ...older, birthDate: '1961-07-02' }, no, ['M6.1.1']],
  ['60 today', on, { ...older, birthDate: '1961-07-01' }, yes],
  ['60 yesterday', on, { ...older, birthDate: '1961-06-30' }, yes],
  ['born on 29 February, the day before', '2024-02-28', { ...older, birthDate: '1964-02-29' }, no, ['M6.1.1']],
  ['born on 29 February, the day', '2024-02-29', { ...older, birthDate: '1964-02-29' }, yes],
  ['born on 29 February, the year is a common one: the day before', '2100-02-27', { ...older, birthDate: '2040-02-29' }, no, ['M6.1.1']],
  ['born on 29 February, the year is a common one', '2100-02-28', { ...older, birthDate: '2040-02-29' }, yes],
  ['a residence permit', on, { ...older, identity: 'residence-permit' }, yes],
  ['another document', on, { ...older, identity: 'other' }, no, ['M6.1.1']],
  ['no real-person check', on, { ...older, realPerson: false }, no, ['M6.1.1']],
  ['two pieces', on, { ...older, pieces: 2 }, no, ['M6.1.2']],
  ['plates', on, { ...older, business: '补换领号牌' }, yes],
  ['vehicle licence', on, { ...older, business: '补换领行驶证' }, yes],
  ['inspection mark', on, { ...older, business: '补领检验合格标志' }, yes],
  ['mark of an exempt car', on, { ...older, business: '免检车申领检验标志' }, yes],
  ['renewal, in short', on, { ...older, business: '期满换证' }, yes],
  ['age limit', on, { ...older, business: '达到规定年龄换证' }, yes],
  ['lost', on, { ...older, business: '遗失补证' }, yes],
  ['damaged', on, { ...older, business: '损毁换证' }, yes],
  ['a transfer is not on the list', on, { ...older, business: '转移登记' }, no, ['M6.1.2']],
  ['of the list for delegation, not of this one', on, { ...older, business: '提交身体条件证明' }, no, ['M6.1.2']],
  [
    'everything at once',
    on,
    { birthDate: '1990-01-01', business: '注册登记', pieces: 3, identity: 'other', realPerson: false },
    no,
    ['M6.1.1', 'M6.1.1', 'M6.1.1', 'M6.1.2', 'M6.1.2'],
  ],
  ['the day before the measure', '2021-05-31', older, no, ['M6.1.1']],
  ['the first day of the measure', '2021-06-01', older, yes],
  ['the second day of the measure', '2021-06-02', older, yes],
])
