/** Instructions of WebAssembly, as bytes. */
export type Code = readonly number[]

/** A function of a module: so many i32 parameters, so many i64 locals behind them, no result. */
export type WasmFunction = { readonly name: string; readonly parameters: number; readonly locals: number; readonly body: Code }

function unsigned(value: number): Code {
  const bytes: number[] = []
  for (;;) {
    const low = value & 0x7f
    value >>>= 7
    if (value === 0) return [...bytes, low]
    bytes.push(low | 0x80)
  }
}

function signed(value: number): Code {
  const bytes: number[] = []
  for (;;) {
    const low = value & 0x7f
    value >>= 7
    if (value === (low & 0x40 ? -1 : 0)) return [...bytes, low]
    bytes.push(low | 0x80)
  }
}

export const get = (local: number): Code => [0x20, ...unsigned(local)]
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)]
/** A constant of at most 31 bits and a sign. */
export const number = (value: number): Code => [0x42, ...signed(value)]
export const plus = (a: Code, b: Code): Code => [...a, ...b, 0x7c]
export const minus = (a: Code, b: Code): Code => [...a, ...b, 0x7d]
export const times = (a: Code, b: Code): Code => [...a, ...b, 0x7e]
export const and = (a: Code, b: Code): Code => [...a, ...b, 0x83]
export const left = (a: Code, by: number): Code => (by === 0 ? a : [...a, ...number(by), 0x86])
/** Shifts the sign in. */
export const right = (a: Code, by: number): Code => [...a, ...number(by), 0x87]
/** 32 bits from memory, with their sign. */
export const load = (address: number, offset: number): Code => [...get(address), 0x34, 2, ...unsigned(offset)]
/** The low 32 bits to memory. */
export const store = (address: number, offset: number, value: Code): Code => [...get(address), ...value, 0x3e, 2, ...unsigned(offset)]
/** An address: a parameter, and bytes from there; or a place by itself. */
export const address = (parameter: number | undefined, offset: number): Code =>
  (parameter === undefined ? [0x41, ...signed(offset)] : offset === 0 ? get(parameter) : [...get(parameter), 0x41, ...signed(offset), 0x6a])
export const call = (index: number, ...given: readonly Code[]): Code => [...given.flat(), 0x10, ...unsigned(index)]

const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()]
const sized = (content: Code): Code => [...unsigned(content.length), ...content]
const section = (id: number, items: readonly Code[]): Code => [id, ...sized(vector(items))]
const name = (text: string): Code => sized([...text].map((character) => character.charCodeAt(0)))
const [i32, i64, functionType] = [0x7f, 0x7e, 0x60]

/** A module of functions, all exported by name, and one memory of so many pages of 64 kB, exported as `memory`. */
export function wasmModule(functions: readonly WasmFunction[], pages: number): Uint8Array<ArrayBuffer> {
  const most = Math.max(...functions.map(({ parameters }) => parameters))
  const types = Array.from({ length: most + 1 }, (_, count) => [functionType, ...vector(Array.from({ length: count }, () => [i32])), 0])
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, types),
    ...section(3, functions.map(({ parameters }) => unsigned(parameters))),
    ...section(5, [[0, ...unsigned(pages)]]),
    ...section(7, [
      [...name('memory'), 2, 0],
      ...functions.map((made, index) => [...name(made.name), 0, ...unsigned(index)]),
    ]),
    ...section(10, functions.map(({ locals, body }) => sized([...vector([[...unsigned(locals), i64]]), ...body, 0x0b]))),
  ])
}
