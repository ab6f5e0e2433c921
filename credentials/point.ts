import { es256Key } from './es256.ts'
import type { PublicKey } from './crypto-provider.ts'
import { sm2Key } from './sm2.ts'

const pointOf = ({ profile, bytes }: PublicKey) => (profile === 'SM2' ? sm2Key(bytes) : es256Key(bytes)).point

/** SEC1 uncompressed form, 65 bytes. Throws on a point off the curve. */
export const uncompressed = (key: PublicKey): Uint8Array => pointOf(key).toBytes(false)

/** SEC1 compressed form, 33 bytes. Throws on a point off the curve. */
export const compressed = (key: PublicKey): Uint8Array => pointOf(key).toBytes(true)
