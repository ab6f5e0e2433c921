import { strict as assert } from 'node:assert'
import { execFileSync, spawnSync } from 'node:child_process'
import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fromHex, toHex } from '@changxing/credentials/bytes.ts'
import { makeDynamicCode } from '@changxing/credentials/dynamic-code.ts'
import { signatureFromDer, signatureToDer } from '@changxing/credentials/der.ts'
import { compressed } from '@changxing/credentials/point.ts'
import { profiles } from '@changxing/credentials/profile.ts'
import { keyId, toSpki } from '@changxing/credentials/spki.ts'
import { issueLicence } from '@changxing/credentials/cwt-licence.ts'
import { verifySignature } from '@changxing/credentials/verify-signature.ts'
import { verifyCode } from '@changxing/credentials/verify-code.ts'
import { now, scene, trustOf } from '@changxing/credentials/testing/scene.ts'
import { generateKeyPair, openKeyPair, signNative, toPem, verifyNative } from './sm2.ts'

const order = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123'

for (const profile of profiles) {
  describe(`native ${profile} against the JavaScript verifier`, () => {
    const pair = generateKeyPair(profile)
    const message = new Uint8Array(randomBytes(200))

    it('a freshly made key signs what others accept', () => {
      const signature = signNative(pair, message)
      assert.equal(signature.length, 64)
      assert.equal(verifySignature(pair.publicKey, message, signature, 'holder'), true)
      assert.equal(verifyNative(pair.publicKey, message, signature, 'issuer'), true)
      assert.equal(verifyNative({ profile, bytes: compressed(pair.publicKey) }, message, signature, 'holder'), true)
    })

    it('refuses an altered message and an altered signature', () => {
      const signature = signNative(pair, message)
      assert.equal(verifyNative(pair.publicKey, message.subarray(1), signature, 'issuer'), false)
      signature[63]! ^= 1
      assert.equal(verifyNative(pair.publicKey, message, signature, 'issuer'), false)
    })

    it('refuses r = 0, s = 0, r = n, s = n, r + s = n, wrong lengths and points off the curve', () => {
      const signature = toHex(signNative(pair, message))
      const [r, s, zero] = [signature.slice(0, 64), signature.slice(64), '0'.repeat(64)]
      const sum = (BigInt(`0x${order}`) - BigInt(`0x${r}`) % BigInt(`0x${order}`)).toString(16).padStart(64, '0')
      for (const wrong of [zero + s, r + zero, order + s, r + order, r + sum, r, signature + '00', '']) {
        assert.equal(verifyNative(pair.publicKey, message, fromHex(wrong), 'holder'), false, wrong)
      }
      const off = Uint8Array.from(pair.publicKey.bytes)
      off[64]! ^= 1
      assert.equal(verifyNative({ profile, bytes: off }, message, fromHex(signature), 'holder'), false)
      assert.equal(verifyNative({ profile, bytes: new Uint8Array(0) }, message, fromHex(signature), 'holder'), false)
    })

    it('issues a licence that a phone shows and both verifiers find green', async () => {
      const { root, trustedKey, issue, phone, context } = await scene(profile)
      const trust = await trustOf(root, [{ ...trustedKey, publicKey: pair.publicKey }])
      const signer = { profile, kid: keyId(pair.publicKey), sign: (bytes: Uint8Array) => signNative(pair, bytes) }
      const credential = await issueLicence(signer, { ...issue, holderKey: phone.publicKey })
      const code = await makeDynamicCode({ credential, holder: phone, now })
      assert.equal(verifyCode(code, { ...context, trust }).verdict, 'green')
      assert.equal(verifyCode(code, { ...context, trust, verify: verifyNative }).verdict, 'green')
    })
  })
}

describe('why a key goes out as PEM and comes in again', () => {
  it('a key straight from generateKeyPairSync does not sign SM2', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
    const pair = openKeyPair(toPem(privateKey))
    const message = randomBytes(20)
    const fresh = signNative({ ...pair, privateKey }, message)
    assert.equal(verifySignature(pair.publicKey, message, fresh, 'holder'), false)
    assert.equal(verifySignature(pair.publicKey, message, signNative(pair, message), 'holder'), true)
  })

  it('a signature without Z in front is not ours', () => {
    const pair = generateKeyPair('SM2')
    const message = randomBytes(20)
    const bare = signatureFromDer(createSign('sm3').update(message).sign(pair.privateKey))
    assert.equal(verifySignature(pair.publicKey, message, bare, 'holder'), false)
  })
})

describe('the openssl command line', { skip: spawnSync('openssl', ['version']).status === 0 ? false : 'openssl is not installed' }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'openssl-'))
  const file = (name: string) => join(directory, name)
  const openssl = (...args: string[]) => spawnSync('openssl', args, { cwd: directory, encoding: 'utf8' })
  after(() => rmSync(directory, { recursive: true }))
  const message = randomBytes(300)
  writeFileSync(file('message'), message)
  const identity = ['-sm3', '-sigopt', 'distid:1234567812345678']

  it('verifies what we sign', () => {
    const pair = generateKeyPair('SM2')
    writeFileSync(file('public.der'), toSpki(pair.publicKey))
    execFileSync('openssl', ['pkey', '-pubin', '-inform', 'DER', '-in', file('public.der'), '-out', file('public.pem')])
    const signature = signNative(pair, message)
    writeFileSync(file('ours.sig'), signatureToDer(signature))
    assert.match(openssl('dgst', ...identity, '-verify', 'public.pem', '-signature', 'ours.sig', 'message').stdout, /Verified OK/)
    signature[5]! ^= 1
    writeFileSync(file('altered.sig'), signatureToDer(signature))
    assert.notEqual(openssl('dgst', ...identity, '-verify', 'public.pem', '-signature', 'altered.sig', 'message').status, 0)
  })

  it('signs what both our verifiers accept, with a key it made', () => {
    execFileSync('openssl', ['genpkey', '-algorithm', 'SM2', '-out', file('private.pem')])
    const pair = openKeyPair(execFileSync('openssl', ['pkcs8', '-topk8', '-nocrypt', '-in', file('private.pem')], { encoding: 'utf8' }))
    assert.equal(openssl('dgst', ...identity, '-sign', 'private.pem', '-out', 'theirs.sig', 'message').status, 0)
    const der = readFileSync(file('theirs.sig'))
    const signature = signatureFromDer(new Uint8Array(der))
    assert.equal(verifyNative(pair.publicKey, message, signature, 'issuer'), true)
    assert.equal(verifySignature(pair.publicKey, message, signature, 'issuer'), true)
  })
})
