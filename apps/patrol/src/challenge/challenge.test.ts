import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex, toHex } from '@changxing/credentials/bytes.ts'
import { challengeOfDigits, makeDynamicCode, parseCode } from '@changxing/credentials/dynamic-code.ts'
import { now, scene } from '@changxing/credentials/testing/scene.ts'
import { verifyCode } from '@changxing/credentials/verify-code.ts'
import { kindOfCode } from '@changxing/ui/scan/code-kind.ts'
import { challengeAnswered } from '../verification/challenge-answered.ts'
import { challengeText, newChallenge } from './new-challenge.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)

test('a challenge is a QR of 8 bytes and six digits', () => {
  const draws = [bytes(1, 2, 3, 4, 5, 6, 7, 8), bytes(255, 255, 255, 255), bytes(0, 0, 4, 210)]
  const asked = newChallenge(() => draws.shift()!, now * 1000)
  assert.equal(challengeText(asked), 'CXN:0102030405060708')
  assert.equal(kindOfCode(challengeText(asked)), 'challenge')
  assert.equal(asked.digits, '001234', 'a draw that would favour low digits is thrown away')
})

test('an answer to the scanned or to the typed form is right; to neither, wrong', async () => {
  const { credential, phone, context } = await scene('SM2')
  const asked = { nonce: fromHex('0102030405060708'), digits: '001234', atMs: now * 1000 }
  const verdict = async (challenge: Uint8Array, after: number) => {
    // the phone's clock is an hour slow: a right answer proves freshness without any clock
    const code = await makeDynamicCode({ credential, holder: phone, now: now - 3500, challenge })
    const { nonce, seconds } = challengeAnswered(asked, parseCode(code).presentation?.nonce)
    return verifyCode(code, { ...context, now: now + after, challenge: { nonce, at: now }, policy: { ...(await policy()), challengeSeconds: seconds } })
      .reasons.map((reason) => reason.code)
  }
  const policy = async () => (await import('@changxing/credentials/verify-code.ts')).roadsidePolicy
  assert.deepEqual(await verdict(asked.nonce, 8), ['valid'])
  assert.ok((await verdict(asked.nonce, 12)).includes('challenge-late'))
  assert.deepEqual(await verdict(challengeOfDigits('001234'), 25), ['valid'])
  assert.ok((await verdict(challengeOfDigits('001235'), 5)).includes('challenge-wrong'))
  assert.equal(toHex(challengeAnswered(asked, undefined).nonce), '0102030405060708')
})
