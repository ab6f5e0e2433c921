import type { Tx } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { deliver } from '../deliver.ts'
import { insuranceReasons, type InsuranceReason } from './reasons.ts'

export type InsuranceTicket = {
  readonly area: string
  /** UUID: number of the ticket; a correction names it. */
  readonly id: string
  /** Null, with all of the vehicle: it is about the insurers' platform as a whole. */
  readonly vin: string | null
  readonly plateKind: string | null
  readonly plateNumber: string | null
  readonly engineNumber: string | null
  readonly reasonCode: InsuranceReason
  /** Code of the insurer, when a policy was seen; else the platform finds out. */
  readonly insurer: string | null
  /** Its name as seen, or as the paper policy that was handed in names it. */
  readonly insurerName: string | null
  /** Serial of the query that failed, when it was answered. */
  readonly serial: string | null
  readonly office: string
  /** Civil date of the query. */
  readonly date: string
}

/**
 * Tells the insurers that a check failed or was wrong (M11.3), in the transaction that records it; sent until it is taken, for a week.
 * `deliveryStatus` says where it stands; `thenTask` is ordered when it is settled.
 */
export const openTicket = (platform: Platform, db: Tx, { area, id, ...ticket }: InsuranceTicket, thenTask?: string): Promise<void> =>
  deliver(platform, db, {
    agency: 'insurance', area, id, path: '/tickets', usefulFor: 7 * 24 * 3_600_000, ...(thenTask && { thenTask }),
    body: { area, ...ticket, says: insuranceReasons[ticket.reasonCode].says.zh },
  })
