import { createHmac } from 'node:crypto'

/**
 * The look-up key of a value that is stored encrypted: HMAC-SM3, 16 bytes. Equal values of one `field` give equal indexes, values of
 * different fields never do, and nobody without the key can try out identity numbers against it. Normalise the value first.
 */
export function blindIndex(key: Uint8Array, field: string, value: string): Buffer {
  if (key.length !== 32) throw new Error('a blind index key has 32 bytes')
  return createHmac('sm3', key).update(`${field.length}:${field}:${value}`).digest().subarray(0, 16)
}
