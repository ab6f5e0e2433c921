import { toHex } from '@changxing/credentials/bytes.ts'
import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import { fromSpki, keyId } from '@changxing/credentials/spki.ts'

/** The one key that this page believes, and the print by which people compare it. */
export type Root = { readonly key: PublicKey; readonly fingerprint: string }

/** The key as `/api/trust-root` gives it. Null for anything else. */
export function readRoot(text: string): Root | null {
  try {
    const { publicKey } = JSON.parse(text) as { readonly publicKey?: unknown }
    if (typeof publicKey !== 'string') return null
    const plain = atob(publicKey.replaceAll('-', '+').replaceAll('_', '/'))
    const key = fromSpki(Uint8Array.from(plain, (character) => character.charCodeAt(0)))
    return { key, fingerprint: toHex(keyId(key)) }
  } catch {
    return null
  }
}
