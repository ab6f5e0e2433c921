import { concat, roomFor } from './bytes.ts'

/** r‖s (64 bytes, as COSE has it) to the DER SEQUENCE of two INTEGERs of GB/T 35276 and X.509. Throws when the length is not 64. */
export function signatureToDer(signature: Uint8Array): Uint8Array {
  if (signature.length !== 64) throw new Error('a signature has 64 bytes')
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)]
  const der = roomFor(2 + integerLength(r) + integerLength(s))
  der[0] = 0x30
  der[1] = der.length - 2
  writeInteger(der, writeInteger(der, 2, r), s)
  return der
}

/** DER to r‖s, 64 bytes. Throws unless the encoding is the one and only DER form: minimal lengths, positive, nothing behind. */
export function signatureFromDer(der: Uint8Array): Uint8Array {
  if (der.length < 8 || der[0] !== 0x30 || der[1] !== der.length - 2 || der[1]! > 0x7f) throw new Error('not a DER signature')
  const first = readInteger(der, 2)
  const second = readInteger(der, first.end)
  if (second.end !== der.length) throw new Error('bytes behind the DER signature')
  return concat(first.value, second.value)
}

/** How many of the leading bytes an INTEGER leaves out: zeros, but for one that stands alone. */
function leadingZeros(value: Uint8Array): number {
  let start = 0
  while (start < 31 && value[start] === 0) start++
  return start
}

function integerLength(value: Uint8Array): number {
  const start = leadingZeros(value)
  return 2 + (value[start]! >> 7) + 32 - start
}

/** Writes an INTEGER of 32 bytes and answers where it ends. */
function writeInteger(der: Uint8Array, at: number, value: Uint8Array): number {
  const start = leadingZeros(value)
  const end = at + integerLength(value)
  der[at] = 0x02
  der[at + 1] = end - at - 2
  der.set(value.subarray(start), end - 32 + start)
  return end
}

function readInteger(der: Uint8Array, at: number): { value: Uint8Array; end: number } {
  const length = der[at + 1]
  const end = at + 2 + (length ?? 0)
  if (der[at] !== 0x02 || length === undefined || length < 1 || length > 33 || end > der.length) throw new Error('not a DER integer')
  const digits = der.subarray(at + 2, end)
  if (digits[0]! & 0x80) throw new Error('negative DER integer')
  const padded = digits[0] === 0 && length > 1
  if ((padded && !(digits[1]! & 0x80)) || (length === 33 && !padded)) throw new Error('DER integer is not minimal')
  const value = new Uint8Array(32)
  const bare = padded ? digits.subarray(1) : digits
  value.set(bare, 32 - bare.length)
  return { value, end }
}
