import { examples } from '../examples.ts'
import { booking } from './decide-booking.ts'

const start = '2021-06-01'
const c2 = {
  subject: 3, class: 'C2', kind: 'first', testOn: '2021-06-20', permitObtainedOn: '2021-05-12', bookingsUsed: 0, passedAlready: false,
  earlierPassed: true, openBooking: false, fileOpen: true,
} as const

export default examples(booking, [
  ['twenty days after the permit, the day the measure starts', start, c2, { allowed: true, earliest: '2021-06-01', bookingsLeft: 5 }],
  ['the same request a day earlier waits thirty', '2021-05-31', c2, { allowed: false, earliest: '2021-06-11', bookingsLeft: 5 }, ['M3.2.1']],
  ['subject two of a manual car after ten days', start, { ...c2, subject: 2, class: 'C1', permitObtainedOn: '2021-05-22' }, { allowed: true, earliest: '2021-06-01', bookingsLeft: 5 }],
  ['subject one needs no permit', start, { ...c2, subject: 1, permitObtainedOn: undefined }, { allowed: true, earliest: '2021-06-01', bookingsLeft: null }],
  ['subject two before subject one', start, { ...c2, subject: 2, permitObtainedOn: undefined }, { allowed: false, earliest: null, bookingsLeft: 5 }, ['M3.1.3']],
  ['the safety test before the road', start, { ...c2, subject: 4, earlierPassed: false }, { allowed: false, earliest: '2021-05-12', bookingsLeft: null }, ['M3.1.3']],
  ['the fifth booking', start, { ...c2, bookingsUsed: 4, lastFailedOn: '2021-05-22' }, { allowed: true, earliest: '2021-06-01', bookingsLeft: 1 }],
  ['the sixth', start, { ...c2, bookingsUsed: 5, lastFailedOn: '2021-05-20' }, { allowed: false, earliest: '2021-06-01', bookingsLeft: 0 }, ['M3.1.3']],
  ['nine days after a failure', start, { ...c2, bookingsUsed: 1, lastFailedOn: '2021-05-23' }, { allowed: false, earliest: '2021-06-02', bookingsLeft: 4 }, ['M3.1.3']],
  ['a permit that has expired', '2024-05-13', { ...c2, testOn: '2024-05-30' }, { allowed: false, earliest: '2021-06-01', bookingsLeft: 5 }, ['M3.2.1', 'M3.1.3']],
  ['a permit that ends before the test', '2024-05-12', { ...c2, testOn: '2024-05-13' }, { allowed: false, earliest: '2021-06-01', bookingsLeft: 5 }, ['M3.1.3']],
  ['on the day of the test', '2021-06-20', c2, { allowed: false, earliest: '2021-06-01', bookingsLeft: 5 }, ['M3.1.3']],
  ['a file that is void, with all that follows', start, { ...c2, fileOpen: false, passedAlready: true, openBooking: true }, { allowed: false, earliest: '2021-06-01', bookingsLeft: 5 }, ['M3.1.3', 'M3.1.3', 'M3.1.3']],
])
