import { concat } from './bytes.ts'
import { es256Key } from './es256.ts'
import type { PublicKey } from './crypto-provider.ts'
import { verifierOf } from './curve/curves.ts'
import { sm2Key } from './sm2.ts'

const pointOf = ({ profile, bytes }: PublicKey) => (profile === 'SM2' ? sm2Key(bytes) : es256Key(bytes)).point

/** SEC1 uncompressed form, 65 bytes. Throws on a point off the curve. */
export function uncompressed(key: PublicKey): Uint8Array {
  const opened = verifierOf(key.profile)?.open(key.bytes, 'once')
  return opened ? concat(Uint8Array.of(4), opened.coordinates) : pointOf(key).toBytes(false)
}

/** SEC1 compressed form, 33 bytes. Looks at the form only, not at the curve, so a phone needs no curve code for it. */
export function compressed({ bytes }: PublicKey): Uint8Array {
  if (bytes.length === 33 && (bytes[0] === 2 || bytes[0] === 3)) return bytes
  if (bytes.length !== 65 || bytes[0] !== 4) throw new Error('not a SEC1 point')
  return concat(Uint8Array.of(2 + (bytes[64]! & 1)), bytes.subarray(1, 33))
}
