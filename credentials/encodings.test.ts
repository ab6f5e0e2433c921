import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { decode } from 'cborg'
import fc from 'fast-check'
import { fromBase45, toBase45 } from './base45.ts'
import { concat, fromHex, toHex, utf8 } from './bytes.ts'
import { fromCbor, toCbor, withCborBytes } from './cbor.ts'
import { daysOf, dateOf } from './civil-date.ts'
import { signatureFromDer, signatureToDer } from './der.ts'
import { fromDigits, toDigits } from './digits.ts'
import { fromSpki, keyId, toSpki } from './spki.ts'
import { compressed } from './point.ts'
import { makeKey } from './testing/scene.ts'
import { profiles } from './profile.ts'

const bytes = (constraints: fc.IntArrayConstraints) => fc.uint8Array(constraints).map((array) => Uint8Array.from(array))

describe('base45 (RFC 9285)', () => {
  it('gives the examples of the RFC', () => {
    for (const [plain, text] of [['AB', 'BB8'], ['Hello!!', '%69 VD92EX0'], ['base-45', 'UJCLQE7W581'], ['ietf!', 'QED8WEX0']] as const) {
      assert.equal(toBase45(utf8(plain)), text)
      assert.deepEqual(fromBase45(text), utf8(plain))
    }
  })

  it('returns what went in', () => fc.assert(fc.property(bytes({ maxLength: 400 }), (data) => {
    assert.deepEqual(fromBase45(toBase45(data)), data)
  })))

  it('reads a text in one way only', () => fc.assert(fc.property(fc.string({ maxLength: 30 }), (text) => {
    let read: Uint8Array | undefined
    try {
      read = fromBase45(text)
    } catch {
      return
    }
    assert.equal(toBase45(read), text)
  })))

  it('refuses lower case, impossible lengths, groups out of range and other alphabets', () => {
    for (const text of ['bb8', 'BB8A', 'GGX', ':::', '::', 'BB８', 'BB\n']) assert.throws(() => fromBase45(text), text)
  })
})

describe('signature in DER (GB/T 35276)', () => {
  const signatures = fc.tuple(bytes({ minLength: 32, maxLength: 32 }), bytes({ minLength: 32, maxLength: 32 }), fc.nat(31), fc.nat(31))
    .map(([r, s, zerosR, zerosS]) => concat(r.fill(0, 0, zerosR), s.fill(0, 0, zerosS)))

  it('returns what went in', () => fc.assert(fc.property(signatures, (data) => {
    assert.deepEqual(signatureFromDer(signatureToDer(data)), data)
  })))

  const change = fc.integer({ min: 1, max: 255 })
  it('reads an encoding in one way only', () => fc.assert(fc.property(signatures, fc.nat(71), change, (data, at, by) => {
    const der = signatureToDer(data)
    der[at % der.length]! ^= by
    let read: Uint8Array | undefined
    try {
      read = signatureFromDer(der)
    } catch {
      return
    }
    assert.deepEqual(signatureToDer(read), der)
  })))

  it('refuses what is not minimal, negative, long-form, cut or followed by more', () => {
    const good = '3006020101020102'
    assert.equal(toHex(signatureFromDer(fromHex(good))).length, 128)
    for (const wrong of [
      '300702020001020102', '3006020181020102', '308106020101020102', '30060201010201', '300602010102010200', '3006020101030102',
      '3005020002010200', '30800201010201020000', '', '3000',
    ]) assert.throws(() => signatureFromDer(fromHex(wrong)), wrong)
  })
})

