import { examples } from '../examples.ts'
import { lien } from './decide-lien.ts'

const on = '2021-06-15'
const free = { states: 'A', mortgaged: false, pledged: false } as const
const yes = { allowed: true } as const
const no = { allowed: false } as const

export default examples(lien, [
  ['a free car is mortgaged', on, { ...free, business: 'mortgage' }, yes],
  ['a mortgaged car is not mortgaged again', on, { ...free, mortgaged: true, business: 'mortgage' }, no, ['M9.1']],
  ['a pledged car may be mortgaged', on, { ...free, pledged: true, business: 'mortgage' }, yes],
  ['a car sealed by a court', on, { ...free, states: 'AK', business: 'mortgage' }, no, ['M9.1']],
  ['a car under suspicion', on, { ...free, states: 'J', business: 'pledge' }, no, ['M9.1']],
  ['a release of a car under suspicion', on, { ...free, states: 'J', mortgaged: true, business: 'mortgage-release' }, yes],
  ['a stolen car that is mortgaged: both reasons', on, { ...free, states: 'C', mortgaged: true, business: 'mortgage' }, no, ['M9.1', 'M9.1']],
  ['a car on its way to another city is not mortgaged', on, { ...free, leaving: true, business: 'mortgage' }, no, ['M9.1']],
  ['nor pledged', on, { ...free, leaving: true, business: 'pledge' }, no, ['M9.1']],
  ['on its way and mortgaged already: both reasons', on, { ...free, leaving: true, mortgaged: true, business: 'mortgage' }, no, ['M9.1', 'M9.1']],
  ['no transfer under way', on, { ...free, leaving: false, business: 'pledge' }, yes],
  ['a release of a car on its way', on, { ...free, leaving: true, mortgaged: true, business: 'mortgage-release' }, yes],
  ['the end of a pledge on its way', on, { ...free, leaving: true, pledged: true, business: 'pledge-release' }, yes],
  ['a mistyped credit code', on, { ...free, business: 'mortgage', codeInOrder: false }, no, ['M10.2']],
  ['a release', on, { ...free, mortgaged: true, business: 'mortgage-release' }, yes],
  ['a release of a car sealed meanwhile', on, { ...free, states: 'K', mortgaged: true, business: 'mortgage-release' }, yes],
  ['nothing to release', on, { ...free, business: 'mortgage-release' }, no, ['M9.1']],
  ['a pledge', on, { ...free, mortgaged: true, business: 'pledge' }, yes],
  ['pledged already', on, { ...free, pledged: true, business: 'pledge' }, no, ['M9.1']],
  ['the end of a pledge', on, { ...free, pledged: true, business: 'pledge-release' }, yes],
  ['no pledge to end', on, { ...free, mortgaged: true, business: 'pledge-release' }, no, ['M9.1']],
])
