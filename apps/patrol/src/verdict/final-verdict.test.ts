import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finalVerdict, type Colour, type OfflineAnswer, type OnlineOutcome } from './final-verdict.ts'

const says = { zh: '原因', en: 'reason' }
const found = (verdict: Colour, code = 'valid'): OfflineAnswer => ({ verdict, reasons: [{ code, says }] })
const answered = (verdict: Colour, code = 'online'): OnlineOutcome => ({ state: 'answered', answer: { verdict, reasons: [{ code, says }] } })
const offline: OnlineOutcome = { state: 'no-answer', why: 'offline' }
const colours: readonly Colour[] = ['green', 'yellow', 'red', 'grey']

test('the answer of the back office wins, whatever the terminal found, and the difference is said', () => {
  for (const own of colours) for (const theirs of colours) {
    const final = finalVerdict(found(own), answered(theirs))
    assert.equal(final.colour, theirs)
    assert.equal(final.restsOn, 'back-office')
    assert.equal(final.differsFrom, own === theirs ? null : own)
    assert.equal(final.mayChange, false)
  }
})

test('while the back office is asked, the terminal answers for now', () => {
  const final = finalVerdict(found('green'), { state: 'asking' })
  assert.deepEqual([final.colour, final.restsOn, final.mayChange], ['green', 'this-terminal', true])
})

test('without network the terminal answers for itself', () => {
  const final = finalVerdict(found('red', 'revoked'), offline)
  assert.deepEqual([final.colour, final.restsOn, final.mayChange], ['red', 'this-terminal', false])
})

test('a number that only the back office knows is grey without it, never an offence', () => {
  assert.deepEqual(finalVerdict(null, { state: 'asking' }).next, [])
  const final = finalVerdict(null, offline)
  assert.deepEqual([final.colour, final.restsOn, final.next], ['grey', 'nothing', ['look-up', 'scan-again']])
})

test('every verdict but green leads on; what a fresh showing clears leads to a challenge first', () => {
  for (const colour of colours) assert.equal(finalVerdict(found(colour), offline).next.length > 0, colour !== 'green')
  assert.deepEqual(finalVerdict(found('yellow', 'clock-differs'), offline).next, ['challenge', 'look-up'])
  assert.deepEqual(finalVerdict(found('red', 'stale-code'), offline).next, ['challenge', 'scan-again', 'look-up'])
  assert.deepEqual(finalVerdict(found('grey', 'unknown-issuer'), offline).next, ['look-up'])
})
