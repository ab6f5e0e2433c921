import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { issueLicence, offlineLife } from './cwt-licence.ts'
import { makeDynamicCode } from './dynamic-code.ts'
import { profiles } from './profile.ts'
import { issueCredential } from './cwt.ts'
import { fromCodeText, toCodeText } from './static-code.ts'
import { day, issuer, listUri, minimalLicence, now, policeLicence, randomBytes, scene } from './testing/scene.ts'
import { roadsidePolicy, verifyCode } from './verify-code.ts'

for (const profile of profiles) for (const holder of profiles) {
  describe(`a licence signed with ${profile}, shown by a ${holder} phone`, () => {
    it('is green, gives its claims and says what was not checked', async () => {
      const { credential, phone, context, issue } = await scene(profile, holder)
      const code = await makeDynamicCode({ credential, holder: phone, now: now - 5 })
      const answer = verifyCode(code, context)
      assert.deepEqual(answer.reasons.map((reason) => reason.code), ['valid'])
      assert.deepEqual(answer.claims?.licence, policeLicence)
      assert.deepEqual(answer.claims?.tokenId, issue.tokenId)
      assert.deepEqual(answer.ages, { code: 5, list: 600, trustList: 86_400, claims: 3600 })
      assert.deepEqual(answer.notChecked.map(({ code }) => code), ['face', 'back-office'])
      assert.deepEqual(answer.profile, { kind: 'licence', disclosure: 'police', issuer: profile, holder })
    })
  })
}

it('a police code with SM2 issuer and P-256 phone stays within 360 bytes and QR version 15-M', async () => {
  const { credential, phone, issue } = await scene('SM2')
  const code = await makeDynamicCode({ credential, holder: phone, now: issue.issuedAt + offlineLife - 1 })
  assert.ok(fromCodeText(code).length <= 360, `${fromCodeText(code).length} bytes`)
  assert.ok(code.length <= 600, 'alphanumeric capacity of 15-M')
})

it('a minimal licence is all that a relying party sees', async () => {
  const { authority, issue, phone, context, credential } = await scene('SM2')
  const policy = { ...roadsidePolicy, accepts: ['minimal'] as const }
  const refused = verifyCode(await makeDynamicCode({ credential, holder: phone, now }), { ...context, policy })
  assert.equal(refused.verdict, 'grey')
  assert.equal(refused.claims, undefined)
  const minimal = await issueLicence(authority.signer, { ...issue, licence: minimalLicence })
  const answer = verifyCode(await makeDynamicCode({ credential: minimal, holder: phone, now }), { ...context, policy })
  assert.deepEqual([answer.verdict, answer.claims?.licence], ['green', minimalLicence])
})

it('a truck pass bound to no phone may be printed: green, but nothing says who holds it', async () => {
  const { authority, context } = await scene('SM2')
  const body = new Map<number, unknown>([[1, '浙A12345'], [2, '02'], [3, 20_779], [4, 20_809], [5, '0700-0900 1700-1900']])
  const pass = await issueCredential(authority.signer, {
    kind: 'pass', issuer, issuedAt: now - 60, expiresAt: now + 30 * day, tokenId: randomBytes(8), status: { uri: listUri, index: 5 }, body,
  })
  const code = toCodeText(pass)
  assert.ok(code.length <= 483, 'alphanumeric capacity of QR version 13-M')
  const answer = verifyCode(code, context)
  assert.deepEqual([answer.verdict, answer.profile], ['green', { kind: 'pass', issuer: 'SM2' }])
  assert.deepEqual(answer.notChecked.map((item) => item.code), ['face', 'back-office', 'holder'])
  assert.deepEqual(answer.claims?.body, body)
  assert.equal(answer.claims?.issuer, issuer)
})

it('nothing is signed for a holder key off its curve, or on an impossible date', async () => {
  const { authority, issue, phone } = await scene('SM2')
  const bytes = Uint8Array.from(phone.publicKey.bytes)
  bytes[64]! ^= 1
  await assert.rejects(issueLicence(authority.signer, { ...issue, holderKey: { profile: 'ES256', bytes } }))
  await assert.rejects(issueLicence(authority.signer, { ...issue, licence: { ...policeLicence, validUntil: '2027-02-29' } }))
})
