import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../civil-date.ts'
import { BadFacts, decide } from '../registry.ts'

const anyDay = fc.integer({ min: 0, max: 3700 }).map((days) => addDays('2016-04-01', days))
const near = (date: string) => fc.integer({ min: -2, max: 2 }).map((days) => addDays(date, days))
const anyClass = fc.constantFrom('A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D', 'E', 'F', 'M', 'N', 'P')
const existed = (licenceClass: string, on: string) => licenceClass !== 'C6' || on >= '2022-04-01'
const namesClass = (error: unknown) => error instanceof BadFacts && error.problems.every(({ fact }) => fact === 'class')

describe('subject two', () => {
  it('has as many items as the words say, and the hill wherever they keep it', () => {
    fc.assert(
      fc.property(fc.oneof(anyDay, near('2021-06-01'), near('2022-04-01')), anyClass, (on, licenceClass) => {
        const facts = { class: licenceClass }
        if (!existed(licenceClass, on)) return assert.throws(() => decide('exams.subject-two-items', on, facts), namesClass)
        const items = decide('exams.subject-two-items', on, facts).outcome['items'] as string[]
        const isEased = ['C2', 'C5'].includes(licenceClass) && on >= '2021-06-01'
        const isLarge = /^[AB]/.test(licenceClass)
        const ofSmallOnes = isEased ? 4 : ['C1', 'C2', 'C3', 'C5'].includes(licenceClass) ? 5 : 'MNP'.includes(licenceClass) ? 0 : 3
        const count = !isLarge ? ofSmallOnes : on < '2022-04-01' ? 16 : 14
        assert.equal(items.length, count)
        assert.equal(new Set(items).size, count)
        assert.equal(items.includes('hill-start'), !isEased && licenceClass !== 'C6' && count > 0)
      }),
      { numRuns: 10_000 },
    )
  })

  it('is not known for days before the law held here', () =>
    assert.throws(
      () => decide('exams.subject-two-items', '2016-03-31', { class: 'C1' }),
      (error) => error instanceof BadFacts && error.problems[0]?.fact === 'on',
    ))
})

describe('a change of the test place', () => {
  it('is allowed as often as the words say', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyDay, near('2019-06-01'), near('2021-06-01')), anyClass, fc.nat(5), fc.boolean(),
        (on, licenceClass, changesMade, subjectOnePassed) => {
          const facts = { class: licenceClass, changesMade, subjectOnePassed }
          if (!existed(licenceClass, on)) return assert.throws(() => decide('exams.change-place', on, facts), namesClass)
          const { outcome, reasons } = decide('exams.change-place', on, facts)
          const times = on >= '2021-06-01' ? 3 : on >= '2019-06-01' ? 1 : 0
          let left = 0
          for (let change = changesMade + 1; change <= times && licenceClass.startsWith('C'); change += 1) left += 1
          assert.deepEqual(outcome, { allowed: subjectOnePassed && left > 0, remaining: left })
          assert.equal(reasons.filter(({ holds }) => !holds).length === 0, outcome['allowed'])
        },
      ),
      { numRuns: 10_000 },
    )
  })

  it('needs whole, possible facts', () => {
    for (const [facts, fact] of [
      [{ class: 'C1', changesMade: -1, subjectOnePassed: true }, 'changesMade'],
      [{ class: 'C1', changesMade: 1.5, subjectOnePassed: true }, 'changesMade'],
      [{ class: 'C6', changesMade: 0, subjectOnePassed: true }, 'class'],
    ] as const)
      assert.throws(
        () => decide('exams.change-place', '2022-03-31', facts),
        (error) => error instanceof BadFacts && error.problems[0]?.fact === fact,
      )
  })
})
