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
