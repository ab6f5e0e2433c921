import { sm3 } from './sm3.ts'

/** HMAC (RFC 2104) with SM3: 32 bytes. A key of any length; above 64 bytes it is hashed first. */
export function hmacSm3(key: Uint8Array, ...message: readonly Uint8Array[]): Uint8Array {
  const short = key.length > 64 ? sm3(key) : key
  const inner = new Uint8Array(64).fill(0x36)
  const outer = new Uint8Array(64).fill(0x5c)
  short.forEach((byte, i) => {
    inner[i]! ^= byte
    outer[i]! ^= byte
  })
  return sm3(outer, sm3(inner, ...message))
}
