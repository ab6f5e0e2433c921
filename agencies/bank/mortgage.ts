import { toHex, utf8 } from '@changxing/credentials/bytes.ts'
import { sm3 } from '@changxing/credentials/sm3.ts'
import type { Said } from '../call-changxing.ts'

/** What is filed: `POST /exchange/inbound/bank/mortgage-filed`. */
export type Filing = {
  readonly area: string
  readonly contractNumber: string
  readonly principalFen: number
  readonly startsOn: string
  readonly endsOn: string
  readonly mortgagee: { readonly uscc: string; readonly name: string; readonly kind: string }
  readonly owner: { readonly name: string; readonly identityNumber: string }
  readonly vin: string
  readonly plateKind: string | null
  readonly plateNumber: string | null
  readonly certificateNumber: string | null
  readonly sealHash: string
  readonly agent: { readonly name: string; readonly identityNumber: string } | null
  readonly filedOn: string
}

/** What is released: `POST /exchange/inbound/bank/mortgage-released`. */
export type Release = {
  readonly area: string
  readonly contractNumber: string
  readonly mortgageeUscc: string
  readonly vin: string
  readonly settledOn: string
  readonly settlementHash: string
  readonly sealHash: string
}

export type Step = { readonly id: string; readonly on: string; readonly said: Said | null }

/** A mortgage as the lender keeps it; the id is the contract number. */
export type Mortgage = {
  readonly id: string
  readonly filing: Filing
  readonly filed: Step
  readonly release: Release | null
  readonly released: Step | null
  readonly paidOff: boolean
  /** What the platform said became of the filing or the mortgage, once it did; `how` of a release: at-counter. */
  readonly result?: { readonly outcome: string; readonly on: string; readonly says: string; readonly how?: string }
}

/** What a lender enters in the national register: `POST /exchange/inbound/bank/lender-registered`. */
export type Registration = {
  readonly area: string
  readonly uscc: string
  readonly name: string
  readonly kind: string
  readonly licenceHash: string
  readonly sealHash: string
  readonly validFrom: string
  readonly until: string | null
}

export const sm3Hex = (text: string): string => toHex(sm3(utf8(text)))

/** Hash of the lender's electronic seal, as it is registered once for the whole country (M10.3). */
export const sealHashOf = (uscc: string): string => sm3Hex(`electronic seal of ${uscc}`)

/** Hash of the lender's business licence, likewise. */
export const licenceHashOf = (uscc: string): string => sm3Hex(`business licence of ${uscc}`)

/** What both sides must agree on about a filed mortgage; compared each day. */
export const filingHash = (filing: Filing): string => sm3Hex(JSON.stringify([
  'filed', filing.contractNumber, filing.principalFen, filing.startsOn, filing.endsOn, filing.mortgagee.uscc, filing.vin, filing.plateKind, filing.plateNumber,
  filing.certificateNumber, filing.sealHash, filing.filedOn,
]))

/** And about a release. */
export const releaseHash = (release: Release): string => sm3Hex(JSON.stringify([
  'released', release.contractNumber, release.mortgageeUscc, release.vin, release.settledOn, release.settlementHash,
]))
