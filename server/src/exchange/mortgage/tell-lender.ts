import type { Tx } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { deliver } from '../deliver.ts'

export type FilingResult = {
  readonly area: string
  /** UUID; a repeat with the same changes nothing. */
  readonly id: string
  readonly contractNumber: string
  readonly mortgageeUscc: string
  readonly outcome: 'registered' | 'declined' | 'refused' | 'lapsed' | 'released'
  /** Released without the lender: on a paper that the owner brought, which the lender compares with its books. */
  readonly how?: 'at-counter'
  /** Civil date. */
  readonly on: string
  /** For people at the lender. */
  readonly says: string
}

/** Tells a lender what became of a filing or of its mortgage, in the transaction that decides it; sent until it is answered, for a week (M10.1). */
export const tellLender = (platform: Platform, db: Tx, { area, id, ...result }: FilingResult): Promise<void> =>
  deliver(platform, db, { agency: 'bank', area, id, path: '/results', body: result, usefulFor: 7 * 24 * 3_600_000 })
