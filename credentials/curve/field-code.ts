import { and, get, left, load, minus, number, plus, right, set, store, times } from './wasm-module.ts'
import type { Code, WasmFunction } from './wasm-module.ts'

/**
 * A number of 256 bits lies in memory as nine limbs of 29 bits, each in 32: products of limbs can
 * be summed in 64 bits without a carry. The highest limb bears the sign.
 */
export const limbBits = 29
export const limbs = 9
export const elementBytes = 4 * limbs
const mask = 2 ** limbBits - 1

/**
 * A prime as 2^256 and other powers of two with their signs, less one: p = Σ sign · 2^bit − 1. Both primes here have this form and are −1
 * modulo a limb, so that a Montgomery step adds shifted copies of the limb it removes instead of multiplying.
 */
export type SparsePrime = { readonly terms: readonly (readonly [bit: number, sign: 1 | -1])[] }

/** p as a number. */
export const primeOf = ({ terms }: SparsePrime): bigint => terms.reduce((sum, [bit, sign]) => sum + BigInt(sign) * (1n << BigInt(bit)), -1n)

const [to, from, with_] = [0, 1, 2]
const sumOf = (terms: readonly Code[]): Code => terms.reduce(plus)
const each = Array.from({ length: limbs }, (_, i) => i)
const each2 = Array.from({ length: 2 * limbs - 1 }, (_, k) => k)

/** Puts `value` into the memory of the result limb by limb, carrying. `carry` is a local. */
const carried = (columns: readonly Code[], carry: number): Code => columns.flatMap((column, i) => [
  ...set(carry, i === 0 ? column : plus(column, right(get(carry), limbBits))),
  ...store(to, 4 * i, i === limbs - 1 ? get(carry) : and(get(carry), number(mask))),
])

/** How a Montgomery product gets rid of its nine low limbs. `m(i)` reads the i-th limb removed so far, if there is one. */
type Reduction = {
  /** the multiple of the modulus, as a limb, that makes this column vanish */
  readonly limbToRemove: (column: Code) => Code
  /** what the limbs removed before add to column k */
  readonly removed: (k: number, m: (i: number) => Code | undefined) => readonly Code[]
  /** what the limb adds to its own column before that is shifted away */
  readonly ownColumn?: (m: Code) => Code
}

/** A Montgomery product of so many parameters, whose locals after the `loads` start at `firstLocal`. `products` sums column k. */
function montgomery(
  name: string, parameters: 2 | 3, loads: Code, firstLocal: number, products: (k: number) => Code,
  { limbToRemove, removed, ownColumn }: Reduction,
): WasmFunction {
  const [m0, carry] = [firstLocal, firstLocal + limbs]
  const columns = each2.flatMap((k) => {
    const m = (i: number) => (i >= 0 && i < Math.min(k, limbs) ? get(m0 + i) : undefined)
    const sum = sumOf([products(k), ...removed(k, m)])
    const column = set(carry, k === 0 ? sum : plus(sum, right(get(carry), limbBits)))
    if (k >= limbs) return [...column, ...store(to, 4 * (k - limbs), and(get(carry), number(mask)))]
    const own = ownColumn ? set(carry, plus(get(carry), ownColumn(get(m0 + k)))) : []
    return [...column, ...set(m0 + k, limbToRemove(get(carry))), ...own]
  })
  const last = store(to, 4 * (limbs - 1), right(get(carry), limbBits))
  return { name, parameters, locals: carry + 1 - parameters, body: [...loads, ...columns, ...last] }
}

const productsOf = (a: number, b: number) => (k: number): Code =>
  sumOf(each.filter((i) => k - i >= 0 && k - i < limbs).map((i) => times(get(a + i), get(b + k - i))))

/** p is −1 modulo a limb: the limb to remove is the column itself, and what it adds to its own column is what was there. */
const sparseReduction = ({ terms }: SparsePrime): Reduction => ({
  limbToRemove: (column) => and(column, number(mask)),
  removed: (k, m) => terms.flatMap(([bit, sign]) => {
    const limb = m(k - Math.floor(bit / limbBits))
    if (!limb) return []
    const shifted = left(limb, bit % limbBits)
    return [sign === 1 ? shifted : minus(number(0), shifted)]
  }),
})

/** `to = a · b / 2^261 mod p`, between −0.2 p and 1.2 p when both are between −2.1 p and 2.1 p. Addresses; any may be the same. */
export function multiplyCode(prime: SparsePrime): WasmFunction {
  const [a, b] = [3, 3 + limbs]
  const loads = each.flatMap((i) => [...set(a + i, load(from, 4 * i)), ...set(b + i, load(with_, 4 * i))])
  return montgomery('multiply', 3, loads, b + limbs, productsOf(a, b), sparseReduction(prime))
}

/** `to = a² / 2^261 mod p`. */
export function squareCode(prime: SparsePrime): WasmFunction {
  const [a, twice] = [2, 2 + limbs]
  const loads = each.flatMap((i) => [...set(a + i, load(from, 4 * i)), ...set(twice + i, left(get(a + i), 1))])
  const products = (k: number): Code => sumOf(each.filter((i) => k - i >= i && k - i < limbs)
    .map((i) => (i === k - i ? times(get(a + i), get(a + i)) : times(get(twice + i), get(a + k - i)))))
  return montgomery('square', 2, loads, twice + limbs, products, sparseReduction(prime))
}

