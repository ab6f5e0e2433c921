import { encode } from 'cborg'
import { roomFor } from './bytes.ts'
import { maxCodeBytes } from './profile.ts'

/** A CBOR map as decoded here: the integer keys of COSE and CWT survive. */
export type CborMap = ReadonlyMap<number | string, unknown>

/** What a reader is willing to look at. Defaults: 1 KB, nested 8 deep, no tag. */
export type CborLimits = { readonly maxBytes?: number; readonly maxDepth?: number; readonly tag?: number }

/** Deterministic CBOR: shortest integers, map keys in order. `undefined` is not encodable. */
export const toCbor = (value: unknown): Uint8Array => encode(value)

const major = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, tag: 6, simple: 7 } as const
const simple = new Map<number, unknown>([[20, false], [21, true], [22, null]])

/** `start` and byte strings as CBOR behind it, in one array: it is made for each signature that is verified. */
export function withCborBytes(start: Uint8Array, strings: readonly Uint8Array[]): Uint8Array {
  let size = start.length
  for (const { length } of strings) size += headLength(length) + length
  const whole = roomFor(size)
  whole.set(start)
  let at = start.length
  for (const bytes of strings) {
    at = writeHead(whole, at, bytes.length)
    whole.set(bytes, at)
    at += bytes.length
  }
  return whole
}

const headLength = (length: number): number => (length < 24 ? 1 : length < 256 ? 2 : length < 65_536 ? 3 : 5)

/** Writes the head of a byte string of that length and answers where it ends. */
function writeHead(into: Uint8Array, at: number, length: number): number {
  const behind = headLength(length) - 1
  into[at++] = (major.bytes << 5) | (behind === 0 ? length : behind === 4 ? 26 : 23 + behind)
  for (let shift = 8 * (behind - 1); shift >= 0; shift -= 8) into[at++] = (length >>> shift) & 255
  return at
}

/**
 * Decodes one CBOR item that a stranger sent: integers, byte strings, texts, arrays, maps, booleans and null. Throws on anything else
 * (indefinite lengths, floats, undefined, tags other than `tag`, which is left away), on duplicate or exotic map keys, numbers and lengths
 * not in shortest form, integers above 2^53, texts that are no UTF-8, bytes behind the item, and anything larger or deeper than the limits.
 */
export function fromCbor(bytes: Uint8Array, { maxBytes = maxCodeBytes, maxDepth = 8, tag }: CborLimits = {}): unknown {
  if (bytes.length > maxBytes) throw new Error(`CBOR above ${maxBytes} bytes`)
  const reader: Reader = { bytes, at: 0, maxDepth, tag }
  const value = item(reader, 0)
  if (reader.at !== bytes.length) throw new Error('CBOR: bytes behind the item')
  return value
}

type Reader = { readonly bytes: Uint8Array; at: number; readonly maxDepth: number; readonly tag: number | undefined }

function item(reader: Reader, depth: number): unknown {
  const first = byte(reader)
  const kind = first >> 5
  if (kind === major.simple) return simpleValue(first & 31)
  const count = argument(reader, first & 31)
  if (kind === major.unsigned) return count
  if (kind === major.negative) return negative(count)
  if (kind === major.bytes) return taken(reader, count)
  if (kind === major.text) return text(taken(reader, count))
  if (depth === reader.maxDepth) throw new Error(`CBOR nested deeper than ${reader.maxDepth}`)
  if (kind === major.tag) {
    if (count !== reader.tag) throw new Error('CBOR: a tag')
    return item(reader, depth + 1)
  }
  return kind === major.array ? array(reader, count, depth + 1) : map(reader, count, depth + 1)
}

function array(reader: Reader, count: number, depth: number): unknown[] {
  const items: unknown[] = []
  // what claims more items than there are bytes runs out of bytes before it fills the memory
  for (let i = 0; i < count; i++) items.push(item(reader, depth))
  return items
}

function map(reader: Reader, count: number, depth: number): CborMap {
  const entries = new Map<number | string, unknown>()
  for (let i = 0; i < count; i++) {
    const key = item(reader, depth)
    if (typeof key !== 'number' && typeof key !== 'string') throw new Error('CBOR map key is neither integer nor text')
    if (entries.has(key)) throw new Error('CBOR: the same key twice')
    entries.set(key, item(reader, depth))
  }
  return entries
}

function byte(reader: Reader): number {
  const value = reader.bytes[reader.at++]
  if (value === undefined) throw new Error('CBOR cut short')
  return value
}

/** The number behind an initial byte: a value, a length or a count. */
function argument(reader: Reader, low: number): number {
  if (low < 24) return low
  if (low > 27) throw new Error('CBOR: an indefinite length')
  const length = 1 << (low - 24)
  let value = 0
  for (let i = 0; i < length; i++) value = value * 256 + byte(reader)
  const shortest = length === 1 ? value >= 24 : value >= 2 ** (4 * length)
  if (!shortest || !Number.isSafeInteger(value)) throw new Error('CBOR: a number not in shortest form, or above 2^53')
  return value
}

function negative(count: number): number {
  if (!Number.isSafeInteger(-1 - count)) throw new Error('CBOR: a number below -2^53')
  return -1 - count
}

function simpleValue(low: number): unknown {
  if (!simple.has(low)) throw new Error('CBOR: a value that no message of ours has')
  return simple.get(low)
}

function taken(reader: Reader, length: number): Uint8Array {
  const end = reader.at + length
  if (end > reader.bytes.length) throw new Error('CBOR cut short')
  // no subarray: that of a Buffer would be a Buffer
  const part = new Uint8Array(reader.bytes.buffer, reader.bytes.byteOffset + reader.at, length)
  reader.at = end
  return part
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function text(bytes: Uint8Array): string {
  // most texts are a few letters, for which the decoder takes longer than this
  if (bytes.length > 24) return decoder.decode(bytes)
  let ascii = ''
  for (const character of bytes) {
    if (character > 127) return decoder.decode(bytes)
    ascii += String.fromCharCode(character)
  }
  return ascii
}
