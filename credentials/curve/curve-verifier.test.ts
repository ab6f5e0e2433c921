import { strict as assert } from 'node:assert'
import { createPrivateKey, createSign, sign } from 'node:crypto'
import { describe, it } from 'node:test'
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concat, fromHex, toBytes32, toNumber, utf8 } from '../bytes.ts'
import { signatureFromDer } from '../der.ts'
import { es256Key, es256Sign, es256Verify } from '../es256.ts'
import { compressed, uncompressed } from '../point.ts'
import { profiles } from '../profile.ts'
import type { Profile } from '../profile.ts'
import { kFrom, sm2Key, sm2PublicKey, sm2Sign, userDigest } from '../sm2.ts'
import { sm3 } from '../sm3.ts'
import { makeKey, randomBytes } from '../testing/scene.ts'
import { vectors } from '../testing/vectors.ts'
import { holdsInJavaScript, verifySignature } from '../verify-signature.ts'
import { curveVerifier, mostTables, repaidAfter } from './curve-verifier.ts'
import type { CurveVerifier, KeyUse } from './curve-verifier.ts'
import { curves, verifierOf } from './curves.ts'
import { ecdsaHolds, sm2Holds } from './signatures.ts'

const uses: readonly KeyUse[] = ['once', 'prepare']
const machines = Object.fromEntries(profiles.map((profile) => [profile, verifierOf(profile)])) as Record<Profile, CurveVerifier>

function holds(profile: Profile, bytes: Uint8Array, use: KeyUse, message: Uint8Array, signature: Uint8Array): boolean | undefined {
  const machine = machines[profile]
  const key = machine.open(bytes, use)
  return profile === 'SM2'
    ? sm2Holds(machine, key, sm3(userDigest(key.coordinates), message), signature)
    : ecdsaHolds(machine, key, sha256(message), signature)
}

describe('verification in WebAssembly', () => {
  it('finds the signature of GB/T 32918.5 annex A good, and no other', () => {
    const { x, y, message, r, s, userId } = vectors<{ sign: Record<'x' | 'y' | 'message' | 'r' | 's' | 'userId', string> }>('sm2-annex-a').sign
    const bytes = fromHex(`04${x}${y}`)
    for (const use of uses) {
      const key = machines.SM2.open(bytes, use)
      const digest = sm3(userDigest(key.coordinates, userId), utf8(message))
      assert.equal(sm2Holds(machines.SM2, key, digest, fromHex(r + s)), true)
      for (let bit = 0; bit < 512; bit += 7) {
        const wrong = fromHex(r + s)
        wrong[bit >> 3]! ^= 1 << (bit & 7)
        assert.equal(sm2Holds(machines.SM2, key, digest, wrong), false, String(bit))
      }
    }
  })

  it('agrees with noble on two thousand signatures, good and altered, with and without table', () => {
    for (const profile of profiles) {
      for (let pair = 0; pair < 10; pair++) {
        const { privateKey, publicKey } = makeKey(profile)
        const short = compressed(publicKey)
        for (let round = 0; round < 50; round++) {
          const message = randomBytes(1 + 7 * round)
          const signature = profile === 'SM2' ? sm2Sign(privateKey, message, kFrom(randomBytes)) : es256Sign(privateKey, message)
          const altered = Uint8Array.from(signature)
          altered[(7 * round + pair) % 64]! ^= 1 << (round % 8)
          for (const given of [signature, altered]) {
            const expected = holdsInJavaScript(publicKey, message, given, true)
            assert.equal(expected, given === signature)
            for (const use of uses) assert.equal(holds(profile, round % 2 ? short : publicKey.bytes, use, message, given), expected)
          }
        }
      }
    }
  })

  it('opens the points that noble opens, to the same coordinates, and no others', () => {
    for (const profile of profiles) {
      const open = (bytes: Uint8Array) => (profile === 'SM2' ? sm2Key(bytes) : es256Key(bytes)).point.toBytes(false)
      const prime = machines[profile].machine.prime
      const edges = [0n, 1n, 2n, 3n, 5n, prime - 1n, prime, prime + 1n, 2n ** 256n - 1n].map(toBytes32)
      for (const x of [...edges, ...Array.from({ length: 60 }, () => randomBytes(32))]) {
        for (const sign of [2, 3, 4, 5, 0]) {
          const bytes = concat(Uint8Array.of(sign), x, ...(sign === 4 ? [x] : []))
          let expected: Uint8Array | undefined
          try {
            expected = open(bytes)
          } catch {
            assert.throws(() => machines[profile].open(bytes, 'once'))
            continue
          }
          assert.deepEqual(concat(Uint8Array.of(4), machines[profile].open(bytes, 'once').coordinates), expected)
        }
      }
      for (const wrong of [new Uint8Array(0), Uint8Array.of(0), new Uint8Array(64), new Uint8Array(66).fill(4)]) {
        assert.throws(() => machines[profile].open(wrong, 'once'))
      }
    }
  })
})

