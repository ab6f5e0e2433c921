import { examples } from '../examples.ts'
import { cancelBooking } from './decide-cancel-booking.ts'

const testOn = '2021-06-20'

export default examples(cancelBooking, [
  ['a week before', '2021-06-13', { testOn }, { free: true, lastFreeDay: '2021-06-19' }],
  ['the day before', '2021-06-19', { testOn }, { free: true, lastFreeDay: '2021-06-19' }],
  ['on the day', '2021-06-20', { testOn }, { free: false, lastFreeDay: '2021-06-19' }, ['M3.1.3']],
  ['the day after', '2021-06-21', { testOn }, { free: false, lastFreeDay: '2021-06-19' }, ['M3.1.3']],
  ['across the end of a leap February', '2024-02-29', { testOn: '2024-03-01' }, { free: true, lastFreeDay: '2024-02-29' }],
])
