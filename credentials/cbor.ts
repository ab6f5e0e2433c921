import { Tokenizer, Type, decode, encode } from 'cborg'
import type { DecodeOptions, Token } from 'cborg'
import { maxCodeBytes } from './profile.ts'

/** A CBOR map as decoded here: the integer keys of COSE and CWT survive. */
export type CborMap = ReadonlyMap<number | string, unknown>

/** What a reader is willing to look at. Defaults: 1 KB, nested 8 deep, no tags. */
export type CborLimits = { readonly maxBytes?: number; readonly maxDepth?: number; readonly tags?: DecodeOptions['tags'] }

/** Deterministic CBOR: shortest integers, map keys in order. `undefined` is not encodable. */
export const toCbor = (value: unknown): Uint8Array => encode(value)

/**
 * Decodes one CBOR item that a stranger sent. Throws on indefinite lengths, duplicate or exotic map keys, integers not in
 * shortest form, bytes behind the item, unknown tags, and anything larger or deeper than the limits.
 */
export function fromCbor(bytes: Uint8Array, { maxBytes = maxCodeBytes, maxDepth = 8, tags }: CborLimits = {}): unknown {
  if (bytes.length > maxBytes) throw new Error(`CBOR above ${maxBytes} bytes`)
  const options: DecodeOptions = {
    strict: true, allowIndefinite: false, allowUndefined: false, allowNaN: false, allowInfinity: false, allowBigInt: false,
    useMaps: true, rejectDuplicateMapKeys: true, ...(tags ? { tags } : {}),
  }
  const value: unknown = decode(bytes, { ...options, tokenizer: new ShallowTokenizer(bytes, options, maxDepth) })
  refuseExoticKeys(value)
  return value
}

/** cborg recurses without a limit of its own; this counts open containers and stops before the stack does. */
class ShallowTokenizer extends Tokenizer {
  private readonly limit: number
  private readonly open: number[] = []

  constructor(bytes: Uint8Array, options: DecodeOptions, limit: number) {
    super(bytes, options)
    this.limit = limit
  }

  override next(): Token {
    const token = super.next()
    while (this.open.length > 0 && this.open.at(-1) === 0) this.open.pop()
    if (this.open.length > 0) this.open[this.open.length - 1]! -= 1
    const items = Type.equals(token.type, Type.array) ? token.value : Type.equals(token.type, Type.map) ? token.value * 2
      : Type.equals(token.type, Type.tag) ? 1 : undefined
    if (items !== undefined && this.open.push(items) > this.limit) throw new Error(`CBOR nested deeper than ${this.limit}`)
    return token
  }
}

// two byte-string keys of equal content are different objects to a Map, so duplicates among them would pass
function refuseExoticKeys(value: unknown): void {
  if (Array.isArray(value)) value.forEach(refuseExoticKeys)
  if (!(value instanceof Map)) return
  for (const [key, inner] of value) {
    if (typeof key !== 'number' && typeof key !== 'string') throw new Error('CBOR map key is neither integer nor text')
    refuseExoticKeys(inner)
  }
}
