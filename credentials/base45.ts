import { roomFor } from './bytes.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const none = 0xff
const valueOf = new Uint8Array(128).fill(none)
;[...alphabet].forEach((character, value) => { valueOf[character.charCodeAt(0)] = value })

/** Base45 (RFC 9285): the 45 characters of a QR code's alphanumeric mode. */
export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const pair = bytes[i]! * 256 + bytes[i + 1]!
    text += alphabet[pair % 45]! + alphabet[Math.floor(pair / 45) % 45]! + alphabet[Math.floor(pair / 2025)]!
  }
  if (bytes.length % 2 === 1) {
    const last = bytes.at(-1)!
    text += alphabet[last % 45]! + alphabet[Math.floor(last / 45)]!
  }
  return text
}

/**
 * Strict: throws on a character outside the alphabet (lower case too), an impossible length, and a group above its range.
 * So every byte string has exactly one text, and no altered text means the same bytes.
 */
export function fromBase45(text: string): Uint8Array {
  if (text.length % 3 === 1) throw new Error('base45: impossible length')
  const bytes = roomFor(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0))
  let at = 0
  for (let i = 0; i < text.length; i += 3) {
    const whole = i + 2 < text.length
    const value = digit(text, i) + digit(text, i + 1) * 45 + (whole ? digit(text, i + 2) * 2025 : 0)
    if (value > (whole ? 0xffff : 0xff)) throw new Error('base45: group out of range')
    if (whole) bytes[at++] = value >> 8
    bytes[at++] = value & 255
  }
  return bytes
}

function digit(text: string, at: number): number {
  const value = valueOf[text.charCodeAt(at)] ?? none
  if (value === none) throw new Error('base45: character outside the alphabet')
  return value
}
