import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../civil-date.ts'
import { decide } from '../registry.ts'

const day = fc.integer({ min: -30, max: 400 }).map((days) => addDays('2021-06-01', days))
const mortgagee = fc.constantFrom('commercial-bank', 'auto-finance', 'finance-company', 'other-organisation', 'person')

// M10.1 shares with three kinds of lender, M10.2 eases the papers of the same three; everybody else does as before.
function byTheWords(kind: string, sharedOnline: boolean, on: string) {
  const before = { mainContract: true, businessLicenceCopy: false, paper: true }
  if (on < '2021-06-01') return before
  switch (kind) {
    case 'commercial-bank':
    case 'auto-finance':
    case 'finance-company':
      return sharedOnline
        ? { mainContract: false, businessLicenceCopy: true, paper: false }
        : { mainContract: false, businessLicenceCopy: true, paper: true }
    default:
      return before
  }
}

describe('the papers of a mortgage', () => {
  it('are as M10 says, in 10,000 cases', () => {
    fc.assert(
      fc.property(mortgagee, fc.boolean(), day, (kind, sharedOnline, on) => {
        const { outcome } = decide('vehicles.mortgage-documents', on, { mortgagee: kind, sharedOnline })
        assert.deepEqual(outcome, byTheWords(kind, sharedOnline, on))
      }),
      { numRuns: 10_000 },
    )
  })

  it('give no reason that their own facts contradict, in 10,000 cases', () => {
    fc.assert(
      fc.property(mortgagee, fc.boolean(), day, (kind, sharedOnline, on) => {
        const { reasons } = decide('vehicles.mortgage-documents', on, { mortgagee: kind, sharedOnline })
        const [paper] = reasons.filter(({ clause }) => clause === 'M10.1')
        assert.equal(paper!.says.zh.includes('没有联网共享'), !sharedOnline && ['commercial-bank', 'auto-finance', 'finance-company'].includes(kind) && on >= '2021-06-01')
      }),
      { numRuns: 10_000 },
    )
    const of = (kind: string, on: string) => decide('vehicles.mortgage-documents', on, { mortgagee: kind, sharedOnline: true }).reasons.at(-1)!.says.zh
    assert.match(of('person', '2021-06-15'), /^个人作抵押权人，不适用免交/)
    assert.match(of('commercial-bank', '2021-05-31'), /2021年6月1日起.*当时尚未施行/)
  })

  it('never name paper or local filing as missing where the clause waives it', () => {
    const { reasons } = decide('vehicles.mortgage-documents', '2021-06-01', { mortgagee: 'auto-finance', sharedOnline: true })
    assert.deepEqual(reasons.map(({ clause, holds }) => [clause, holds]), [['M10.2', true], ['M10.3', true], ['M10.1', true]])
  })
})
