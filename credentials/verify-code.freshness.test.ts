import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { challengeOfDigits, makeDynamicCode } from './dynamic-code.ts'
import { profiles } from './profile.ts'
import { rememberSeconds, replayMemory } from './replay-memory.ts'
import { day, now, randomBytes, scene, trustOf } from './testing/scene.ts'
import { roadsidePolicy, verifyCode } from './verify-code.ts'
import type { VerifyContext } from './verify-code.ts'

const grounds = (code: string, context: VerifyContext): string[] => {
  const answer = verifyCode(code, context)
  return [answer.verdict, ...answer.reasons.map((reason) => reason.code)]
}

for (const profile of profiles) {
  describe(`freshness, ${profile} phone`, () => {
    const stage = scene('ES256', profile)
    const shown = async (secondsAgo: number, more: { challenge?: Uint8Array; clockUnsure?: boolean } = {}) => {
      const { credential, phone } = await stage
      return makeDynamicCode({ credential, holder: phone, now: now - secondsAgo, ...more })
    }
    const context = async (more: Partial<VerifyContext> = {}): Promise<VerifyContext> =>
      ({ ...(await stage).context, seen: replayMemory(), ...more })

    it('with both clocks known a code lives 30 seconds: a screenshot 31 seconds old is red', async () => {
      assert.deepEqual(grounds(await shown(30), await context()), ['green', 'valid'])
      assert.deepEqual(grounds(await shown(31), await context()), ['red', 'stale-code'])
      assert.deepEqual(grounds(await shown(3600), await context()), ['red', 'stale-code'])
    })

    it('with a clock in doubt 30 seconds to 5 minutes is yellow and asks for a challenge', async () => {
      const doubt = await context({ clockKnown: false })
      assert.deepEqual(grounds(await shown(30), doubt), ['green', 'valid'])
      assert.deepEqual(grounds(await shown(31), doubt), ['yellow', 'clock-differs'])
      assert.deepEqual(grounds(await shown(300), doubt), ['yellow', 'clock-differs'])
      assert.deepEqual(grounds(await shown(301), doubt), ['red', 'stale-code'])
      assert.deepEqual(grounds(await shown(31, { clockUnsure: true }), await context()), ['yellow', 'clock-differs'])
      assert.deepEqual(grounds(await shown(301, { clockUnsure: true }), await context()), ['red', 'stale-code'])
      assert.ok(verifyCode(await shown(0), doubt).notChecked.some(({ code }) => code === 'own-clock'))
    })

    it('a code from the future shows a wrong clock, not a screenshot; an hour ahead is stale', async () => {
      assert.deepEqual(grounds(await shown(-30), await context()), ['green', 'valid'])
      assert.deepEqual(grounds(await shown(-31), await context()), ['yellow', 'clock-differs'])
      assert.deepEqual(grounds(await shown(-3600), await context()), ['red', 'stale-code'])
    })

    it('a right answer within 10 seconds makes any clock good enough', async () => {
      const nonce = randomBytes(8)
      const asked = (at: number, more: Partial<VerifyContext> = {}) => context({ challenge: { nonce, at }, ...more })
      assert.deepEqual(grounds(await shown(-3600, { challenge: nonce }), await asked(now - 10)), ['green', 'valid'])
      assert.deepEqual(grounds(await shown(240, { challenge: nonce }), await asked(now - 4, { clockKnown: false })), ['green', 'valid'])
      assert.deepEqual(grounds(await shown(0, { challenge: nonce }), await asked(now - 11)), ['yellow', 'challenge-late'])
      assert.deepEqual(grounds(await shown(0, { challenge: nonce }), await asked(now + 1)), ['yellow', 'challenge-late'], 'not asked yet')
      assert.deepEqual(grounds(await shown(0, { challenge: randomBytes(8) }), await asked(now)), ['red', 'challenge-wrong'])
      assert.deepEqual(grounds(await shown(0), await asked(now)), ['yellow', 'challenge-unanswered'])
      assert.deepEqual(grounds(await shown(31), await asked(now)), ['red', 'stale-code', 'challenge-unanswered'])
      assert.deepEqual(grounds(await shown(0, { challenge: nonce }), await context()), ['yellow', 'challenge-not-ours'])
    })

    it('a challenge may be typed as six digits', async () => {
      const nonce = challengeOfDigits('048213')
      const asked = await context({ challenge: { nonce, at: now } })
      assert.deepEqual(grounds(await shown(900, { challenge: nonce }), asked), ['green', 'valid'])
      for (const wrong of ['48213', '0482133', 'abcdef']) assert.throws(() => challengeOfDigits(wrong))
      await assert.rejects(shown(0, { challenge: randomBytes(7) }))
    })

    it('the same showing again is the same scan for 5 seconds, then a replay; the next showing is not', async () => {
      const memory = await context()
      const code = await shown(0)
      assert.deepEqual(grounds(code, memory), ['green', 'valid'])
      assert.deepEqual(grounds(code, { ...memory, now: now + 5 }), ['green', 'valid'])
      assert.deepEqual(grounds(code, { ...memory, now: now + 6 }), ['red', 'replayed'])
      assert.deepEqual(grounds(await shown(-15), { ...memory, now: now + 15 }), ['green', 'valid'])
    })
  })
}

describe('what ages', () => {
  it('a code with a wrong signature is not remembered', async () => {
    const { credential, phone, context } = await scene('SM2')
    const remembered: string[] = []
    const seen = { firstSeen: () => undefined, remember: (showing: string) => void remembered.push(showing) }
    const code = await makeDynamicCode({ credential, holder: phone, now })
    verifyCode(code, { ...context, seen, verify: (_key, _message, _signature, role) => role === 'issuer' })
    assert.deepEqual(remembered, [])
    verifyCode(code, { ...context, seen })
    assert.equal(remembered.length, 1)
  })

  it('the memory forgets after ten minutes', () => {
    const memory = replayMemory()
    memory.remember('a', now)
    memory.remember('b', now + rememberSeconds)
    assert.equal(memory.firstSeen('a'), now)
    memory.remember('c', now + rememberSeconds + 1)
    assert.deepEqual([memory.firstSeen('a'), memory.firstSeen('b')], [undefined, now + rememberSeconds])
  })

  it('points older than three days and a trust list older than thirty turn green to yellow', async () => {
    const { credential, phone, context, shard, root, trustedKey } = await scene('SM2')
    const later = now + 3 * day
    const statusLists = new Map([[shard.uri, { ...shard, issuedAt: later }]])
    const code = await makeDynamicCode({ credential, holder: phone, now: later })
    assert.deepEqual(grounds(code, { ...context, now: later, statusLists }), ['yellow', 'points-stale'])
    const trust = { ...(await trustOf(root, [trustedKey])), issuedAt: now - 31 * day }
    const fresh = await makeDynamicCode({ credential, holder: phone, now })
    assert.deepEqual(grounds(fresh, { ...context, trust }), ['yellow', 'trust-list-old'])
  })

  it('a state that forbids driving is red by the rule the caller brings', async () => {
    const { credential, phone, context } = await scene('SM2')
    const code = await makeDynamicCode({ credential, holder: phone, now })
    const policy = { ...roadsidePolicy, stateForbids: (state: string) => state === 'A' }
    assert.deepEqual(grounds(code, { ...context, policy }), ['red', 'state-forbids'])
  })
})
