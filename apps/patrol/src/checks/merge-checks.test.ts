import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeChecks } from './merge-checks.ts'
import { queued } from './queue.ts'

const local = (checkId: string, atMs: number) => ({ checkId, officerId: 'li', atMs, verdict: 'green' as const, offline: true, nameMasked: '欧**试' })

test('each check is one row, newest first; what the server recorded counts and a waiting one says so', () => {
  const queue = [queued({
    checkId: 'b', at: '2026-11-22T02:00:02.000Z', codeHash: 'a'.repeat(64), cti: null, codeTime: null, verdict: 'green', reasons: [],
    trustListSequence: null, statusListSequence: null, place: null,
  }, 'li', 0)]
  const server = [{ checkId: 'a', at: '1970-01-01T00:00:01.000Z', verdict: 'red' as const, offline: false, nameMasked: null }]
  assert.deepEqual(mergeChecks([local('a', 1000), local('b', 2000), local('c', 1500)], server, queue).map(({ checkId, verdict, state, nameMasked }) => [checkId, verdict, state, nameMasked]), [
    ['b', 'green', 'waiting', '欧**试'], ['c', 'green', 'recorded', '欧**试'], ['a', 'red', 'recorded', '欧**试'],
  ])
})