/** `to = a · b / 2^261 mod n` for any odd n, which is what the order of a curve is. */
export function multiplyByOrderCode(order: bigint): WasmFunction {
  const [a, b] = [3, 3 + limbs]
  const loads = each.flatMap((i) => [...set(a + i, load(from, 4 * i)), ...set(b + i, load(with_, 4 * i))])
  const limb = 1n << BigInt(limbBits)
  const digits = each.map((i) => Number((order >> BigInt(limbBits * i)) % limb))
  const inverse = Number(inverseOfOdd(order, limb))
  return montgomery('multiplyByOrder', 3, loads, b + limbs, productsOf(a, b), {
    limbToRemove: (column) => and(times(and(column, number(mask)), number(inverse)), number(mask)),
    removed: (k, m) => digits.flatMap((digit, i) => {
      const limb = m(k - i)
      return limb ? [times(limb, number(digit))] : []
    }),
    ownColumn: (m) => times(m, number(digits[0]!)),
  })
}

/**
 * What 29 division steps amount to for whole numbers: `(f, g) = (u·f + v·g, q·f + r·g) / 2^29`, and the same modulo n for `(d, e)`, which stay
 * between −2n and n. Addresses: the four factors, d, e, f, g.
 */
export function applyStepsCode(order: bigint): WasmFunction {
  const [factors, dAt, eAt, fAt, gAt] = [0, 1, 2, 3, 4]
  const [u, v, q, r, above, below, md, me] = [5, 6, 7, 8, 9, 10, 11, 12]
  const limb = 1n << BigInt(limbBits)
  const digits = each.map((i) => Number((order >> BigInt(limbBits * i)) % limb))
  const inverse = Number(limb - inverseOfOdd(order, limb))
  const both = (by: number, other: number, one: number, second: number, offset: number): Code =>
    plus(times(get(by), load(one, offset)), times(get(other), load(second, offset)))
  // how often n is added so that the low limb vanishes: as a negative number, and once more for what is negative itself, which keeps it in bounds
  const multiple = (by: number, other: number, carry: number): Code => {
    const lifted = plus(and(get(by), right(load(dAt, 4 * (limbs - 1)), 31)), and(get(other), right(load(eAt, 4 * (limbs - 1)), 31)))
    return minus(lifted, and(plus(times(get(carry), number(inverse)), lifted), number(mask)))
  }
  const shifted = (one: number, second: number, columns: (i: number) => readonly [Code, Code]): Code => each.flatMap((i) => [
    ...set(above, plus(columns(i)[0], i === 0 ? number(0) : right(get(above), limbBits))),
    ...set(below, plus(columns(i)[1], i === 0 ? number(0) : right(get(below), limbBits))),
    ...(i === 0 ? [] : [...store(one, 4 * (i - 1), and(get(above), number(mask))), ...store(second, 4 * (i - 1), and(get(below), number(mask)))]),
  ]).concat(store(one, 4 * (limbs - 1), right(get(above), limbBits)), store(second, 4 * (limbs - 1), right(get(below), limbBits)))
  const withOrder = (i: number): readonly [Code, Code] => [
    plus(both(u, v, dAt, eAt, 4 * i), times(get(md), number(digits[i]!))), plus(both(q, r, dAt, eAt, 4 * i), times(get(me), number(digits[i]!))),
  ]
  return {
    name: 'applySteps', parameters: 5, locals: 8,
    body: [
      ...[u, v, q, r].flatMap((local, at) => set(local, load(factors, 4 * at))),
      ...set(above, both(u, v, dAt, eAt, 0)), ...set(below, both(q, r, dAt, eAt, 0)),
      ...set(md, multiple(u, v, above)), ...set(me, multiple(q, r, below)),
      ...shifted(dAt, eAt, withOrder),
      ...shifted(fAt, gAt, (i) => [both(u, v, fAt, gAt, 4 * i), both(q, r, fAt, gAt, 4 * i)]),
    ],
  }
}

/** −1/odd modulo a power of two. */
function inverseOfOdd(odd: bigint, power: bigint): bigint {
  let inverse = 1n
  for (let bits = 1; bits < limbBits; bits *= 2) inverse = (inverse * (2n - odd * inverse)) % power
  return ((-inverse % power) + power) % power
}

/**
 * `to = a ± scale · b mod p`, above 0 and below 2.1 p. A multiple of p, guessed from the highest limbs, comes off so that nothing grows.
 */
export function sumCode(name: string, prime: SparsePrime, sign: 1 | -1, scale: number): WasmFunction {
  const [multiple, carry] = [3, 4]
  const top = 4 * (limbs - 1)
  const sum = (offset: number) => signedSum(sign, load(from, offset), scale === 1 ? load(with_, offset) : times(load(with_, offset), number(scale)))
  const guess = right(sum(top), 256 - limbBits * (limbs - 1))
  const columns = each.map((i) => prime.terms.reduce<Code>(
    (column, [bit, termSign]) => (Math.floor(bit / limbBits) !== i ? column
      : signedSum(termSign === 1 ? -1 : 1, column, left(get(multiple), bit % limbBits))),
    i === 0 ? plus(sum(0), get(multiple)) : sum(4 * i),
  ))
  // what is subtracted can leave something just below the guess: one multiple less keeps it above 0
  return { name, parameters: 3, locals: 2, body: [...set(multiple, sign === 1 ? guess : minus(guess, number(1))), ...carried(columns, carry)] }
}

/**
 * `to = a ± b` limb by limb, good only as a factor: nothing is carried, limbs may be negative or have 30 bits, and a product of one with
 * 30 bits and one with 29 still fits.
 */
export function rawSumCode(name: string, sign: 1 | -1): WasmFunction {
  const body = each.flatMap((i) => store(to, 4 * i, signedSum(sign, load(from, 4 * i), load(with_, 4 * i))))
  return { name, parameters: 3, locals: 0, body }
}

const signedSum = (sign: 1 | -1, a: Code, b: Code): Code => (sign === 1 ? plus : minus)(a, b)
