const encoder = new TextEncoder()

/** UTF-8 bytes of a text. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text)

const slabBytes = 16_384
let slab = new Uint8Array(0)
let taken = 0

/** So many zero bytes, cut from a larger piece: an array of its own lies outside the heap, and making it costs more than what a code writes into it. */
export function roomFor(bytes: number): Uint8Array {
  if (bytes > slabBytes / 16) return new Uint8Array(bytes)
  if (taken + bytes > slab.length) {
    slab = new Uint8Array(slabBytes)
    taken = 0
  }
  taken += bytes
  return new Uint8Array(slab.buffer, taken - bytes, bytes)
}

/** All parts one after another, in a new array. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Same length and content. The time taken does not depend on where the two differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!
  return difference === 0
}

const byteHex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += byteHex[byte]
  return hex
}

/** Bytes of a hexadecimal text. Throws on anything else. */
export function fromHex(hex: string): Uint8Array {
  if (hex.length % 2 !== 0 || /[^0-9a-fA-F]/.test(hex)) throw new Error('not hexadecimal')
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}

/** A big-endian unsigned number. */
export function toNumber(bytes: Uint8Array): bigint {
  if (bytes.length !== 32) return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`)
  // the length of almost all: three times as fast as by way of a text
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const quarter = (at: number) => view.getBigUint64(at)
  return (((quarter(0) << 64n) | quarter(8)) << 128n) | ((quarter(16) << 64n) | quarter(24))
}

/** 32 big-endian bytes of a number below 2^256. */
export const toBytes32 = (value: bigint): Uint8Array => fromHex(value.toString(16).padStart(64, '0'))
