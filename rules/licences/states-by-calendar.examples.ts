import { examples } from '../examples.ts'
import { statesByCalendar } from './decide-states-by-calendar.ts'

const ends = { states: 'A', validUntil: '2021-06-30' } as const
const postponed = { states: 'N', validUntil: '2021-03-31', postponedUntil: '2021-12-31' } as const
const cancelled = { states: 'R', cause: 'not-renewed', cancelledOn: '2022-06-30', validUntil: '2021-06-30' } as const
const stays = (states: string) => ({ states, cancelledOn: null, cause: null })
const goes = (states: string, cancelledOn: string) => ({ states, cancelledOn, cause: 'not-renewed' as const })

export default examples(statesByCalendar, [
  ['the day before the last', '2021-06-29', ends, stays('A')],
  ['the last day of validity', '2021-06-30', ends, stays('A')],
  ['the day after', '2021-07-01', ends, stays('M'), ['M6.1.2']],
  ['a violation to be settled stays beside it', '2021-07-01', { ...ends, states: 'H' }, stays('HM'), ['M6.1.2']],
  ['detained meanwhile', '2021-07-01', { ...ends, states: 'U' }, stays('MU'), ['M6.1.2']],
  ['overdue already', '2022-06-29', { ...ends, states: 'M' }, stays('M'), ['M6.1.2']],
  ['a year over', '2022-06-30', { ...ends, states: 'HM' }, goes('HR', '2022-06-30'), ['M6.1.2']],
  ['a year over, and nobody had looked', '2022-07-01', ends, goes('R', '2022-06-30'), ['M6.1.2']],
  ['29 February has no anniversary', '2021-02-28', { states: 'M', validUntil: '2020-02-29' }, goes('R', '2021-02-28'), ['M6.1.2']],
  ['the last day on which it can be restored', '2024-06-30', cancelled, goes('R', '2022-06-30')],
  ['and the day after', '2024-07-01', cancelled, goes('G', '2022-06-30'), ['M6.1.2']],
  ['cancelled for another cause: the register says', '2026-07-01', { ...cancelled, cause: 'not-audited' }, { states: 'R', cancelledOn: '2022-06-30', cause: 'not-audited' as const }],
  ['the last day of a postponement', '2021-12-31', postponed, stays('N')],
  ['and the day after', '2022-01-01', postponed, stays('M'), ['M6.1.2']],
  ['a year after the postponement', '2022-12-31', postponed, goes('R', '2022-12-31'), ['M6.1.2']],
  ['valid for good', '2030-01-01', { states: 'A' }, stays('A')],
  ['revoked is not cancelled again', '2023-01-01', { ...ends, states: 'F' }, stays('F')],
])
