import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterDelivery, dueBatch, onlineAnswerMs, queued, ready, type CheckRecord, type DeliveryOutcome, type QueuedCheck } from './queue.ts'

const record = (checkId: string): CheckRecord => ({
  checkId, at: '2026-11-22T02:00:00.000Z', codeHash: 'a'.repeat(64), cti: null, codeTime: null, verdict: 'grey', reasons: [],
  trustListSequence: null, statusListSequence: null, place: null,
})
const waiting = (...ids: string[]): QueuedCheck[] => ids.map((id) => ready(queued(record(id), 'li', 0), 0))

/** A server that records each id once, and may lose its answers. */
function server() {
  const recorded: string[] = []
  return {
    recorded,
    take(batch: readonly QueuedCheck[], answers: 'heard' | 'lost' | 'ill-formed'): DeliveryOutcome {
      if (answers === 'ill-formed') return { state: 'refused' }
      for (const { check } of batch) if (!recorded.includes(check.checkId)) recorded.push(check.checkId)
      return answers === 'lost' ? { state: 'no-answer' } : { state: 'delivered', known: batch.map(({ check }) => check.checkId) }
    },
  }
}

test('a lost answer delivers again, and the check is recorded once', () => {
  const { recorded, take } = server()
  let queue: readonly QueuedCheck[] = waiting('a', 'b')
  queue = afterDelivery(dueBatch(queue, 'li', 0), take(queue, 'lost'), 0)
  assert.equal(queue.length, 2)
  assert.deepEqual(dueBatch(queue, 'li', 4_999), [])
  queue = afterDelivery(dueBatch(queue, 'li', 5_000), take(queue, 'heard'), 5_000)
  assert.deepEqual(queue, [])
  assert.deepEqual(recorded, ['a', 'b'])
})

test('pauses double up to five minutes', () => {
  let queue: readonly QueuedCheck[] = waiting('a')
  const pauses: number[] = []
  for (let now = 0; pauses.length < 9; ) {
    queue = afterDelivery(queue, { state: 'no-answer' }, now)
    const next = queue[0]!.notBeforeMs
    pauses.push((next - now) / 1000)
    now = next
  }
  assert.deepEqual(pauses, [5, 10, 20, 40, 80, 160, 300, 300, 300])
})

test('one ill-formed record holds up no other', () => {
  const { recorded, take } = server()
  let queue: readonly QueuedCheck[] = waiting('good', 'bad', 'fine')
  for (let round = 0; round < 6; round++) {
    const batch = dueBatch(queue, 'li', 0)
    const answers = batch.some((entry) => entry.check.checkId === 'bad') ? 'ill-formed' : 'heard'
    queue = [...queue.filter((entry) => !batch.includes(entry)), ...afterDelivery(batch, take(batch, answers), 0)]
  }
  assert.deepEqual(recorded.sort(), ['fine', 'good'])
  assert.deepEqual(queue.map((entry) => [entry.check.checkId, entry.refused]), [['bad', true]])
})

test('a check waits for the answer of the back office before its record is sent', () => {
  const queue = [queued(record('a'), 'li', 1000)]
  assert.deepEqual(dueBatch(queue, 'li', 1000), [])
  assert.equal(dueBatch(queue, 'li', 1000 + onlineAnswerMs).length, 1)
})

test('checks of one officer are never delivered in the name of another', () => {
  assert.deepEqual(dueBatch(waiting('a'), 'wang', 0), [])
})

test('a delivery takes at most 200', () => {
  const queue = waiting(...Array.from({ length: 450 }, (_, i) => String(i)))
  assert.equal(dueBatch(queue, 'li', 0).length, 200)
})
