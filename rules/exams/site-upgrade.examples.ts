import { examples } from '../examples.ts'
import { siteUpgrade } from './decide-site-upgrade.ts'

const time = { from: '2021-05-10', until: '2021-05-20' }

export default examples(siteUpgrade, [
  ['with seats everywhere', '2021-05-01', { ...time, timesWithoutSeats: 0, bookedThere: 0, newFees: 0 }, { allowed: true }],
  ['one class without seats one morning', '2021-05-01', { ...time, timesWithoutSeats: 1, bookedThere: 0, newFees: 0 }, { allowed: false }, ['M3.1.1']],
  ['somebody is booked there', '2021-05-01', { ...time, timesWithoutSeats: 0, bookedThere: 3, newFees: 0 }, { allowed: false }, ['M3.1.1']],
  ['a new fee for the new course', '2021-05-01', { ...time, timesWithoutSeats: 0, bookedThere: 0, newFees: 1 }, { allowed: false }, ['M3.1.1']],
  ['all at once', '2021-05-01', { ...time, timesWithoutSeats: 2, bookedThere: 9, newFees: 2 }, { allowed: false }, ['M3.1.1', 'M3.1.1', 'M3.1.1']],
  ['one day only', '2021-05-01', { from: '2021-05-10', until: '2021-05-10', timesWithoutSeats: 0, bookedThere: 0, newFees: 0 }, { allowed: true }],
])
