import { dated } from '../dated.ts'

const order139 = 'Order 139'
const order162 = 'Order 162'
const from139 = '2016-04-01'
const from162 = '2022-04-01'

/**
 * Days between the learner permit and the first booking of subject two. Calendar days: the orders count only 1, 3 and 5 in working days.
 */
export const subjectTwoWait = {
  light: dated([{ from: from139, value: 10, source: order139 }]),
  heavy: dated([{ from: from139, value: 20, source: order139 }]),
}

/** Calendar days between the learner permit and the first booking of subject three. */
export const subjectThreeWait = {
  automatic: dated([
    { from: from139, value: 30, source: order139 },
    { from: '2021-06-01', value: 20, clause: 'M3.2.1' },
  ]),
  lowSpeed: dated([
    { from: from139, value: 30, source: order139 },
    { from: from162, value: 20, source: order162 },
  ]),
  light: dated([{ from: from139, value: 30, source: order139 }]),
  // Order 162 asks that a licence of a motor-vehicle class is held already; with a motorcycle licence alone it says 40 as for a first one.
  heavyUpgrade: dated([
    { from: from139, value: 40, source: order139 },
    { from: '2021-06-01', value: 30, clause: 'M3.2.2' },
  ]),
  heavyFirst: dated([{ from: from139, value: 40, source: order139, clause: 'M3.2.3' }]),
}

/** The orders name no days for motorcycles, nor for subject three of light trailers, which has no road test. */
export const noWait = dated([{ from: from139, value: 0, source: order139 }])

/** Months for which a learner permit is valid. */
export const permitMonths = dated([{ from: from139, value: 36, source: order139 }])

/** How often the test place of a small-car candidate may be changed. Tests in different places exist since 2019-06-01. */
export const placeChanges = dated([
  { from: '2019-06-01', value: 1, source: 'measures of 2019-06-01' },
  { from: '2021-06-01', value: 3, clause: 'M3.3.1' },
])

/** Calendar days for which a plan of tests stands public before its day. */
export const planNoticeDays = dated([{ from: from139, value: 10, source: order139 }])

/** Calendar days after a failed booking of subject two or three before the next may be requested. */
export const againAfterDays = dated([{ from: from139, value: 10, source: order139 }])

/** How many bookings of subject two, and of subject three, one permit allows. Subject one and the safety test know no limit. */
export const bookingLimit = dated([{ from: from139, value: 5, source: order139 }])

/** Marks of a hundred from which a subject is passed. */
export const passMarks = {
  theory: dated([{ from: from139, value: 90, source: order139 }]),
  heavySubjectTwo: dated([{ from: from139, value: 90, source: order139 }]),
  lightSubjectTwo: dated([{ from: from139, value: 80, source: order139 }]),
  road: dated([{ from: from139, value: 90, source: order139 }]),
}