describe('strict CBOR', () => {
  const refused: [string, string][] = [
    ['9f01ff', 'indefinite array'], ['bf0101ff', 'indefinite map'], ['5f4101ff', 'indefinite bytes'], ['a201010102', 'the same key twice'],
    ['a2410101410102', 'byte-string keys'], ['0101', 'bytes behind'], ['1801', 'integer not in shortest form'], ['c101', 'a tag'],
    ['1bffffffffffffffff', 'above 2^53'], ['f7', 'undefined'], ['8201', 'array cut short'],
    ['9bffffffffffffffff', 'array of 2^64'], ['', 'nothing'],
    ['a180f6', 'array as key'],
  ]
  for (const [hex, name] of refused) it(`refuses ${name}`, () => assert.throws(() => fromCbor(fromHex(hex))))

  it('refuses more than a kilobyte, and more depth than asked', () => {
    assert.throws(() => fromCbor(toCbor(new Uint8Array(1100))), /1024/)
    const nested = (depth: number) => fromHex('81'.repeat(depth - 1) + '80')
    assert.doesNotThrow(() => fromCbor(nested(8)))
    assert.throws(() => fromCbor(nested(9)), /deeper/)
    assert.throws(() => fromCbor(nested(100_000), { maxBytes: 1e6 }), /deeper/)
    assert.doesNotThrow(() => fromCbor(fromHex(`98c8${'8101'.repeat(200)}`)), 'wide is not deep')
  })

  it('reads what was written, as another reader does, and refuses floats and texts that are no UTF-8', () => {
    const leaf = fc.oneof(fc.maxSafeInteger(), fc.string({ unit: 'binary' }), bytes({ maxLength: 300 }), fc.boolean(), fc.constant(null))
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ depthSize: 'small', maxDepth: 5 }, leaf, fc.array(tie('tree'), { maxLength: 30 }),
        fc.array(fc.tuple(fc.oneof(fc.maxSafeInteger(), fc.string()), tie('tree')), { maxLength: 30 }).map((entries) => new Map(entries))),
    }))
    fc.assert(fc.property(tree, (value) => {
      const written = toCbor(value)
      const read = fromCbor(written, { maxBytes: 1e6 })
      assert.deepEqual(read, decode(written, { useMaps: true, strict: true }))
      assert.deepEqual(toCbor(read), written)
    }))
    for (const wrong of ['fb3ff8000000000000', 'f93c00', '61ff', '63eda080']) assert.throws(() => fromCbor(fromHex(wrong)), wrong)
  })

  it('writes byte strings of every size as another writer does', () => {
    for (const size of [0, 1, 23, 24, 255, 256, 65_535, 65_536]) assert.deepEqual(withCborBytes(new Uint8Array(0), [new Uint8Array(size)]), toCbor(new Uint8Array(size)))
  })

  it('never answers anything but a value or an error', () => fc.assert(fc.property(bytes({ maxLength: 60 }), (data) => {
    try {
      fromCbor(data)
    } catch (error) {
      assert.ok(error instanceof Error)
    }
  })))
})

describe('small codecs', () => {
  it('civil dates', () => {
    assert.deepEqual([daysOf('1970-01-01'), daysOf('2021-06-01')], [0, 18_779])
    fc.assert(fc.property(fc.integer({ min: -25_000, max: 80_000 }), (days) => assert.equal(daysOf(dateOf(days)), days)))
    for (const wrong of ['2021-02-29', '2021-6-1', '', '2021-06-01T00:00', 'x']) assert.throws(() => daysOf(wrong))
  })

  it('identity and file numbers', () => {
    const numbers = fc.stringMatching(/^(\d\d){4,9}$/)
      .chain((digits) => fc.constantFrom(digits, `${digits.slice(0, -1)}X`, `${digits}1`, `P${digits}`))
    fc.assert(fc.property(numbers, (number) => assert.equal(fromDigits(toDigits(number)), number)))
    assert.equal((toDigits('33019919900101002X') as Uint8Array).length, 9)
    for (const wrong of ['3301', fromHex('a1'), fromHex('1f'), fromHex('aa'), 7]) assert.throws(() => fromDigits(wrong))
  })

  it('public keys in SPKI', () => {
    for (const profile of profiles) {
      const { publicKey } = makeKey(profile)
      assert.deepEqual(fromSpki(toSpki(publicKey)), publicKey)
      assert.deepEqual(keyId({ profile, bytes: compressed(publicKey) }), keyId(publicKey))
      const off = toSpki(publicKey)
      off[90]! ^= 1
      assert.throws(() => fromSpki(off))
    }
  })
})

