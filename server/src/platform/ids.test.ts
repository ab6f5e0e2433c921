import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from './ids.ts'

const at = (instant: string) => ({ millis: () => Date.parse(instant) })

test('ids of one millisecond are all different and in the order in which they were made; those of the next are behind them', () => {
  const ids = [...Array.from({ length: 4000 }, () => newId(at('2026-11-29T12:00:00.000Z'))), newId(at('2026-11-29T12:00:00.001Z'))]
  assert.equal(new Set(ids).size, ids.length)
  assert.deepEqual([...ids].sort(), ids)
})

test('an id is a UUID of version 7 that begins with its time', () => {
  const id = newId(at('2026-11-29T12:00:00.000Z'))
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(Number.parseInt(id.slice(0, 13).replace('-', ''), 16), Date.parse('2026-11-29T12:00:00.000Z'))
})
