import { examples } from '../examples.ts'
import { failedBooking } from './decide-failed-booking.ts'

const on = '2021-06-20'

export default examples(failedBooking, [
  ['the first of subject two', on, { subject: 2, bookingsUsed: 1, failedOn: on }, { againFrom: '2021-06-30', bookingsLeft: 4, voidsPassed: false }],
  ['the fourth of subject three', on, { subject: 3, bookingsUsed: 4, failedOn: on }, { againFrom: '2021-06-30', bookingsLeft: 1, voidsPassed: false }],
  ['the fifth of subject three', on, { subject: 3, bookingsUsed: 5, failedOn: on }, { againFrom: '2021-06-30', bookingsLeft: 0, voidsPassed: true }, ['M3.1.3']],
  ['the twelfth of subject one', on, { subject: 1, bookingsUsed: 12, failedOn: on }, { againFrom: on, bookingsLeft: null, voidsPassed: false }],
  ['the sixth of the safety test', on, { subject: 4, bookingsUsed: 6, failedOn: on }, { againFrom: on, bookingsLeft: null, voidsPassed: false }],
])
