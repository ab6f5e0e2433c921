import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { fromHex, utf8 } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { fromCoseKey, toCoseKey } from './cose-key.ts'
import { parseSign1, sign1 } from './cose.ts'
import { uncompressed } from './point.ts'
import { header, profiles } from './profile.ts'
import { makeKey } from './testing/scene.ts'
import { vectors } from './testing/vectors.ts'
import { verifySignature } from './verify-signature.ts'

type Sign1Vector = { file: string; valid: boolean; cbor: string; x: string; y: string; external?: string }

function accepts({ cbor, x, y, external }: Sign1Vector): boolean {
  try {
    const message = parseSign1(fromHex(cbor), { lenient: true, ...(external ? { externalAad: fromHex(external) } : {}) })
    return verifySignature({ profile: 'ES256', bytes: fromHex(`04${x}${y}`) }, message.toBeSigned, message.signature, 'holder')
  } catch {
    return false
  }
}

describe('COSE_Sign1 of cose-wg/Examples', () => {
  for (const vector of vectors<Sign1Vector[]>('cose-sign1')) it(vector.file, () => assert.equal(accepts(vector), vector.valid))
})

for (const profile of profiles) {
  describe(`COSE in ${profile}`, () => {
    it('signs what it can read', async () => {
      const { signer, publicKey } = makeKey(profile)
      const message = parseSign1(await sign1(signer, new Map([[header.kid, signer.kid]]), utf8('payload')))
      assert.deepEqual([message.profile, message.kid, message.payload], [profile, signer.kid, utf8('payload')])
      assert.equal(verifySignature(publicKey, message.toBeSigned, message.signature, 'issuer'), true)
    })

    it('carries a key compressed, and reads it in full too', () => {
      const { publicKey } = makeKey(profile)
      const key = fromCoseKey(fromCbor(toCbor(toCoseKey(publicKey))))
      assert.deepEqual(uncompressed(key), publicKey.bytes)
      const full = new Map(toCoseKey(publicKey)).set(-3, publicKey.bytes.slice(33))
      assert.deepEqual(fromCoseKey(full), publicKey)
    })
  })
}

describe('COSE_Sign1 as codes have it', () => {
  it('refuses tags, unprotected headers, crit and unknown algorithms', async () => {
    const { signer } = makeKey('ES256')
    const good = await sign1(signer, new Map(), utf8('x'))
    const [protectedBytes, , payload, signature] = fromCbor(good) as Uint8Array[]
    const variants = {
      'tag': new Uint8Array([0xd2, ...good]),
      'unprotected': toCbor([protectedBytes, new Map([[4, utf8('k')]]), payload, signature]),
      'crit': await sign1(signer, new Map([[header.crit, [1]]]), utf8('x')),
      'algorithm': toCbor([toCbor(new Map([[1, -8]])), new Map(), payload, signature]),
      'five parts': toCbor([protectedBytes, new Map(), payload, signature, 1]),
      'no payload': toCbor([protectedBytes, new Map(), null, signature]),
    }
    assert.doesNotThrow(() => parseSign1(good))
    for (const [name, bytes] of Object.entries(variants)) assert.throws(() => parseSign1(bytes), name)
  })
})
