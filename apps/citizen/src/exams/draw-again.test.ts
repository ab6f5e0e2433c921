import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allocateSeats, commitmentOf, seedOf } from '@changxing/rules/exams/allocate-seats.ts'
import { drawAgain } from './draw-again.ts'

const list = [{ applicant: 'a', waitingSince: '2021-06-03' }, { applicant: 'b', waitingSince: '2021-06-01' }, { applicant: 'c', waitingSince: '2021-06-03' }]
const secret = 'known only afterwards'
const published = {
  planId: 'p', rule: { zh: '', en: '' }, commitment: commitmentOf(secret), secret, seed: seedOf(list, secret), seats: 2, list, winners: [...allocateSeats(list, 2, secret)], drawnAt: '2021-06-08T00:00:00Z', faults: [],
}

test('an honest draw comes out the same, the longest waiting first', () => {
  const { secretFits, seedSame, faults, rows } = drawAgain(published)
  assert.deepEqual({ secretFits, seedSame, faults }, { secretFits: true, seedSame: true, faults: [] })
  assert.deepEqual(rows.map(({ won }) => won), [true, true, false])
  assert.equal(rows[0]?.applicant, 'b')
})

test('another winner, another secret and a changed list are found, whatever the server says', () => {
  assert.deepEqual(drawAgain({ ...published, winners: ['b', published.winners.includes('a') ? 'c' : 'a'] }).faults, ['other-winners'])
  assert.equal(drawAgain({ ...published, secret: 'chosen later' }).secretFits, false)
  assert.equal(drawAgain({ ...published, list: [...list, { applicant: 'd', waitingSince: '2021-05-01' }] }).seedSame, false)
})
