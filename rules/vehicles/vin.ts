const values: { readonly [letter: string]: number } = {
  A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9, S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9,
}
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const form = /^[A-HJ-NPR-Z0-9]{17}$/

/** The check digit that belongs at place nine (GB 16735). The character that stands there does not matter. Throws RangeError on a wrong form. */
export function vinCheckDigit(vin: string): string {
  if (!form.test(vin)) throw new RangeError('a VIN has 17 characters without I, O and Q')
  const sum = weights.reduce((total, weight, place) => total + weight * (values[vin[place]!] ?? Number(vin[place])), 0)
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}

/**
 * `wrong-form` is no VIN; `check-digit` fails the arithmetic, which is only a warning for imported and old vehicles, whose makers need not
 * follow it; `good` passes.
 */
export function judgeVin(vin: string): 'good' | 'check-digit' | 'wrong-form' {
  if (!form.test(vin)) return 'wrong-form'
  return vinCheckDigit(vin) === vin[8] ? 'good' : 'check-digit'
}
