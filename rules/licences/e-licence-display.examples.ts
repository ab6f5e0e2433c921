import { examples } from '../examples.ts'
import { eLicenceDisplay } from './decide-e-licence-display.ts'

const on = '2021-06-15'

export default examples(eLicenceDisplay, [
  ['normal', on, { states: 'A' }, { display: 'normal' }],
  ['violation and accident to be settled', on, { states: 'HI' }, { display: 'normal' }],
  ['12 points reached', on, { states: 'B' }, { display: 'warning' }, ['M1.5.1']],
  ['withheld', on, { states: 'D' }, { display: 'warning' }, ['M1.5.1']],
  ['seized', on, { states: 'K' }, { display: 'warning' }, ['M1.5.1']],
  ['renewal overdue beside a violation', on, { states: 'HM' }, { display: 'warning' }, ['M1.5.1']],
  ['audit overdue', on, { states: 'S' }, { display: 'warning' }, ['M1.5.1']],
  ['detained', on, { states: 'U' }, { display: 'warning' }, ['M1.5.1']],
  ['renewal postponed: driving is not allowed meanwhile', on, { states: 'N' }, { display: 'warning' }, ['M1.5.1']],
  ['revoked as wrongly granted', on, { states: 'E' }, { display: 'none' }, ['M1.5.1']],
  ['revoked as a penalty', on, { states: 'F' }, { display: 'none' }, ['M1.5.1']],
  ['cancelled', on, { states: 'G' }, { display: 'none' }, ['M1.5.1']],
  ['cancelled, can be restored', on, { states: 'R' }, { display: 'none' }, ['M1.5.1']],
  ['stopped: "abnormal, ask the issuing office"', on, { states: 'J' }, { display: 'none' }, ['M1.5.1']],
  ['locked: "abnormal, ask the issuing office"', on, { states: 'L' }, { display: 'none' }, ['M1.5.1']],
  ['the worst of several counts', on, { states: 'AMGH' }, { display: 'none' }, ['M1.5.1', 'M1.5.1']],
])
