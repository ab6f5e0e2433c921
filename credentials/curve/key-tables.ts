import { elementBytes, limbBits, limbs } from './field-code.ts'
import { affineBytes, pointBytes } from './point-code.ts'
import { bitsOf } from './curve-machine.ts'
import type { CurveMachine } from './curve-machine.ts'

/** A factor is cut into windows of so many bits, each a digit from −128 to 128: more windows than 256 bits need, so that no digit is left over. */
const windowBits = 8
export const windows = 33
const half = 2 ** (windowBits - 1)
const mask = 2 ** windowBits - 1
export const tableBytes = windows * half * affineBytes

/**
 * Fills a table for a point at `base`: for every window w the points d · 2^(8w) · base, d = 1 … 128, as x, y. With it a multiple of the
 * point is 33 additions and no doubling.
 */
export function fillTable(machine: CurveMachine, table: number, base: number, room: Room): void {
  const { copy, doublePoints, addAffinePoints } = machine
  const next = (index: number) => room.points + index * pointBytes
  copy(room.base, base, affineBytes)
  for (let window = 0; window < windows; window++) {
    copy(next(0), room.base, affineBytes)
    copy(next(0) + affineBytes, machine.one, elementBytes)
    for (let index = 1; index <= half; index++) {
      copy(next(index), next(index - 1), pointBytes)
      // the last is the double of d = 128: the base of the next window
      if (index === 1 || index === half) doublePoints(next(index))
      else addAffinePoints(next(index), room.base)
    }
    toAffine(machine, room, half + 1)
    const start = table + window * half * affineBytes
    for (let index = 0; index < half; index++) copy(start + index * affineBytes, next(index), affineBytes)
    copy(room.base, next(half), affineBytes)
  }
}

/** Memory for filling tables, used again for each. */
export type Room = { readonly base: number; readonly points: number; readonly products: number }

export const roomForFilling = (machine: CurveMachine): Room => ({
  base: machine.room(affineBytes), points: machine.room((half + 1) * pointBytes), products: machine.room((half + 1) * elementBytes),
})

/** Turns the first points of the room from X, Y, Z into x, y in their place, with one inversion for all. */
function toAffine({ copy, multiply, square, power, temporary, prime }: CurveMachine, { points, products }: Room, count: number): void {
  const [inverse, own, squared] = temporary as [number, number, number]
  const z = (index: number) => points + index * pointBytes + affineBytes
  copy(products, z(0), elementBytes)
  for (let index = 1; index < count; index++) multiply(products + index * elementBytes, products + (index - 1) * elementBytes, z(index))
  power(inverse, products + (count - 1) * elementBytes, prime - 2n)
  for (let index = count - 1; index >= 0; index--) {
    const point = points + index * pointBytes
    if (index === 0) copy(own, inverse, elementBytes)
    else multiply(own, inverse, products + (index - 1) * elementBytes)
    multiply(inverse, inverse, z(index))
    square(squared, own)
    multiply(point, point, squared)
    multiply(squared, squared, own)
    multiply(point + elementBytes, point + elementBytes, squared)
  }
}

/** Adds factor · point to the sum, by the point's table. The factor: an element that is not in Montgomery form. */
export function addByTable(machine: CurveMachine, sum: Sum, table: number, factor: number): void {
  const words = machine.words()
  let [limb, held, bits, carry] = [factor >> 2, 0, 0, 0]
  const end = limb + limbs
  for (let window = 0; window < windows; window++) {
    let digit = held & mask
    if (bits < windowBits && limb < end) {
      const word = words[limb++]!
      digit = (held | (word << bits)) & mask
      held = word >>> (windowBits - bits)
      // the last limb has bits where the others are carried from
      bits += limb === end ? 32 : limbBits
    } else held >>>= windowBits
    bits -= windowBits
    digit += carry
    carry = digit > half ? 1 : 0
    digit -= carry << windowBits
    if (digit === 0) continue
    const entry = table + (window * half + Math.abs(digit) - 1) * affineBytes
    if (sum.empty) start(machine, sum, entry, digit < 0)
    else if (digit > 0) machine.addAffinePoints(sum.point, entry)
    else machine.subtractAffinePoints(sum.point, entry)
  }
}

/** A sum under way: the address of its point, and whether nothing has been added yet. */
export type Sum = { readonly point: number; empty: boolean }

function start({ copy, subtract, one, zero }: CurveMachine, sum: Sum, entry: number, negative: boolean): void {
  copy(sum.point, entry, affineBytes)
  if (negative) subtract(sum.point + elementBytes, zero, sum.point + elementBytes)
  copy(sum.point + affineBytes, one, elementBytes)
  sum.empty = false
}

const oddBits = 5
const oddMultiples = 2 ** (oddBits - 2)

/** Memory for a point met once: its odd multiples up to 15 and their opposites. */
export const oddTableBytes = 2 * oddMultiples * pointBytes

/** Starts the sum with factor · point for a point that has no table, x and y at `base`: 260 doublings and some fifty additions. */
export function startWithoutTable(machine: CurveMachine, sum: Sum, odd: number, base: number, factor: number): void {
  const { copy, subtract, addPoints, doublePoints, zero } = machine
  const multiple = (digit: number) => odd + ((Math.abs(digit) >> 1) + (digit < 0 ? oddMultiples : 0)) * pointBytes
  const twice = sum.point
  copy(multiple(1), base, affineBytes)
  copy(multiple(1) + affineBytes, machine.one, elementBytes)
  copy(twice, multiple(1), pointBytes)
  doublePoints(twice)
  for (let digit = 3; digit < 2 * oddMultiples; digit += 2) {
    copy(multiple(digit), multiple(digit - 2), pointBytes)
    addPoints(multiple(digit), twice)
  }
  for (let digit = 1; digit < 2 * oddMultiples; digit += 2) {
    copy(multiple(-digit), multiple(digit), pointBytes)
    subtract(multiple(-digit) + elementBytes, zero, multiple(digit) + elementBytes)
  }
  const digits = sparseDigits(machine.words(), factor)
  for (let at = digits.length - 1; at >= 0; at--) {
    const digit = digits[at]!
    if (!sum.empty) doublePoints(sum.point)
    if (digit === 0) continue
    if (sum.empty) copy(sum.point, multiple(digit), pointBytes)
    else addPoints(sum.point, multiple(digit))
    sum.empty = false
  }
}

/** The factor as digits of which at least four in five are 0 and the others odd, from −15 to 15, the lowest first. */
function sparseDigits(words: Uint32Array, factor: number): Int8Array {
  const digits = new Int8Array(268)
  let carry = 0
  for (let at = 0; at < 262;) {
    if ((bitsOf(words, factor, at, 1) ^ carry) === 0) {
      at++
      continue
    }
    const digit = bitsOf(words, factor, at, oddBits) + carry
    carry = digit >> (oddBits - 1)
    digits[at] = digit - (carry << oddBits)
    at += oddBits
  }
  return digits
}
