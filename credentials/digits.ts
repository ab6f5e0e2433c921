import { toHex } from './bytes.ts'

/**
 * Identity and file numbers are digits, the last perhaps `X`. Two of them fit a byte, which saves 15 bytes in a licence's code.
 * A number of another form (a passport, say) stays text.
 */
export function toDigits(number: string): Uint8Array | string {
  if (number.length % 2 !== 0 || !/^\d+[\dX]$/.test(number)) return number
  return Uint8Array.from({ length: number.length / 2 }, (_, i) => Number.parseInt(number.slice(2 * i, 2 * i + 2).replace('X', 'A'), 16))
}

/** The number again. Throws on bytes that are no such number, or a text that would have been packed. */
export function fromDigits(packed: unknown): string {
  if (typeof packed === 'string') {
    if (typeof toDigits(packed) !== 'string') throw new Error('digits as text')
    return packed
  }
  if (!(packed instanceof Uint8Array)) throw new Error('neither digits nor text')
  const number = toHex(packed).replace(/a$/, 'X')
  if (!/^\d+[\dX]$/.test(number)) throw new Error('not digits')
  return number
}
