import { applyStepsCode, elementBytes, limbBits, limbs, multiplyByOrderCode, primeOf } from './field-code.ts'
import type { SparsePrime } from './field-code.ts'
import { fieldOperations, pointCode, pointOperations, sixteenthPowerCode } from './point-code.ts'
import type { PointOperation } from './point-code.ts'
import { wasmModule } from './wasm-module.ts'

/** A curve y² = x³ − 3x + b over a sparse prime, of prime order. */
export type Curve = { readonly prime: SparsePrime; readonly order: bigint; readonly b: bigint; readonly x: bigint; readonly y: bigint }

type Binary = (to: number, a: number, b: number) => void

/** The functions of the module; numbers are addresses in its memory. */
type Arithmetic = {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  readonly multiply: Binary
  readonly square: (to: number, a: number) => void
  readonly add: Binary
  readonly subtract: Binary
  readonly multiplyByOrder: Binary
  readonly applySteps: (factors: number, d: number, e: number, f: number, g: number) => void
  readonly sixteenthPower: (to: number) => void
  readonly doublePoints: (point: number) => void
} & { readonly [operation in Exclude<PointOperation, 'double'> as `${operation}Points`]: (point: number, other: number) => void }

// WebAssembly is in Node and in every browser, but not in the libraries that both of them share
type Wasm = { Module: new (bytes: Uint8Array) => object; Instance: new (module: object) => { readonly exports: unknown } }
const wasm = (globalThis as { readonly WebAssembly?: Wasm }).WebAssembly

const page = 65_536
/** Below: constants and what calculations keep in between. Above: what was asked for with `room`. */
const firstRoom = 4096
const places = 2048

/** The arithmetic of one curve and its memory, with the moves between that memory and JavaScript. */
export type CurveMachine = Arithmetic & {
  readonly curve: Curve
  readonly prime: bigint
  /** Addresses of constants in Montgomery form, but for `plainOne`. */
  readonly zero: number
  readonly one: number
  readonly plainOne: number
  readonly b: number
  /** R² modulo p and n: the factor that brings a number into Montgomery form. */
  readonly intoField: number
  readonly intoOrder: number
  /** n itself, not in Montgomery form. */
  readonly order: number
  /** Addresses for temporary elements. */
  readonly temporary: readonly number[]
  /** The address of so many bytes that are the caller's from now on. */
  room(bytes: number): number
  /** The memory as words of 32 bits. Ask anew after `room`. */
  words(): Uint32Array
  /** Writes 32 big-endian bytes as an element. */
  writeBytes(to: number, bytes: Uint8Array): void
  /** Writes a number below 2^256 as an element. */
  write(to: number, value: bigint): void
  /** 32 big-endian bytes of the number that an element in Montgomery form stands for. */
  bytesOf(element: number): Uint8Array
  copy(to: number, from: number, bytes: number): void
  isZero(element: number): boolean
  /** Whether the number that an element in Montgomery form stands for is odd. */
  isOdd(element: number): boolean
  /** `to = base^exponent` in Montgomery form. */
  power(to: number, base: number, exponent: bigint): void
}

