import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from './civil-date.ts'
import { dated, NotYetInForce, type Dated } from './dated.ts'
import * as exams from './exams/parameters.ts'
import { faultAnswerWorkingDays } from './exams/move-limits.ts'
import { subjectTwoItems } from './exams/subject-two.ts'
import { restoringMonths } from './licences/abroad.ts'
import { longestPostponement, postponementStaysOpen } from './licences/business-kinds.ts'
import { classRules } from './licences/class-rules.ts'
import { bearsMilitaryDate, exchangeValidityYears } from './licences/military.ts'
import { validityYears } from './licences/next-licence.ts'
import * as licences from './licences/parameters.ts'
import { photoTemplate } from './licences/photo.ts'
import { cancelledAfterMonths, renewalOpensDays, restorableMonths } from './licences/renewal.ts'
import * as people from './people/parameters.ts'
import { markWindowMonths, mostTemporaryPlates, scrapMarginMonths, temporaryPlateDays } from './vehicles/business-limits.ts'
import { inspectionSchedules } from './vehicles/inspection-schedules.ts'
import { insuranceCheckedOnline, mortgageRelief } from './vehicles/parameters.ts'

const { subjectTwoWait, subjectThreeWait, passMarks, ...examValues } = exams
const everyDatedValue: readonly (readonly [name: string, value: Dated<unknown>])[] = [
  ...Object.entries(licences),
  ['photoTemplate', photoTemplate],
  ...Object.entries({ restoringMonths, cancelledAfterMonths, renewalOpensDays, restorableMonths }),
  ...Object.entries({ bearsMilitaryDate, exchangeValidityYears, ...examValues, ...subjectTwoItems }),
  ...Object.entries(subjectTwoWait).map(([name, value]) => [`subjectTwoWait.${name}`, value] as const),
  ...Object.entries(subjectThreeWait).map(([name, value]) => [`subjectThreeWait.${name}`, value] as const),
  ...Object.entries(passMarks).map(([name, value]) => [`passMarks.${name}`, value] as const),
  ...Object.entries({ ...people, ...inspectionSchedules, insuranceCheckedOnline, mortgageRelief }),
  ...Object.entries({ faultAnswerWorkingDays, longestPostponement, postponementStaysOpen, validityYears }),
  ...Object.entries({ markWindowMonths, mostTemporaryPlates, scrapMarginMonths, temporaryPlateDays }),
  ...Object.entries(classRules).flatMap(([code, { since: _, ...values }]) =>
    Object.entries(values).map(([name, value]) => [`${code} ${name}`, value] as const),
  ),
]

describe('dated values', () => {
  for (const [name, value] of everyDatedValue)
    it(`${name}: each row from its day, not a day earlier, and says where it comes from`, () => {
      for (const [index, row] of value.values.entries()) {
        assert.equal(value.find(addDays(row.from, -1)), value.values[index - 1])
        assert.equal(value.on(row.from), row)
        assert.equal(value.find(addDays(row.from, 1)), row)
        assert.ok(row.clause ?? row.source, 'a clause or a source')
      }
    })

  it('hold until the next row', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { minLength: 1 }).map((days) => days.sort((a, b) => a - b))
    fc.assert(
      fc.property(starts, fc.integer({ min: -10, max: 20_010 }), (days, asked) => {
        const rows = days.map((day) => ({ from: addDays('1990-01-01', day), value: day }))
        const value = dated(rows as [(typeof rows)[number]])
        const last = days.filter((day) => day <= asked).at(-1)
        const on = addDays('1990-01-01', asked)
        assert.equal(value.find(on)?.value, last)
        if (last === undefined) assert.throws(() => value.on(on), NotYetInForce)
        else assert.equal(value.on(on).value, last)
      }),
      { numRuns: 10_000 },
    )
  })

  it('must be in order of date', () => {
    assert.throws(() => dated([{ from: '2021-06-01', value: 1 }, { from: '2021-06-01', value: 2 }]), RangeError)
  })
})
