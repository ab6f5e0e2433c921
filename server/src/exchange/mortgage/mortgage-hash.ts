import { sm3 } from '../chain.ts'
import type { MortgageFiled, MortgageReleased } from './messages.ts'

const hashOf = (facts: readonly (string | number | null)[]): string => sm3(JSON.stringify(facts)).toString('hex')

/** What both sides must agree on about a filed mortgage, compared each day; names of people are not in it. */
export const filedHash = (filed: MortgageFiled): string => hashOf([
  'filed', filed.contractNumber, filed.principalFen, filed.startsOn, filed.endsOn, filed.mortgagee.uscc, filed.vin, filed.plateKind, filed.plateNumber,
  filed.certificateNumber, filed.sealHash, filed.filedOn,
])

/** And about a release. */
export const releasedHash = (released: MortgageReleased): string => hashOf([
  'released', released.contractNumber, released.mortgageeUscc, released.vin, released.settledOn, released.settlementHash,
])

/** And about a release that the lender has not sent: no proof of settlement is in it, so that it agrees with none of the lender's. */
export const releasedAtCounterHash = (entry: { readonly contractNumber: string; readonly mortgageeUscc: string; readonly vin: string; readonly releasedOn: string }): string =>
  hashOf(['released-at-counter', entry.contractNumber, entry.mortgageeUscc, entry.vin, entry.releasedOn])
