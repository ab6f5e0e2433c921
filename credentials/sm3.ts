// GB/T 32905-2016. All hashes work in the same places: JavaScript runs one to its end before another starts.
const initial = Int32Array.of(0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e)
const schedule = new Int32Array(68)
const state = new Int32Array(8)
const block = new Uint8Array(64)
const lastWords = new DataView(block.buffer)

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

// T_j rotated left by j, precomputed
const constants = Int32Array.from({ length: 64 }, (_, j) => rotate(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32))

function compress(bytes: Uint8Array, at: number): void {
  const w = schedule
  for (let j = 0; j < 16; j++, at += 4) w[j] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
  for (let j = 16; j < 68; j++) {
    const x = w[j - 16]! ^ w[j - 9]! ^ rotate(w[j - 3]!, 15)
    w[j] = x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13]!, 7) ^ w[j - 6]!
  }
  let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!
  let e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!
  for (let j = 0; j < 64; j++) {
    const a12 = rotate(a, 12)
    const ss1 = rotate((a12 + e + constants[j]!) | 0, 7)
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g)
    const tt1 = (ff + d + (ss1 ^ a12) + (w[j]! ^ w[j + 4]!)) | 0
    const tt2 = (gg + h + ss1 + w[j]!) | 0
    d = c
    c = rotate(b, 9)
    b = a
    a = tt1
    h = g
    g = rotate(f, 19)
    f = e
    e = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17)
  }
  state[0]! ^= a
  state[1]! ^= b
  state[2]! ^= c
  state[3]! ^= d
  state[4]! ^= e
  state[5]! ^= f
  state[6]! ^= g
  state[7]! ^= h
}

/** The SM3 digest (32 bytes) of all parts taken as one message. */
export function sm3(...parts: readonly Uint8Array[]): Uint8Array {
  state.set(initial)
  let filled = 0
  let length = 0
  for (const part of parts) {
    length += part.length
    let at = 0
    while (at < part.length) {
      if (filled === 0 && part.length - at >= 64) {
        compress(part, at)
        at += 64
        continue
      }
      const take = Math.min(64 - filled, part.length - at)
      block.set(part.subarray(at, at + take), filled)
      filled += take
      at += take
      if (filled === 64) {
        compress(block, 0)
        filled = 0
      }
    }
  }
  block[filled++] = 0x80
  block.fill(0, filled)
  if (filled > 56) {
    compress(block, 0)
    block.fill(0)
  }
  lastWords.setUint32(56, Math.floor(length / 0x20000000))
  lastWords.setUint32(60, (length << 3) >>> 0)
  compress(block, 0)
  const digest = new Uint8Array(32)
  for (let i = 0; i < 32; i++) digest[i] = state[i >> 2]! >>> (24 - 8 * (i & 3))
  return digest
}
