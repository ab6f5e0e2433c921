import { challengePrefix } from '@changxing/ui/scan/code-kind.ts'
import { toHex } from '@changxing/credentials/bytes.ts'
import type { AskedChallenge } from '../verification/verify-messages.ts'

/** A fresh question: 8 random bytes to be scanned, and six random digits for a phone whose camera does not work. */
export function newChallenge(random: (bytes: number) => Uint8Array, atMs: number): AskedChallenge {
  const nonce = random(8)
  // six digits without bias: 4 000 000 000 is the last multiple of a million below 2^32
  for (;;) {
    const value = new DataView(Uint8Array.from(random(4)).buffer).getUint32(0)
    if (value < 4_000_000_000) return { nonce, digits: String(value % 1_000_000).padStart(6, '0'), atMs }
  }
}

/** What the QR of a challenge says: `CXN:` and 16 hexadecimal digits. */
export const challengeText = ({ nonce }: AskedChallenge): string => challengePrefix + toHex(nonce).toUpperCase()
