import type { Tx } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { deliver } from '../deliver.ts'

export type IrregularTrade = {
  readonly area: string
  /** UUID of the report. */
  readonly id: string
  readonly kind: 'trade' | 'invoice' | 'charge'
  /** Whom it is for; either or both. */
  readonly departments: readonly ('commerce' | 'tax')[]
  readonly vin: string
  readonly invoiceCode: string | null
  readonly invoiceNumber: string | null
  /** Market, dealer or auctioneer. */
  readonly dealer: string | null
  /** What was found, in the officer's words; no personal data. */
  readonly says: string
  readonly office: string
  /** Civil date. */
  readonly foundOn: string
}

/** Reports irregular trading, invoicing or charging to commerce and tax (M2.4.3), in the transaction that records it; sent until it is received, for a month. */
export const reportIrregularTrade = (platform: Platform, db: Tx, { area, id, ...report }: IrregularTrade, thenTask?: string): Promise<void> =>
  deliver(platform, db, { agency: 'commerce', area, id, path: '/reports', body: { area, ...report }, usefulFor: 30 * 24 * 3_600_000, ...(thenTask && { thenTask }) })