describe('signatures at the edges', () => {
  const hash = (message: Uint8Array) => toNumber(sha256(message))
  const message = utf8('边')

  it('refuses numbers outside 1 … n − 1, and r + s = n for SM2', () => {
    for (const profile of profiles) {
      const { publicKey, privateKey } = makeKey(profile)
      const n = curves[profile].order
      const [r, s] = [toBytes32(n >> 1n), toBytes32((n >> 1n) + 1n)]
      const good = profile === 'SM2' ? sm2Sign(privateKey, message, kFrom(randomBytes)) : es256Sign(privateKey, message)
      const top = new Uint8Array(32).fill(255)
      const edges = [0n, n, n + 1n].map(toBytes32)
      const wrong = [...edges, top].flatMap((edge) => [concat(edge, good.slice(32)), concat(good.slice(0, 32), edge), concat(edge, edge)])
      for (const signature of [...wrong, good.slice(0, 63), concat(good, Uint8Array.of(0)), ...(profile === 'SM2' ? [concat(r, s)] : [])]) {
        for (const use of uses) assert.equal(holds(profile, publicKey.bytes, use, message, signature), false)
      }
    }
  })

  it('accepts an x above n, which r has to be reduced for', () => {
    // a signature for a point whose x lies between n and p, and the key that makes it good: Q = (s·R − e·G) / r
    const { Point } = p256
    const n = Point.Fn.ORDER
    let x = n
    let point: InstanceType<typeof Point> | undefined
    while (!point) {
      x++
      try {
        point = Point.fromBytes(concat(Uint8Array.of(2), toBytes32(x)))
      } catch {
        point = undefined
      }
    }
    const [r, s] = [x - n, 12_345n]
    const key = point.multiply(s).subtract(Point.BASE.multiply(hash(message) % n)).multiply(Point.Fn.inv(r)).toBytes(false)
    const signature = concat(toBytes32(r), toBytes32(s))
    assert.equal(es256Verify(es256Key(key), message, signature), true)
    for (const use of uses) assert.equal(holds('ES256', key, use, message, signature), true)
  })

  it('leaves sums that meet an exception to the slower verifier, which says the truth', () => {
    // with the generator as key and u = v every window adds a point to itself
    const { Point } = p256
    const n = Point.Fn.ORDER
    const g = Point.BASE.toBytes(false)
    const e = hash(message) % n
    const r = e
    for (const s of [1n, 2n, n - 1n, 77n]) {
      const signature = concat(toBytes32(r), toBytes32(s))
      const expected = es256Verify(es256Key(g), message, signature)
      for (const use of uses) assert.ok([expected, undefined].includes(holds('ES256', g, use, message, signature)))
      assert.equal(verifySignature({ profile: 'ES256', bytes: g }, message, signature, 'holder'), expected)
    }
    // −G and u = v: the sum is the point at infinity
    const opposite = Point.BASE.negate().toBytes(false)
    const infinite = concat(toBytes32(r), toBytes32(9n))
    for (const use of uses) assert.equal(holds('ES256', opposite, use, message, infinite), undefined)
    assert.equal(verifySignature({ profile: 'ES256', bytes: opposite }, message, infinite, 'issuer'), false)
    // private key 1: the key is the generator, and the signature is right
    const own = es256Sign(toBytes32(1n), message)
    assert.equal(verifySignature({ profile: 'ES256', bytes: g }, message, own, 'issuer'), true)
    const sm2Own = sm2Sign(toBytes32(1n), message, kFrom(randomBytes))
    assert.equal(verifySignature({ profile: 'SM2', bytes: sm2PublicKey(toBytes32(1n)) }, message, sm2Own, 'issuer'), true)
  })

  it('finds inverses of the smallest, the largest and of any number', () => {
    for (const profile of profiles) {
      const { machine, invert } = machines[profile]
      const { order } = curves[profile]
      const [element] = machine.temporary as [number]
      const values = [1n, 2n, 3n, order - 1n, order - 2n, order >> 1n, 2n ** 29n, 2n ** 128n, 2n ** 255n,
        ...Array.from({ length: 2000 }, (_, at) => (toNumber(randomBytes(32)) >> BigInt(at % 200)) % order)]
      for (const value of values.filter((one) => one > 0n)) {
        machine.write(element, value)
        invert(element)
        const limbs = Array.from({ length: 9 }, (_, limb) => BigInt(machine.words()[(element >> 2) + limb]!) << BigInt(29 * limb))
        const inverse = limbs.reduce((sum, limb) => sum + limb)
        assert.ok(inverse > 0n && inverse < 2n * order, String(value))
        assert.equal((inverse * value) % order, 1n, String(value))
      }
    }
  })
})

