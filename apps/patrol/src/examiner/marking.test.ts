import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deduct, running, standingOf, undo, type Candidate, type Items, type RosterPlan } from './marking.ts'
import type { KeptSheet } from './sheet-store.ts'

const day = '2021-06-26'
const words = { zh: '', en: '' }
const plan: RosterPlan = {
  planId: 'p', site: words, course: words, starts: '09:00', subject: 2, subjectSays: words, class: 'C2', mark: 80, items: [{ item: 'curve', says: words }], itemsDecision: null, examiners: [], mine: true, candidates: [],
}
const candidate: Candidate = { bookingId: 'b', seat: 1, nameMasked: '韩*', numberMasked: '', school: null, state: 'booked', nextAttempt: 1, sheets: [] }
const sheet = (attempt: number, items: Items, change: Partial<KeptSheet['input']> = {}, state: KeptSheet['state'] = 'waiting'): KeptSheet => ({
  sheetId: `s${attempt}`, area: '510100', officerId: 'o', state, refusal: null,
  input: {
    sheetId: `s${attempt}`, bookingId: 'b', attempt, heldOn: day, signedAt: `${day}T01:00:00Z`, deviceId: 'd', absent: false, items, noRetest: false, examinerSignature: '', candidateSignature: null,
    unsignedBecause: null, corrects: null, correctedBecause: null, ...change,
  },
})

test('eighty are enough on the yard for an automatic car, a point less is not; what is taken back counts no more', () => {
  const twenty = deduct(deduct([], 'curve', 10), 'curve', 10)
  assert.deepEqual([running(plan, day, twenty).score, running(plan, day, twenty).passed], [80, true])
  const more = deduct(twenty, 'general', 5)
  assert.deepEqual([running(plan, day, more).score, running(plan, day, more).passed], [75, false])
  assert.equal(running(plan, day, undo(more, 'curve', 0)).score, 85)
  assert.deepEqual(undo(more, 'general', 0).map(({ item }) => item), ['curve'])
})

test('a failed test is followed by one retest, which this terminal knows before anything is sent', () => {
  const failed = sheet(1, [{ item: 'curve', deductions: [{ points: 100, note: '' }] }])
  assert.deepEqual(standingOf(plan, day, candidate, []), { state: 'to-test', attempt: 1 })
  assert.deepEqual(standingOf(plan, day, candidate, [failed]), { state: 'to-test', attempt: 2 })
  assert.deepEqual(standingOf(plan, day, candidate, [failed, sheet(2, [])]), { state: 'over', result: 'passed' })
  assert.deepEqual(standingOf(plan, day, candidate, [failed, sheet(2, failed.input.items)]), { state: 'over', result: 'failed' })
})

test('giving up the retest or not coming ends the booking; a draft or a refused sheet ends nothing', () => {
  const items = [{ item: 'curve', deductions: [{ points: 100, note: '' }] }]
  assert.deepEqual(standingOf(plan, day, candidate, [sheet(1, items, { noRetest: true })]), { state: 'over', result: 'failed' })
  assert.deepEqual(standingOf(plan, day, candidate, [sheet(1, [], { absent: true })]), { state: 'over', result: 'absent' })
  assert.deepEqual(standingOf(plan, day, candidate, [sheet(1, items, {}, 'draft'), sheet(1, items, {}, 'refused')]), { state: 'to-test', attempt: 1 })
})
