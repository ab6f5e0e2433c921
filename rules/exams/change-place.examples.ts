import { examples } from '../examples.ts'
import type { LicenceClass } from '../licences/class-rules.ts'
import { changePlace } from './decide-change-place.ts'

const before = '2021-05-31'
const start = '2021-06-01'
const asked = (licenceClass: LicenceClass, changesMade: number, subjectOnePassed = true) =>
  ({ class: licenceClass, changesMade, subjectOnePassed }) as const

export default examples(changePlace, [
  ['the first change', start, asked('C1', 0), { allowed: true, remaining: 3 }],
  ['the second', start, asked('C1', 1), { allowed: true, remaining: 2 }],
  ['the third', start, asked('C2', 2), { allowed: true, remaining: 1 }],
  ['the fourth', start, asked('C2', 3), { allowed: false, remaining: 0 }, ['M3.3.1']],
  ['more than ever were allowed', start, asked('C2', 5), { allowed: false, remaining: 0 }, ['M3.3.1']],
  ['the day before the measure, the first', before, asked('C1', 0), { allowed: true, remaining: 1 }],
  ['the day before the measure, the second', before, asked('C1', 1), { allowed: false, remaining: 0 }, ['M3.3.1']],
  ['the second on the day after the start', '2021-06-02', asked('C1', 1), { allowed: true, remaining: 2 }],
  ['the day before there were such changes', '2019-05-31', asked('C1', 0), { allowed: false, remaining: 0 }, ['M3.3.1']],
  ['the first day there were', '2019-06-01', asked('C1', 0), { allowed: true, remaining: 1 }],
  ['the day after', '2019-06-02', asked('C1', 0), { allowed: true, remaining: 1 }],
  ['low-speed goods', start, asked('C3', 0), { allowed: true, remaining: 3 }],
  ['three-wheeler', start, asked('C4', 0), { allowed: true, remaining: 3 }],
  ['automatic for the disabled', start, asked('C5', 2), { allowed: true, remaining: 1 }],
  ['light trailer, from its first day', '2022-04-01', asked('C6', 0), { allowed: true, remaining: 3 }],
  ['large goods vehicle', start, asked('B2', 0), { allowed: false, remaining: 0 }, ['M3.3.1']],
  ['motorcycle', start, asked('E', 0), { allowed: false, remaining: 0 }, ['M3.3.1']],
  ['subject one not passed', start, asked('C1', 0, false), { allowed: false, remaining: 3 }, ['M3.3.1']],
  ['with a test booked', start, { ...asked('C1', 0), openBooking: true }, { allowed: false, remaining: 3 }, ['M3.3.1']],
  ['to where one is already', start, { ...asked('C1', 0), openBooking: false, samePlace: true }, { allowed: false, remaining: 3 }, ['M3.3.1']],
  ['everything at once', start, asked('A1', 3, false), { allowed: false, remaining: 0 }, ['M3.3.1', 'M3.3.1', 'M3.3.1']],
])
