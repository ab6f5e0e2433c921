import { strict as assert } from 'node:assert'
import { webcrypto } from 'node:crypto'
import { describe, it } from 'node:test'
import { signerOf } from './crypto-provider.ts'
import { issueLicence } from './cwt-licence.ts'
import { makeDynamicCode } from './dynamic-code.ts'
import { makeHandle, openHandle, randomDigits } from './handle.ts'
import { makeWebCryptoPair, webCryptoHolderKey } from './holder-key.ts'
import { makeKey, now, randomBytes, scene } from './testing/scene.ts'
import { verifyCode } from './verify-code.ts'

describe('a phone’s key in WebCrypto', () => {
  it('shows a licence that verifies, and cannot be taken out', async () => {
    const subtle = webcrypto.subtle as unknown as SubtleCrypto
    const pair = await makeWebCryptoPair(subtle)
    const holder = await webCryptoHolderKey(subtle, pair)
    const { authority, issue, context } = await scene('SM2')
    const credential = await issueLicence(authority.signer, { ...issue, holderKey: holder.publicKey })
    assert.equal(verifyCode(await makeDynamicCode({ credential, holder, now }), context).verdict, 'green')
    await assert.rejects(subtle.exportKey('pkcs8', pair.privateKey))
    await assert.rejects(subtle.exportKey('jwk', pair.privateKey))
  })
})

describe('a provider of keys', () => {
  it('signs with the key asked for and knows no other', () => {
    const { publicKey, signer } = makeKey('SM2')
    const provider = { publicKeys: () => [{ ...publicKey, kid: signer.kid }], sign: (kid: Uint8Array) => kid }
    assert.deepEqual(signerOf(provider, signer.kid).sign(randomBytes(1)), signer.kid)
    assert.throws(() => signerOf(provider, randomBytes(8)))
  })
})

describe('handles', () => {
  const key = randomBytes(32)
  const handle = makeHandle(key, '330100', '01', randomBytes)

  it('are 40 digits that give their parts back, however they are grouped', () => {
    assert.match(handle, /^33010001\d{32}$/)
    assert.deepEqual(openHandle(key, handle), { area: '330100', kind: '01', random: handle.slice(8, 28) })
    assert.deepEqual(openHandle(key, `${handle.replace(/(.{5})/g, '$1 ')}\n`), openHandle(key, handle))
  })

  it('are refused with any digit changed, another key, or another form', () => {
    for (let at = 0; at < 40; at++) {
      const digit = (Number(handle[at]) + 1) % 10
      assert.equal(openHandle(key, handle.slice(0, at) + digit + handle.slice(at + 1)), undefined, `digit ${at}`)
    }
    assert.equal(openHandle(randomBytes(32), handle), undefined)
    for (const wrong of ['', handle.slice(1), `${handle}0`, 'x'.repeat(40), handle.replace(/^3/, '３')]) {
      assert.equal(openHandle(key, wrong), undefined)
    }
    assert.throws(() => makeHandle(key, '3301', '01', randomBytes))
  })

  it('have evenly drawn digits', () => {
    assert.equal(randomDigits((length) => new Uint8Array(length).fill(7), 5), '77777')
    let call = 0
    assert.equal(randomDigits((length) => new Uint8Array(length).fill(call++ === 0 ? 255 : 249), 3), '999', '250 and above are thrown away')
    assert.equal(new Set(randomDigits(randomBytes, 1000)).size, 10)
  })
})
