import type { CurveMachine } from './curve-machine.ts'
import { elementBytes, limbBits, limbs } from './field-code.ts'

/** Memory for inverting: the two numbers that shrink, the two that keep what they are multiples of, and a step's four factors. */
export type RoomForInverse = { readonly f: number; readonly g: number; readonly d: number; readonly e: number; readonly factors: number }

export const roomForInverse = (machine: CurveMachine): RoomForInverse => ({
  f: machine.room(elementBytes), g: machine.room(elementBytes), d: machine.room(elementBytes), e: machine.room(elementBytes), factors: machine.room(16),
})

/** −1/f modulo 256 for odd f, by f >> 1. */
const negativeInverses = Uint8Array.from({ length: 128 }, (_, index) => {
  const f = 2 * index + 1
  for (let inverse = 1; ; inverse += 2) if (((f * inverse + 1) & 255) === 0) return inverse
})

/**
 * Replaces an element, 1 ≤ x < n and not in Montgomery form, by a multiple of one modulo n that is its inverse, 0 < 1/x < 2n. By division steps
 * (Bernstein and Yang, "Fast constant-time gcd computation and modular inversion", 2019), here in as much time as the number asks for: JavaScript
 * takes 29 of them looking at the lowest limbs alone, WebAssembly then does to the whole numbers what they amount to.
 */
export function invertByOrder(machine: CurveMachine, element: number, { f, g, d, e, factors }: RoomForInverse): void {
  const { copy, zero, plainOne, order, applySteps } = machine
  copy(f, order, elementBytes)
  copy(g, element, elementBytes)
  copy(d, zero, elementBytes)
  copy(e, plainOne, elementBytes)
  const words = new Int32Array(machine.words().buffer)
  const isZero = (number: number) => {
    for (let limb = 0; limb < limbs; limb++) if (words[(number >> 2) + limb] !== 0) return false
    return true
  }
  let eta = -1
  do {
    eta = takeSteps(words, eta, f, g, factors)
    applySteps(factors, d, e, f, g)
  } while (words[g >> 2] !== 0 || !isZero(g))
  // f is 1 or −1 now, and d that many times the inverse, from −2n to n
  const sign = words[(f >> 2) + limbs - 1]! < 0 ? -1 : 1
  writeCarried(words, element, (limb) => sign * words[(d >> 2) + limb]!)
  while (words[(element >> 2) + limbs - 1]! < 0) writeCarried(words, element, (limb) => words[(element >> 2) + limb]! + words[(order >> 2) + limb]!)
}

/**
 * Takes 29 steps from the lowest limbs of f and g, and leaves in `factors` the u, v, q, r by which they make 2^29 · (f, g) of
 * (u·f + v·g, q·f + r·g). Answers the new η.
 */
function takeSteps(words: Int32Array, eta: number, fAt: number, gAt: number, factors: number): number {
  // the sign of a limb never counts here: only its low 29 bits do
  let [f, g, u, v, q, r, left] = [words[fAt >> 2]!, words[gAt >> 2]!, 1, 0, 0, 1, limbBits]
  for (;;) {
    const marked = g | (-1 << left)
    const zeros = 31 - Math.clz32(marked & -marked)
    g >>= zeros
    u <<= zeros
    v <<= zeros
    eta -= zeros
    left -= zeros
    if (left === 0) break
    if (eta < 0) {
      eta = -eta
      ;[f, g] = [g, -f | 0]
      ;[u, q] = [q, -u | 0]
      ;[v, r] = [r, -v | 0]
    }
    // as many low bits of g vanish at once as steps may be taken without looking at η again, at most eight
    const bits = Math.min(eta + 1, left, 8)
    const times = Math.imul(g, negativeInverses[(f >> 1) & 127]!) & ((1 << bits) - 1)
    g = (g + Math.imul(f, times)) | 0
    q = (q + Math.imul(u, times)) | 0
    r = (r + Math.imul(v, times)) | 0
  }
  const at = factors >> 2
  words[at] = u
  words[at + 1] = v
  words[at + 2] = q
  words[at + 3] = r
  return eta
}

/** Writes a number limb by limb, carrying. Each limb is asked for before its place is written. */
function writeCarried(words: Int32Array, to: number, limbOf: (limb: number) => number): void {
  let carry = 0
  for (let limb = 0; limb < limbs; limb++) {
    const sum = limbOf(limb) + carry
    words[(to >> 2) + limb] = limb === limbs - 1 ? sum : sum & (2 ** limbBits - 1)
    carry = sum >> limbBits
  }
}
