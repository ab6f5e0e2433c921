import { dated } from '../dated.ts'

/** Since when an e-licence, wherever issued, counts like the paper one everywhere in the country. */
export const eLicenceCounts = dated([{ from: '2021-06-01', value: true, clause: 'M1.5.2' }])

/** Reviews of one's own photo that may fail before only the counter is left. Practice of the national app, named to the applicant beforehand. */
export const photoRejectionLimit = dated([{ from: '2021-06-01', value: 3, clause: 'M1.3.1', source: 'practice of the national app' }])
