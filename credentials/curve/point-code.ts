import { elementBytes, multiplyCode, rawSumCode, squareCode, sumCode } from './field-code.ts'
import type { SparsePrime } from './field-code.ts'
import { address, call, get } from './wasm-module.ts'
import type { Code, WasmFunction } from './wasm-module.ts'

/** A point in Jacobian form is X, Y, Z one after another (x = X/Z², y = Y/Z³); one in a table is x, y. */
export const pointBytes = 3 * elementBytes
export const affineBytes = 2 * elementBytes

/** Places in memory for what a formula keeps in between. */
const scratch = 0

/**
 * The formulas, one product, square, sum or difference a line, in order; `-2` subtracts twice what follows, and what `~` adds or subtracts
 * serves only as a factor. `P` is the result and the first operand, `Q` the second. They are those of textbooks for a = −3 and know
 * no exceptions: where both points are the same, opposite, or one is the point at infinity, Z becomes 0, and once 0 it stays 0 whatever is
 * added. So one look at the last Z tells that an exception was met on the way.
 */
const formulas = {
  double: `
    d = P.z ^ 2
    g = P.y ^ 2
    b = P.x * g
    a = P.x ~- d
    d = P.x ~+ d
    a = a * d
    a = a +2 a
    P.z = P.y * P.z
    P.z = P.z + P.z
    b = b +3 b
    P.x = a ^ 2
    P.x = P.x -2 b
    b = b ~- P.x
    P.y = a * b
    g = g ^ 2
    P.y = P.y -8 g`,
  addAffine: `
    d = P.z ^ 2
    u = Q.x * d
    d = P.z * d
    s = Q.y * d
    h = u ~- P.x
    r = s ~- P.y
    P.z = P.z * h
    d = h ^ 2
    h = h * d
    u = P.x * d
    s = P.y * h
    d = r ^ 2
    d = d - h
    P.x = d -2 u
    u = u ~- P.x
    u = r * u
    P.y = u - s`,
  subtractAffine: `
    d = P.z ^ 2
    u = Q.x * d
    d = P.z * d
    s = Q.y * d
    h = u ~- P.x
    r = s ~+ P.y
    P.z = P.z * h
    d = h ^ 2
    h = h * d
    u = P.x * d
    s = P.y * h
    d = r ^ 2
    d = d - h
    P.x = d -2 u
    u = P.x ~- u
    u = r * u
    P.y = u - s`,
  add: `
    d = P.z ^ 2
    e = Q.z ^ 2
    u = Q.x * d
    P.x = P.x * e
    d = P.z * d
    e = Q.z * e
    s = Q.y * d
    P.y = P.y * e
    h = u ~- P.x
    r = s ~- P.y
    P.z = P.z * Q.z
    P.z = P.z * h
    d = h ^ 2
    h = h * d
    u = P.x * d
    s = P.y * h
    d = r ^ 2
    d = d - h
    P.x = d -2 u
    u = u ~- P.x
    u = r * u
    P.y = u - s`,
} as const

export type PointOperation = keyof typeof formulas
export const pointOperations = Object.keys(formulas) as PointOperation[]

const coordinate = { x: 0, y: elementBytes, z: 2 * elementBytes }

function placeOf(word: string): Code {
  const [point, axis] = word.split('.')
  if (axis === 'x' || axis === 'y' || axis === 'z') return address(point === 'P' ? 0 : 1, coordinate[axis])
  return address(undefined, scratch + 64 * (word.charCodeAt(0) - 97))
}

/** The operations of a field that formulas are made of, by the words they use. */
export const fieldOperations = {
  '*': multiplyCode,
  '^': squareCode,
  '+': (prime: SparsePrime) => sumCode('add', prime, 1, 1),
  '-': (prime: SparsePrime) => sumCode('subtract', prime, -1, 1),
  '+2': (prime: SparsePrime) => sumCode('addTwice', prime, 1, 2),
  '+3': (prime: SparsePrime) => sumCode('addThrice', prime, 1, 3),
  '-2': (prime: SparsePrime) => sumCode('subtractTwice', prime, -1, 2),
  '-8': (prime: SparsePrime) => sumCode('subtractEight', prime, -1, 8),
  '~+': () => rawSumCode('addRaw', 1),
  '~-': () => rawSumCode('subtractRaw', -1),
} as const
const operators = Object.keys(fieldOperations)

/** `to = to^16`: a power is a few of these, and each call from JavaScript costs half a square. */
export const sixteenthPowerCode = (): WasmFunction =>
  ({ name: 'sixteenthPower', parameters: 1, locals: 0, body: Array.from({ length: 4 }, () => call(operators.indexOf('^'), get(0), get(0))).flat() })

/** A formula as code of a module whose first functions are the operations of the field. */
export function pointCode(name: PointOperation): WasmFunction {
  const body = formulas[name].trim().split('\n').flatMap((line) => {
    const [to, , a, operator, b] = line.trim().split(' ')
    const index = operators.indexOf(operator ?? '')
    if (!to || !a || !b || index < 0) throw new Error(`not a line of a formula: ${line}`)
    return call(index, placeOf(to), placeOf(a), ...(operator === '^' ? [] : [placeOf(b)]))
  })
  return { name: `${name}Points`, parameters: name === 'double' ? 1 : 2, locals: 0, body }
}
