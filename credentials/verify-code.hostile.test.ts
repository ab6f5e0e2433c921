import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { toBase45 } from './base45.ts'
import { concat, fromHex } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { sign1 } from './cose.ts'
import { issueCredential } from './cwt.ts'
import { issueLicence } from './cwt-licence.ts'
import { makeDynamicCode, parseCode } from './dynamic-code.ts'
import { profiles } from './profile.ts'
import type { Profile } from './profile.ts'
import { fromCodeText, toCodeText } from './static-code.ts'
import { day, issuer, listIndex, listUri, makeKey, now, randomBytes, scene, shardOf, trustOf } from './testing/scene.ts'
import { verifyCode } from './verify-code.ts'
import type { VerifyContext } from './verify-code.ts'

const grounds = (code: string, context: VerifyContext): string[] => {
  const answer = verifyCode(code, context)
  return [answer.verdict, ...answer.reasons.map((reason) => reason.code)]
}
const codeOf = async (profile: Profile) => {
  const stage = await scene(profile)
  return { ...stage, code: await makeDynamicCode({ credential: stage.credential, holder: stage.phone, now }) }
}

for (const profile of profiles) {
  describe(`hostile codes, ${profile}`, () => {
    it('no altered byte of a code is ever accepted, at any place', async () => {
      const { code, context } = await codeOf(profile)
      const bytes = fromCodeText(code)
      for (let at = 0; at < bytes.length; at++) {
        const altered = Uint8Array.from(bytes)
        altered[at]! ^= 1 << (at % 8)
        const answer = verifyCode(toCodeText(altered), context)
        assert.ok(answer.verdict === 'red' || answer.verdict === 'grey', `byte ${at}: ${answer.verdict}`)
      }
      assert.equal(verifyCode(code, context).verdict, 'green', 'and the code itself still is')
    })

    it('no altered character is accepted either', async () => {
      const { code, context } = await codeOf(profile)
      for (let at = 0; at < code.length; at += 7) {
        const other = code[at] === 'A' ? 'B' : 'A'
        assert.notEqual(verifyCode(code.slice(0, at) + other + code.slice(at + 1), context).verdict, 'green', `character ${at}`)
      }
      assert.equal(verifyCode(code.toLowerCase(), context).verdict, 'grey')
      assert.equal(verifyCode(`${code}\r\n`, context).verdict, 'green', 'a hand scanner ends the line')
    })

    it('a wrong issuer key: unknown is grey, one that claims a known key id is red, one of another authority is grey', async () => {
      const { code, context, issue, phone, authority, root, trustedKey } = await codeOf(profile)
      const stranger = makeKey(profile)
      const foreign = await issueLicence(stranger.signer, issue)
      assert.deepEqual(grounds(await makeDynamicCode({ credential: foreign, holder: phone, now }), context), ['grey', 'unknown-issuer'])
      const forged = await issueLicence({ ...stranger.signer, kid: authority.signer.kid }, issue)
      assert.deepEqual(grounds(await makeDynamicCode({ credential: forged, holder: phone, now }), context), ['red', 'bad-signature'])
      const usurped = await issueCredential(authority.signer, { ...parseCode(code).credential, issuer: '440300000400' })
      assert.deepEqual(grounds(await makeDynamicCode({ credential: usurped, holder: phone, now }), context), ['grey', 'unknown-issuer'])
      const retired = await trustOf(root, [{ ...trustedKey, signUntil: now - day }])
      assert.deepEqual(grounds(code, { ...context, trust: retired }), ['grey', 'issuer-key-out-of-time'])
      const listsOnly = await trustOf(root, [{ ...trustedKey, purposes: ['status-lists'] }])
      assert.deepEqual(grounds(code, { ...context, trust: listsOnly }), ['grey', 'unknown-issuer'])
    })

    it('another phone cannot show it, and a credential cut out of a code is a copy', async () => {
      const { credential, context } = await codeOf(profile)
      const stolen = await makeDynamicCode({ credential, holder: makeKey('ES256').holder, now })
      assert.deepEqual(grounds(stolen, context), ['red', 'bad-holder-signature'])
      assert.deepEqual(grounds(toCodeText(credential), context), ['red', 'copy'])
    })

    it('a showing that names another algorithm than its key has is refused', async () => {
      const { credential, phone, context } = await codeOf(profile)
      const holder = { publicKey: { ...phone.publicKey, profile: 'SM2' as const }, sign: phone.sign }
      assert.deepEqual(grounds(await makeDynamicCode({ credential, holder, now }), context), ['red', 'bad-holder-signature'])
    })

    it('what the status list says comes through', async () => {
      const { code, context, authority, trust } = await codeOf(profile)
      const listed = async (value: 0 | 1 | 2 | 3, issuedAt?: number) =>
        grounds(code, { ...context, statusLists: new Map([[listUri, await shardOf(authority, trust, [[listIndex, value]], issuedAt)]]) })
      assert.deepEqual(await listed(0), ['green', 'valid'])
      assert.deepEqual(await listed(1), ['red', 'revoked'])
      assert.deepEqual(await listed(2), ['red', 'suspended'])
      assert.deepEqual(await listed(3), ['yellow', 'needs-look-up'])
      assert.deepEqual(await listed(0, now - day), ['green', 'valid'])
      assert.deepEqual(await listed(0, now - day - 1), ['yellow', 'list-days-old'])
      assert.deepEqual(await listed(0, now - 7 * day - 1), ['grey', 'status-list-too-old'])
      assert.deepEqual(await listed(1, now - 8 * day), ['red', 'revoked', 'status-list-too-old'])
      assert.deepEqual(grounds(code, { ...context, statusLists: new Map() }), ['grey', 'no-status-list'])
    })

    it('an index beyond the shard, or a list of another authority, says nothing', async () => {
      const { issue, authority, phone, context, shard, code } = await codeOf(profile)
      const beyond = await issueLicence(authority.signer, { ...issue, status: { uri: listUri, index: 2 ** 20 } })
      assert.deepEqual(grounds(await makeDynamicCode({ credential: beyond, holder: phone, now }), context), ['grey', 'not-in-status-list'])
      const foreign = new Map([[listUri, { ...shard, issuer: '440300000400' }]])
      assert.deepEqual(grounds(code, { ...context, statusLists: foreign }), ['grey', 'no-status-list'])
    })

    it('expired, not yet valid, and a document past its own last day', async () => {
      const { issue, authority, phone, context, credential } = await codeOf(profile)
      const shown = async (bytes: Uint8Array, at = now) =>
        grounds(await makeDynamicCode({ credential: bytes, holder: phone, now: at }), { ...context, now: at })
      assert.deepEqual(await shown(credential, issue.issuedAt + 7 * day), ['red', 'expired', 'points-stale', 'list-days-old'])
      assert.deepEqual(await shown(await issueLicence(authority.signer, { ...issue, issuedAt: now + 60 })), ['red', 'not-yet-valid'])
      const old = await issueLicence(authority.signer, { ...issue, licence: { ...issue.licence, validUntil: '2026-11-21' } })
      assert.deepEqual(await shown(old), ['red', 'document-expired'])
      const lastDay = await issueLicence(authority.signer, { ...issue, licence: { ...issue.licence, validUntil: '2026-11-22' } })
      assert.deepEqual(await shown(lastDay), ['green', 'valid'])
      const lasting = await issueLicence(authority.signer, { ...issue, licence: { ...issue.licence, validUntil: null } })
      assert.deepEqual(await shown(lasting), ['green', 'valid'])
    })

    it('oversized and nested CBOR under our own prefix is damaged, and costs no signature check', async () => {
      const { context, authority, phone } = await codeOf(profile)
      const verify = () => assert.fail('nothing to verify')
      const nested = concat(Uint8Array.from({ length: 900 }, () => 0x81), Uint8Array.of(0x80))
      const big = await sign1(authority.signer, new Map([[4, authority.signer.kid]]), new Uint8Array(1100))
      const odd = await sign1({ profile: phone.publicKey.profile, sign: phone.sign }, new Map(), toCbor(['x', 1, new Uint8Array(0)]))
      for (const bytes of [nested, big, odd, new Uint8Array(0), fromHex('9fff'), fromHex('d28440a04040')]) {
        assert.deepEqual(grounds(toCodeText(bytes), { ...context, verify }), ['grey', 'damaged-code'])
      }
      assert.deepEqual(grounds(`J1:${'0'.repeat(2_000_000)}`, { ...context, verify }), ['grey', 'damaged-code'])
    })

    it('a licence with wrong claims, though signed, is damaged', async () => {
      const { authority, code, context } = await codeOf(profile)
      const good = parseCode(code).credential
      const bodies: Map<number | string, unknown>[] = [
        new Map(), new Map([[3, ['C1']]]), new Map([...good.body, [5, 'tomorrow']]), new Map([...good.body, [9, randomBytes(8)]]),
      ]
      for (const body of bodies) {
        const wrong = await issueCredential(authority.signer, { ...good, body })
        assert.deepEqual(grounds(toCodeText(wrong), context), ['grey', 'damaged-code'])
      }
    })
  })
}

