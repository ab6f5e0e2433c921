import { concat, equalBytes, utf8 } from './bytes.ts'
import { hmacSm3 } from './hmac-sm3.ts'

/** The parts of an online handle: 6 digits of area, 2 of kind and key, 20 random. 12 digits of tag follow. */
export type Handle = { readonly area: string; readonly kind: string; readonly random: string }

const tagDigits = 12

/** Reads decimal digits off a byte source, taking only bytes below 250 so that each digit is equally likely. */
export function randomDigits(randomBytes: (length: number) => Uint8Array, count: number): string {
  let digits = ''
  while (digits.length < count) for (const byte of randomBytes(count)) if (byte < 250 && digits.length < count) digits += byte % 10
  return digits
}

/**
 * A 40-digit handle: it holds no data, fits QR version 2, survives any keyboard scanner, and its tag lets a server refuse guesses
 * without a look into the database. Throws when area is not 6 digits or kind not 2.
 */
export function makeHandle(key: Uint8Array, area: string, kind: string, randomBytes: (length: number) => Uint8Array): string {
  if (!/^\d{6}$/.test(area) || !/^\d{2}$/.test(kind)) throw new Error('area has 6 digits, kind has 2')
  const body = area + kind + randomDigits(randomBytes, 20)
  return body + tagOf(key, body)
}

/** The parts of a handle whose tag is right, or undefined. Spaces between groups, as people type them, do not matter. */
export function openHandle(key: Uint8Array, typed: string): Handle | undefined {
  const handle = typed.replace(/\s/g, '')
  if (!/^\d{40}$/.test(handle)) return undefined
  const body = handle.slice(0, -tagDigits)
  if (!equalBytes(utf8(tagOf(key, body)), utf8(handle.slice(-tagDigits)))) return undefined
  return { area: body.slice(0, 6), kind: body.slice(6, 8), random: body.slice(8) }
}

function tagOf(key: Uint8Array, body: string): string {
  const mac = hmacSm3(key, concat(utf8('handle:'), utf8(body)))
  const left = new DataView(mac.buffer, mac.byteOffset).getBigUint64(0)
  return (left % 10n ** BigInt(tagDigits)).toString().padStart(tagDigits, '0')
}
