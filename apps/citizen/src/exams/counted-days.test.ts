import assert from 'node:assert/strict'
import { test } from 'node:test'
import { earliestBooking } from '@changxing/rules/exams/decide-earliest-booking.ts'
import { countedDays } from './counted-days.ts'

const reasonsOn = (requestedOn: string) =>
  [...earliestBooking.decide({ subject: 3, class: 'C2', kind: 'first', permitObtainedOn: '2021-06-01', requestedOn }, requestedOn).reasons].map((reason) => ({ ...reason, facts: { ...reason.facts } }))

test('the days are those that the rule counted: nineteen are too few, twenty are enough (M3.2.1)', () => {
  assert.deepEqual(countedDays(reasonsOn('2021-06-20'), '2021-06-20'), { from: '2021-06-01', days: 20, earliest: '2021-06-21', passed: 19, clause: 'M3.2.1' })
  assert.equal(countedDays(reasonsOn('2021-06-21'), '2021-06-21')?.passed, 20)
})

test('where no rule counted days, none are shown', () => {
  assert.equal(countedDays([{ clause: 'M3.1.3', holds: true, says: { zh: '', en: '' }, facts: { permitObtainedOn: '2021-06-01' } }], '2021-06-20'), undefined)
})
