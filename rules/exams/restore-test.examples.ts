import { examples } from '../examples.ts'
import { restoreTest } from './decide-restore-test.ts'

const on = '2021-08-20'

export default examples(restoreTest, [
  ['cancelled', on, { states: 'G', otherFileOpen: false }, { allowed: true }],
  ['cancelled, with a violation open', on, { states: 'GH', otherFileOpen: false }, { allowed: true }],
  ['cancelled but restorable: no test', on, { states: 'R', otherFileOpen: false }, { allowed: false }, ['M8.2.3']],
  ['in order: no test', on, { states: 'A', otherFileOpen: false }, { allowed: false }, ['M8.2.3']],
  ['cancelled, learning already', on, { states: 'G', otherFileOpen: true }, { allowed: false }, ['M3.3.1']],
  ['in order and learning: both are said', on, { states: 'A', otherFileOpen: true }, { allowed: false }, ['M8.2.3', 'M3.3.1']],
])
