import { dated } from '../dated.ts'

const order139 = 'Order 139'
const from139 = '2016-04-01'

/** Calendar days before the end of validity from which a licence may be renewed. */
export const renewalOpensDays = dated([{ from: from139, value: 90, source: order139 }])

/** Months after the end of validity at which a licence not renewed is cancelled: "a year or more over", the year itself included. */
export const cancelledAfterMonths = dated([{ from: from139, value: 12, source: order139 }])

/** Months after that cancellation, its last day included, in which passing subject one restores the licence. */
export const restorableMonths = dated([{ from: from139, value: 24, source: order139 }])

/** The age from which a medical report is due every year. Until 2017 it was 60; nothing here looks back as far. */
export const yearlyMedicalAge = 70
