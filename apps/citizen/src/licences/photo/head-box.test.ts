import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headOf } from './head-box.ts'

const face = { left: 100, right: 400, chin: 600, eyeLine: 368 }

test('the head reaches from the crown that was seen to the chin, and beyond the jaw to the ears', () => {
  const { x, y, width, height } = headOf(face, 110)
  assert.deepEqual([x, y, width, height].map(Math.round), [79, 110, 342, 490])
})

test('a crown that cannot be right is estimated: a shadow above the head, a hand, a dark wall', () => {
  for (const seen of [null, 0, 300]) {
    const { y, height } = headOf(face, seen)
    assert.ok(Math.abs(y - 117.44) < 0.01 && Math.abs(height - 482.56) < 0.01)
  }
})
