import { fromHex } from '@changxing/credentials/bytes.ts'
import { challengeOfDigits } from '@changxing/credentials/dynamic-code.ts'

/** A verifier's question in a QR code: this prefix and 16 hexadecimal digits. */
const challengePrefix = 'CXN:'

/** The 8 bytes of a question that was scanned or typed (six digits, spaces allowed); null when the text is no question. */
export function parseChallenge(text: string): Uint8Array | null {
  const trimmed = text.trim()
  if (trimmed.startsWith(challengePrefix)) {
    const hex = trimmed.slice(challengePrefix.length)
    return /^[0-9a-fA-F]{16}$/.test(hex) ? fromHex(hex) : null
  }
  const digits = trimmed.replaceAll(/\s/g, '')
  return /^[0-9]{6}$/.test(digits) ? challengeOfDigits(digits) : null
}
