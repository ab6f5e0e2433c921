import type { Verification } from '@changxing/credentials/verify-code.ts'

/** The question asked of a holder: the nonce of the code shown, and the six digits that may be typed instead. `atMs`: when it was shown. */
export type AskedChallenge = { readonly nonce: Uint8Array; readonly digits: string; readonly atMs: number }

export type WorkerRequest =
  | { readonly id: number; readonly ask: 'load' }
  | { readonly id: number; readonly ask: 'verify'; readonly code: string; readonly nowMs: number; readonly clockKnown: boolean; readonly challenge?: AskedChallenge }

/**
 * What the terminal found alone, and what its record says about the code. Nothing here leaves the terminal but hash, ids
 * and sequence numbers.
 */
export type OfflineFinding = {
  readonly verification: Verification
  /** SHA-256 of the text, hexadecimal */
  readonly codeHash: string
  /** area of the issuer and token, `510100.0123456789abcdef` */
  readonly cti: string | null
  /** seconds since 1970 by the phone's clock */
  readonly codeTime: number | null
  /** hexadecimal; the one of the two forms of the challenge that the code answers */
  readonly challengeHex: string | null
  readonly statusUri: string | null
  readonly trustListSequence: number | null
  readonly statusListSequence: number | null
}

export type WorkerReply =
  | { readonly id: number; readonly loaded: { readonly keys: number; readonly lists: number } }
  | { readonly id: number; readonly finding: OfflineFinding }
  | { readonly id: number; readonly failed: string }