describe('tables of keys', () => {
  it('a key gets its table when it is met often, and none is lost by others until there are too many', () => {
    const verifier = curveVerifier(curves.ES256)!
    const { bytes } = makeKey('ES256').publicKey
    for (let met = 1; met < repaidAfter; met++) assert.equal(verifier.open(bytes, 'often').table, undefined)
    const { table } = verifier.open(bytes, 'often')
    assert.ok(table)
    const others = Array.from({ length: mostTables }, () => makeKey('ES256').publicKey.bytes)
    for (const other of others.slice(1)) {
      verifier.open(other, 'prepare')
      assert.equal(verifier.open(bytes, 'often').table, table)
    }
    const size = verifier.machine.memory.buffer.byteLength
    // the one not used for longest gives its place
    const replaced = verifier.open(others[1]!, 'often').table
    for (const other of others.slice(2)) verifier.open(other, 'often')
    verifier.open(others[1]!, 'often')
    assert.equal(verifier.open(others[0]!, 'prepare').table, table, 'the place of the first key')
    assert.equal(verifier.open(others[1]!, 'often').table, replaced)
    assert.equal(verifier.open(bytes, 'often').table, undefined)
    assert.equal(verifier.machine.memory.buffer.byteLength, size, 'no more memory')
  })
})

describe('OpenSSL and WebAssembly', () => {
  it('what OpenSSL signs is good, by either profile', () => {
    for (const profile of profiles) {
      const { privateKey, publicKey } = makeKey(profile)
      const sec1 = (curve: string) => fromHex(`30310201010420${Buffer.from(privateKey).toString('hex')}a00a0608${curve}`)
      const message = randomBytes(70)
      const signature = profile === 'SM2' ? opensslSm2(privateKey, uncompressed(publicKey), message)
        : new Uint8Array(sign('sha256', message, { key: createPrivateKey({ key: Buffer.from(sec1('2a8648ce3d030107')), format: 'der', type: 'sec1' }), dsaEncoding: 'ieee-p1363' }))
      for (const use of uses) assert.equal(holds(profile, publicKey.bytes, use, message, signature), true)
    }
  })
})

function opensslSm2(privateKey: Uint8Array, point: Uint8Array, message: Uint8Array): Uint8Array {
  const der = fromHex(`30770201010420${Buffer.from(privateKey).toString('hex')}a00a06082a811ccf5501822da144034200${Buffer.from(point).toString('hex')}`)
  const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'sec1' })
  return signatureFromDer(new Uint8Array(createSign('sm3').update(userDigest(point.subarray(1))).update(message).sign(key)))
}
