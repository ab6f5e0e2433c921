import { concat, toBytes32, toHex } from '../bytes.ts'
import { curveMachine } from './curve-machine.ts'
import type { Curve, CurveMachine } from './curve-machine.ts'
import { elementBytes } from './field-code.ts'
import { invertByOrder, roomForInverse } from './inverse.ts'
import { addByTable, fillTable, oddTableBytes, roomForFilling, startWithoutTable, tableBytes } from './key-tables.ts'
import type { Sum } from './key-tables.ts'
import { affineBytes, pointBytes } from './point-code.ts'

/** So many keys have tables at once, 0.3 MB each; the one not used for longest gives way. */
export const mostTables = 64

/** A table costs as much as some twenty verifications without one: a key gets it after so many, and again after losing it. */
export const repaidAfter = 16

/** So many keys are counted; then counting starts anew. */
const mostCounted = 4096

/** `once`: a phone's key, met once. `often`: gets a table when it has been met often enough. `prepare`: gets it now. */
export type KeyUse = 'once' | 'often' | 'prepare'

/** A public key that lies open in a machine, and x and y, 64 bytes. Without table it lies there until the next such key is opened. */
export type OpenKey = { readonly coordinates: Uint8Array; readonly table?: number }

/**
 * The two sums that verifying a signature asks for, in WebAssembly: all numbers here are public, so nothing runs in constant time.
 * Addresses are those of the machine.
 */
export type CurveVerifier = {
  readonly machine: CurveMachine
  /** Where the factors of the generator and of the key are to be written, not in Montgomery form. */
  readonly ofGenerator: number
  readonly ofKey: number
  /** Replaces a number from 1 to n − 1 by its inverse modulo n, below 2n; both not in Montgomery form. */
  invert(element: number): void
  /** Opens a key in SEC1 form, 33 or 65 bytes. Errors: no point of the curve. */
  open(bytes: Uint8Array, use: KeyUse): OpenKey
  /** Adds up. False where a formula met an exception (or the sum is the point at infinity): somebody slower must say. */
  sum(key: OpenKey): boolean
  /** Whether x of the last sum is this number. */
  sumHasX(x: bigint): boolean
}

/** The verifier of a curve; undefined where there is no WebAssembly. */
export function curveVerifier(curve: Curve): CurveVerifier | undefined {
  const machine = curveMachine(curve)
  if (!machine) return undefined
  const { multiply, square, subtract, add, write, writeBytes, power, intoField, b, temporary, prime } = machine
  const [ofGenerator, ofKey, point, odd] = [elementBytes, elementBytes, affineBytes, oddTableBytes].map(machine.room) as
    [number, number, number, number]
  const sum: Sum = { point: machine.room(pointBytes), empty: true }
  const primeBytes = toBytes32(prime)
  const filling = roomForFilling(machine)
  const inverting = roomForInverse(machine)
  const y = point + elementBytes
  const [left, right, raw] = temporary.slice(4) as [number, number, number]

  /** Puts a key at `point` and answers its coordinates. */
  const place = (bytes: Uint8Array): Uint8Array => {
    const full = bytes.length === 65 && bytes[0] === 4
    if (!full && !(bytes.length === 33 && (bytes[0] === 2 || bytes[0] === 3))) throw new Error('not a SEC1 point')
    const x = bytes.subarray(1, 33)
    if (notBelow(x, primeBytes) || (full && notBelow(bytes.subarray(33), primeBytes))) throw new Error('a coordinate beyond the field')
    writeBytes(raw, x)
    multiply(point, raw, intoField)
    // x³ − 3x + b
    square(right, point)
    multiply(right, right, point)
    for (let i = 0; i < 3; i++) subtract(right, right, point)
    add(right, right, b)
    if (full) {
      writeBytes(raw, bytes.subarray(33))
      multiply(y, raw, intoField)
    } else power(y, right, (prime + 1n) / 4n)
    square(left, y)
    subtract(left, left, right)
    if (!machine.isZero(left)) throw new Error('not a point of the curve')
    if (full) return bytes.slice(1)
    if (machine.isOdd(y) !== (bytes[0] === 3)) subtract(y, machine.zero, y)
    return concat(x, machine.bytesOf(y))
  }

  const tableOf = (from: number, table: number): number => {
    fillTable(machine, table, from, filling)
    return table
  }
  let generator: number | undefined
  const generatorTable = (): number => {
    if (generator !== undefined) return generator
    const base = machine.room(affineBytes)
    write(raw, curve.x)
    multiply(base, raw, intoField)
    write(raw, curve.y)
    multiply(base + elementBytes, raw, intoField)
    return (generator = tableOf(base, machine.room(tableBytes)))
  }

  const tables = new Map<string, Required<OpenKey>>()
  const met = new Map<string, number>()
  // the text of a key takes longer than finding it
  const names = new WeakMap<Uint8Array, string>()
  const kept = (bytes: Uint8Array, use: KeyUse): OpenKey => {
    const name = names.get(bytes) ?? toHex(bytes)
    names.set(bytes, name)
    const known = tables.get(name)
    if (known) {
      // the map's order is that of use
      tables.delete(name)
      tables.set(name, known)
      return known
    }
    const coordinates = place(bytes)
    const times = (met.get(name) ?? 0) + 1
    if (use === 'often' && times < repaidAfter) {
      if (met.size >= mostCounted) met.clear()
      met.set(name, times)
      return { coordinates }
    }
    met.delete(name)
    const [oldest] = tables.size < mostTables ? [] : tables
    if (oldest) tables.delete(oldest[0])
    const made = { coordinates, table: tableOf(point, oldest?.[1].table ?? machine.room(tableBytes)) }
    tables.set(name, made)
    return made
  }

  return {
    machine, ofGenerator, ofKey,
    invert: (element) => invertByOrder(machine, element, inverting),
    open: (bytes, use) => (use === 'once' ? { coordinates: place(bytes) } : kept(bytes, use)),
    sum({ table }) {
      sum.empty = true
      if (table === undefined) startWithoutTable(machine, sum, odd, point, ofKey)
      else addByTable(machine, sum, table, ofKey)
      addByTable(machine, sum, generatorTable(), ofGenerator)
      return !sum.empty && !machine.isZero(sum.point + affineBytes)
    },
    sumHasX(x) {
      // X = x · Z² spares the inversion of Z
      write(raw, x)
      multiply(left, raw, intoField)
      square(right, sum.point + affineBytes)
      multiply(left, left, right)
      subtract(left, left, sum.point)
      return machine.isZero(left)
    },
  }
}

function notBelow(bytes: Uint8Array, limit: Uint8Array): boolean {
  for (let at = 0; at < 32; at++) if (bytes[at] !== limit[at]) return bytes[at]! > limit[at]!
  return true
}