/** Makes the machine of a curve, or undefined where WebAssembly is missing or forbidden. */
export function curveMachine(curve: Curve): CurveMachine | undefined {
  const arithmetic = arithmeticOf(curve)
  if (!arithmetic) return undefined
  const { memory, multiply, sixteenthPower } = arithmetic
  let view = new Uint32Array(memory.buffer)
  let free = firstRoom
  const words = (): Uint32Array => view
  const place = (index: number): number => places + 64 * index
  const writeBytes = (to: number, bytes: Uint8Array): void => {
    const into = words()
    let [bits, held, limb] = [0, 0, to >> 2]
    for (let i = 31; i >= 0; i--) {
      const byte = bytes[i]!
      held |= byte << bits
      bits += 8
      if (bits < limbBits) continue
      into[limb++] = held & (2 ** limbBits - 1)
      bits -= limbBits
      held = byte >> (8 - bits)
    }
    into[limb] = held
  }
  const number = new DataView(new ArrayBuffer(32))
  const numberBytes = new Uint8Array(number.buffer)
  const write = (to: number, value: bigint): void => {
    for (let at = 24; at >= 0; at -= 8, value >>= 64n) number.setBigUint64(at, value)
    writeBytes(to, numberBytes)
  }
  const prime = primeOf(curve.prime)
  const r = 1n << BigInt(limbBits * limbs)
  const constants = [0n, r % prime, 1n, (curve.b * r) % prime, (r * r) % prime, (r * r) % curve.order, prime, curve.order]
  constants.forEach((value, index) => write(place(index), value))
  const [zero, one, plainOne, b, intoField, intoOrder, primePlace, order] = constants.map((_, index) => place(index)) as
    [number, number, number, number, number, number, number, number]
  const powers = Array.from({ length: 16 }, (_, index) => place(8 + index))
  const plainPlace = place(24)
  const temporary = Array.from({ length: 7 }, (_, index) => place(25 + index))
  const copy = (to: number, from: number, bytes: number): void => { words().copyWithin(to >> 2, from >> 2, (from + bytes) >> 2) }
  /** The number itself, which for a multiple of p is 0 or p. */
  const outOfForm = (element: number): number => {
    multiply(plainPlace, element, plainOne)
    return plainPlace
  }
  const sameLimbs = (a: number, b: number): boolean => {
    const held = words()
    for (let i = 0; i < limbs; i++) if (held[(a >> 2) + i] !== held[(b >> 2) + i]) return false
    return true
  }
  return {
    ...arithmetic, curve, prime, zero, one, plainOne, b, intoField, intoOrder, order, temporary, words, writeBytes, write,
    room(bytes) {
      const start = free
      free += (bytes + 3) & ~3
      const missing = free - memory.buffer.byteLength
      if (missing > 0) {
        memory.grow(Math.ceil(missing / page))
        view = new Uint32Array(memory.buffer)
      }
      return start
    },
    copy,
    bytesOf(element) {
      const bytes = new Uint8Array(32)
      const plain = outOfForm(element)
      if (sameLimbs(plain, primePlace)) return bytes
      const held = words()
      for (let i = 0; i < 32; i++) bytes[31 - i] = bitsOf(held, plain, 8 * i, 8)
      return bytes
    },
    isZero: (element) => {
      const plain = outOfForm(element)
      return sameLimbs(plain, zero) || sameLimbs(plain, primePlace)
    },
    isOdd: (element) => {
      const plain = outOfForm(element)
      return !sameLimbs(plain, primePlace) && (words()[plain >> 2]! & 1) === 1
    },
    power(to, base, exponent) {
      copy(powers[0]!, one, elementBytes)
      for (let i = 1; i < 16; i++) multiply(powers[i]!, powers[i - 1]!, base)
      const digits = digitsOf(exponent)
      copy(to, powers[digits[0]!]!, elementBytes)
      for (let at = 1; at < digits.length; at++) {
        sixteenthPower(to)
        if (digits[at] !== 0) multiply(to, to, powers[digits[at]!]!)
      }
    },
  }
}

const knownDigits = new Map<bigint, readonly number[]>()
/** Hexadecimal digits of an exponent; there are four exponents in all. */
function digitsOf(exponent: bigint): readonly number[] {
  const found = knownDigits.get(exponent) ?? [...exponent.toString(16)].map((digit) => Number.parseInt(digit, 16))
  knownDigits.set(exponent, found)
  return found
}

function arithmeticOf({ prime, order }: Curve): Arithmetic | undefined {
  if (!wasm) return undefined
  const field = Object.values(fieldOperations).map((operation) => operation(prime))
  const functions = [...field, multiplyByOrderCode(order), applyStepsCode(order), sixteenthPowerCode(), ...pointOperations.map(pointCode)]
  try {
    return new wasm.Instance(new wasm.Module(wasmModule(functions, 1))).exports as Arithmetic
  } catch {
    // a page may forbid WebAssembly, and an old browser to compile it outside a worker
    return undefined
  }
}

/** So many bits of an element from a place on. Beyond the last limb there are zeros. */
export function bitsOf(words: Uint32Array, element: number, from: number, count: number): number {
  const limb = Math.floor(from / limbBits)
  if (limb >= limbs) return 0
  const shift = from - limb * limbBits
  const at = (element >> 2) + limb
  const above = limb + 1 < limbs && shift + count > limbBits ? words[at + 1]! << (limbBits - shift) : 0
  return ((words[at]! >>> shift) | above) & (2 ** count - 1)
}
