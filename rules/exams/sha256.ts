// FIPS 180-4. The rules import nothing, and anybody must be able to recompute a draw in a browser without trusting ours.
const rounds = 64

const primes = (count: number): readonly number[] => {
  const found: number[] = []
  for (let number = 2; found.length < count; number += 1) if (found.every((prime) => number % prime !== 0)) found.push(number)
  return found
}

/** The first 32 bits of the fraction of a root, exactly: by whole numbers, since a Math function may differ between engines. */
const fraction = (prime: number, root: 2n | 3n): number => {
  const target = BigInt(prime) << (32n * root)
  let low = 0n
  let high = 1n << 40n
  while (low < high) {
    const middle = (low + high + 1n) >> 1n
    if (middle ** root <= target) low = middle
    else high = middle - 1n
  }
  return Number(low & 0xffffffffn)
}

const constants = primes(rounds).map((prime) => fraction(prime, 3n))
const start = primes(8).map((prime) => fraction(prime, 2n))
const turn = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits))

const utf8 = (text: string): Uint8Array => {
  const encoded = unescape(encodeURIComponent(text))
  return Uint8Array.from(encoded, (letter) => letter.charCodeAt(0))
}

const padded = (message: Uint8Array): DataView => {
  const length = Math.ceil((message.length + 9) / 64) * 64
  const bytes = new Uint8Array(length)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(length - 8, Math.floor(message.length / 0x20000000))
  view.setUint32(length - 4, (message.length << 3) >>> 0)
  return view
}

const schedule = (view: DataView, offset: number): number[] => {
  const words: number[] = []
  for (let index = 0; index < rounds; index += 1) {
    if (index < 16) {
      words.push(view.getUint32(offset + index * 4))
      continue
    }
    const [fifteen, two] = [words[index - 15]!, words[index - 2]!]
    const small = turn(fifteen, 7) ^ turn(fifteen, 18) ^ (fifteen >>> 3)
    const large = turn(two, 17) ^ turn(two, 19) ^ (two >>> 10)
    words.push((words[index - 16]! + small + words[index - 7]! + large) | 0)
  }
  return words
}

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export function sha256(text: string): string {
  const view = padded(utf8(text))
  const state = [...start]
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    const words = schedule(view, offset)
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number]
    for (let index = 0; index < rounds; index += 1) {
      const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[index]! + words[index]!) | 0
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
    }
    for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index]! + word) | 0
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
