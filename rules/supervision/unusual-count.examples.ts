import { examples } from '../examples.ts'
import { unusualCount } from './decide-unusual-count.ts'

const on = '2021-07-05'

export default examples(unusualCount, [
  ['a week like the others', on, { of: 'in', count: 21, earlier: 520, periods: 26, comparisons: 1 }, { alarm: false, chance: 0.442573313, threshold: 0.001, expected: 20, least: 10 }],
  ['twice as many', on, { of: 'in', count: 42, earlier: 520, periods: 26, comparisons: 1 }, { alarm: true, chance: 0.000018797, threshold: 0.001, expected: 20, least: 10 }, ['M3.3.3']],
  ['much, but too little to speak of', on, { of: 'out', count: 9, earlier: 13, periods: 26, comparisons: 1 }, { alarm: false, chance: 3.3e-8, threshold: 0.001, expected: 0.5, least: 10 }],
  ['one school, compared with eleven others', on, { of: 'school', count: 12, earlier: 26, periods: 26, comparisons: 12 }, { alarm: true, chance: 6e-9, threshold: 0.000083333, expected: 1, least: 6 }, ['M3.3.3']],
  ['fewer than usual', on, { of: 'out', count: 10, earlier: 520, periods: 26, comparisons: 1 }, { alarm: false, chance: 0.99443138, threshold: 0.001, expected: 20, least: 10 }],
])
