import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { toHex } from './bytes.ts'
import { profiles } from './profile.ts'
import { keyId } from './spki.ts'
import { day, issuer, makeKey, now, randomBytes, scene } from './testing/scene.ts'
import { issueTrustList, openTrustList } from './trust-list.ts'
import type { TrustedKey } from './trust-list.ts'

for (const profile of profiles) {
  describe(`trust list, ${profile}`, () => {
    const stage = scene(profile)
    const issued = async (sequence: number, keys?: readonly TrustedKey[]) => {
      const { root, trustedKey } = await stage
      return issueTrustList(root.signer, { sequence, issuedAt: now, keys: keys ?? [trustedKey] })
    }

    it('finds keys by their id, with the next one beside the present one', async () => {
      const { root, trustedKey } = await stage
      const next: TrustedKey = {
        issuer, publicKey: makeKey('ES256').publicKey, purposes: ['documents'],
        signFrom: trustedKey.signUntil, signUntil: trustedKey.signUntil + 90 * day, verifyUntil: trustedKey.signUntil + 180 * day,
      }
      const list = openTrustList(await issued(2, [trustedKey, next]), root.publicKey).accepted!
      const found = list.keys.get(toHex(keyId(next.publicKey)))
      assert.deepEqual({ ...found, publicKey: undefined }, { ...next, publicKey: undefined })
      assert.equal(found?.publicKey.bytes.length, 33)
      assert.equal(list.keys.size, 2)
    })

    it('goes forward only, and the same again is no harm', async () => {
      const { root } = await stage
      const second = openTrustList(await issued(2), root.publicKey).accepted!
      assert.deepEqual(openTrustList(await issued(1), root.publicKey, second), { refused: 'rollback' })
      assert.ok(openTrustList(await issued(2), root.publicKey, second).accepted)
      assert.ok(openTrustList(await issued(3), root.publicKey, second).accepted)
    })

    it('refuses another root, any altered byte, and garbage', async () => {
      const { root } = await stage
      const list = await issued(2)
      assert.deepEqual(openTrustList(list, makeKey(profile).publicKey), { refused: 'bad-signature' })
      assert.deepEqual(openTrustList(list, makeKey(profile === 'SM2' ? 'ES256' : 'SM2').publicKey), { refused: 'bad-signature' })
      for (let at = 0; at < list.length; at += 3) {
        const altered = Uint8Array.from(list)
        altered[at]! ^= 16
        assert.ok(openTrustList(altered, root.publicKey).refused, `byte ${at}`)
      }
      assert.deepEqual(openTrustList(randomBytes(300), root.publicKey), { refused: 'malformed' })
    })
  })
}
