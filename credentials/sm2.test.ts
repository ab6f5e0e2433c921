import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import smCrypto from 'sm-crypto'
import { sm2 as smCryptoV2 } from 'sm-crypto-v2'
import { concat, fromHex, toBytes32, toHex, toNumber, utf8 } from './bytes.ts'
import { es256Key, es256PublicKey, es256Sign, es256Verify } from './es256.ts'
import { kFrom, sm2Key, sm2PublicKey, sm2Sign, sm2Verify } from './sm2.ts'
import { randomBytes } from './testing/scene.ts'
import { vectors } from './testing/vectors.ts'

type AnnexA = { sign: Record<'userId' | 'message' | 'privateKey' | 'x' | 'y' | 'k' | 'z' | 'r' | 's', string> }
const example = vectors<AnnexA>('sm2-annex-a').sign
const publicKey = fromHex(`04${example.x}${example.y}`)
const privateKey = fromHex(example.privateKey)
const message = utf8(example.message)
const signature = fromHex(example.r + example.s)
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

describe('SM2, GB/T 32918.5 annex A', () => {
  it('has the public key, Z and the signature of the standard', () => {
    assert.deepEqual(sm2PublicKey(privateKey), publicKey)
    assert.equal(toHex(sm2Key(publicKey).z), example.z)
    assert.equal(toHex(sm2Sign(privateKey, message, () => toNumber(fromHex(example.k)), example.userId)), example.r + example.s)
  })

  it('verifies it with a cold key, a compressed key and both tables', () => {
    const compressed = concat(Uint8Array.of(3), fromHex(example.x))
    for (const key of [sm2Key(publicKey), sm2Key(compressed), sm2Key(publicKey, 6), sm2Key(publicKey, 8)]) {
      assert.equal(sm2Verify(key, message, signature), true)
    }
  })

  it('refuses another message, another user id and another key', () => {
    assert.equal(sm2Verify(sm2Key(publicKey), utf8('message digesT'), signature), false)
    assert.equal(sm2Verify(sm2Key(publicKey, 0, 'ALICE123@YAHOO.COM'), message, signature), false)
    assert.equal(sm2Verify(sm2Key(sm2PublicKey(randomBytes(32))), message, signature), false)
  })
})

describe('SM2, signatures that must not pass', () => {
  const r = toNumber(signature.subarray(0, 32))
  const s = toNumber(signature.subarray(32))
  const cases: [string, Uint8Array][] = [
    ['r = 0', concat(toBytes32(0n), toBytes32(s))], ['s = 0', concat(toBytes32(r), toBytes32(0n))],
    ['r = n', concat(toBytes32(order), toBytes32(s))], ['s = n', concat(toBytes32(r), toBytes32(order))],
    ['r + s = n', concat(toBytes32(r), toBytes32(order - r))], ['all bits', new Uint8Array(64).fill(255)],
    ['short', signature.subarray(0, 63)], ['long', concat(signature, Uint8Array.of(0))], ['empty', new Uint8Array(0)],
  ]
  for (const [name, wrong] of cases) {
    it(name, () => {
      assert.equal(sm2Verify(sm2Key(publicKey), message, wrong), false)
      assert.equal(es256Verify(es256Key(es256PublicKey(privateKey)), message, wrong), false)
    })
  }

  it('a key off the curve does not open, in either curve', () => {
    const off = Uint8Array.from(publicKey)
    off[64]! ^= 1
    assert.throws(() => sm2Key(off))
    assert.throws(() => es256Key(off))
    assert.throws(() => sm2Key(Uint8Array.of(0)), 'the point at infinity')
  })

  it('a private key outside 1 … n−2 does not sign, and an unfit k is asked for again', () => {
    for (const wrong of [0n, order - 1n, order]) assert.throws(() => sm2Sign(toBytes32(wrong), message, kFrom(randomBytes)))
    const given = [0n, order, toNumber(fromHex(example.k))]
    assert.deepEqual(sm2Sign(privateKey, message, () => given.shift()!), signature)
  })
})

describe('SM2 between implementations', () => {
  const d = randomBytes(32)
  const mine = sm2PublicKey(d)
  const data = randomBytes(77)
  const options = { hash: true }
  const others = {
    'sm-crypto': {
      sign: () => smCrypto.sm2.doSignature([...data], toHex(d), options),
      verifies: (signed: Uint8Array) => smCrypto.sm2.doVerifySignature([...data], toHex(signed), toHex(mine), options),
    },
    'sm-crypto-v2': {
      sign: () => smCryptoV2.doSignature(data, toHex(d), options),
      verifies: (signed: Uint8Array) => smCryptoV2.doVerifySignature(data, toHex(signed), toHex(mine), options),
    },
  }
  for (const [name, other] of Object.entries(others)) {
    it(`${name} verifies ours and we verify theirs`, () => {
      const ours = sm2Sign(d, data, kFrom(randomBytes))
      assert.equal(other.verifies(ours), true)
      assert.equal(sm2Verify(sm2Key(mine), data, fromHex(other.sign())), true)
      ours[40]! ^= 1
      assert.equal(other.verifies(ours), false)
      assert.equal(sm2Verify(sm2Key(mine), data, ours), false)
    })
  }

  it('ES256 accepts both halves of s', () => {
    const made = es256Sign(d, message)
    const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
    const mirrored = concat(made.subarray(0, 32), toBytes32(n - toNumber(made.subarray(32))))
    const key = es256Key(es256PublicKey(d), 6)
    assert.deepEqual([es256Verify(key, message, made), es256Verify(key, message, mirrored)], [true, true])
  })
})