describe('what is no code of ours', () => {
  it('is grey with clear words, and nothing else', async () => {
    const { context } = await scene('SM2')
    const texts = [
      'https://example.cn/pay?id=1', 'HC1:6BF', '', 'J2:ABC', '沪A12345', 'WIFI:S:x;;', '\u0000', 'j1:BB8', '1'.repeat(39), 'J1',
    ]
    for (const text of texts) {
      const answer = verifyCode(text, context)
      assert.deepEqual([answer.verdict, answer.reasons.map(({ code }) => code)], ['grey', ['not-our-code']], text)
      assert.equal(answer.claims, undefined)
    }
    assert.deepEqual(grounds('3'.repeat(40), context), ['grey', 'online-number'])
  })

  it('never throws', async () => {
    const { context, credential, phone } = await scene('ES256')
    const code = await makeDynamicCode({ credential, holder: phone, now })
    const outer = fromCbor(fromCodeText(code)) as unknown[]
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }), fc.string().map((text) => `J1:${text}`),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => `J1:${toBase45(bytes)}`),
      fc.tuple(fc.nat(3), fc.anything()).map(([at, value]) => {
        try {
          return toCodeText(toCbor(outer.with(at, value)))
        } catch {
          return ''
        }
      }),
    )
    // an empty object in place of the empty header is the same code again
    const hostile = anything.filter((text) => text !== code)
    fc.assert(fc.property(hostile, (text) => assert.notEqual(verifyCode(text, context).verdict, 'green')), { numRuns: 500 })
  })

  it('grey and yellow words accuse nobody', async () => {
    const { grounds: all } = await import('./words.ts')
    for (const { verdict, says } of Object.values(all)) {
      if (verdict !== 'grey' && verdict !== 'yellow') continue
      assert.doesNotMatch(says.zh, /违法|伪造|处罚|假/)
      assert.doesNotMatch(says.en, /fake|forg|offen[cs]e|illegal|penalt/i)
    }
  })

  it('the issuer is read from the trust list when the code leaves it out', async () => {
    const { context, credential, phone } = await scene('SM2')
    assert.equal(verifyCode(await makeDynamicCode({ credential, holder: phone, now }), context).claims?.issuer, issuer)
  })
})
