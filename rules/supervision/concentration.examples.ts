import { examples } from '../examples.ts'
import { concentration } from './decide-concentration.ts'

const on = '2021-07-05'

export default examples(concentration, [
  ['shares as before', on, { count: 5, total: 20, earlier: 130, earlierTotal: 520, comparisons: 4 }, { alarm: false, chance: 0.584221627, threshold: 0.00025, share: 0.25, earlierShare: 0.25 }],
  ['most from one place', on, { count: 18, total: 24, earlier: 130, earlierTotal: 520, comparisons: 4 }, { alarm: true, chance: 7.7e-7, threshold: 0.00025, share: 0.75, earlierShare: 0.25 }, ['M3.3.3']],
  ['all of very few', on, { count: 3, total: 3, earlier: 1, earlierTotal: 520, comparisons: 4 }, { alarm: false, chance: 9.2e-8, threshold: 0.00025, share: 1, earlierShare: 0.001923077 }],
  ['nobody came', on, { count: 0, total: 0, earlier: 130, earlierTotal: 520, comparisons: 1 }, { alarm: false, chance: 1, threshold: 0.001, share: 0, earlierShare: 0.25 }],
])
