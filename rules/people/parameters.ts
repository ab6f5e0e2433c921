import { dated } from '../dated.ts'

/** Most calendar days one online delegation is valid, the day on which it is made not counted. */
export const delegationDays = dated([{ from: '2021-06-01', value: 30, clause: 'M9.2.4' }])

/** Years of age from which a relative or friend may act online, the birthday itself counted. */
export const helperAge = dated([{ from: '2021-06-01', value: 60, clause: 'M6.1.1' }])

/** Pieces of business one proxy covers. */
export const piecesPerProxy = dated([{ from: '2021-06-01', value: 1, clause: 'M6.1.2' }])
