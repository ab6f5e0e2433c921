import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeDynamicCode } from '@changxing/credentials/dynamic-code.ts'
import { now, scene } from '@changxing/credentials/testing/scene.ts'
import { verifyCode } from '@changxing/credentials/verify-code.ts'
import { replayStore } from './replay-store.ts'

test('a showing survives a reload of the page for ten minutes', () => {
  const disk = new Map<string, number>()
  const open = () => replayStore(disk, ({ showing, at }, forgotten) => {
    for (const old of forgotten) disk.delete(old)
    disk.set(showing, at)
  })
  open().remember('a:1', 1000)
  const reopened = open()
  assert.equal(reopened.firstSeen('a:1'), 1000)
  reopened.remember('a:1', 1200)
  assert.equal(reopened.firstSeen('a:1'), 1000, 'the first time counts')
  reopened.remember('b:2', 1601)
  assert.deepEqual([...disk.keys()], ['b:2'])
})

test('the same showing on a second phone is red after a reload; read twice by the camera it is not', async () => {
  const { credential, phone, context } = await scene('SM2')
  const code = await makeDynamicCode({ credential, holder: phone, now })
  const disk = new Map<string, number>()
  const seen = () => replayStore(disk, ({ showing, at }) => void disk.set(showing, at))
  assert.equal(verifyCode(code, { ...context, seen: seen() }).verdict, 'green')
  assert.equal(verifyCode(code, { ...context, seen: seen(), now: now + 3 }).verdict, 'green')
  assert.deepEqual(verifyCode(code, { ...context, seen: seen(), now: now + 20 }).reasons.map(({ code }) => code), ['replayed'])
})
