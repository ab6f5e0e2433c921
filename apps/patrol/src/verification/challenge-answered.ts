import { equalBytes } from '@changxing/credentials/bytes.ts'
import { challengeOfDigits } from '@changxing/credentials/dynamic-code.ts'
import type { AskedChallenge } from './verify-messages.ts'

/** Seconds for an answer: 10 when the phone scans the question; 30 when a hand has to type six digits. */
export const answerSeconds = { scanned: 10, typed: 30 } as const

/**
 * A challenge is shown in two forms at once; the code's nonce tells which of them it answers. An answer to neither is judged against the
 * scanned form, and so is found wrong.
 */
export function challengeAnswered(
  asked: AskedChallenge,
  nonce: Uint8Array | undefined,
): { readonly nonce: Uint8Array; readonly seconds: number } {
  const typed = challengeOfDigits(asked.digits)
  if (nonce && equalBytes(nonce, typed)) return { nonce: typed, seconds: answerSeconds.typed }
  return { nonce: asked.nonce, seconds: answerSeconds.scanned }
}
