import { examples } from '../examples.ts'
import { testResult } from './decide-test-result.ts'

const on = '2021-06-20'

export default examples(testResult, [
  ['subject two, small car, twenty off', on, { subject: 2, class: 'C2', deducted: 20 }, { mark: 80, score: 80, passed: true }],
  ['subject two, small car, twenty-one off', on, { subject: 2, class: 'C1', deducted: 21 }, { mark: 80, score: 79, passed: false }, ['M3.1.0']],
  ['subject two, large goods vehicle, ten off', on, { subject: 2, class: 'B2', deducted: 10 }, { mark: 90, score: 90, passed: true }],
  ['subject two, large goods vehicle, eleven off', on, { subject: 2, class: 'B2', deducted: 11 }, { mark: 90, score: 89, passed: false }, ['M3.1.0']],
  ['subject two, light trailer', '2022-04-01', { subject: 2, class: 'C6', deducted: 15 }, { mark: 90, score: 85, passed: false }, ['M3.1.0']],
  ['road', on, { subject: 3, class: 'C2', deducted: 10 }, { mark: 90, score: 90, passed: true }],
  ['theory', on, { subject: 1, class: 'C1', deducted: 11 }, { mark: 90, score: 89, passed: false }, ['M3.1.0']],
  ['safety test', on, { subject: 4, class: 'C1', deducted: 0 }, { mark: 90, score: 100, passed: true }],
  ['more off than there is', on, { subject: 3, class: 'C1', deducted: 300 }, { mark: 90, score: 0, passed: false }, ['M3.1.0']],
])
