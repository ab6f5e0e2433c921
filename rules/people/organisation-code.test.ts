import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { creditCodeCheck, normalOrganisationCode, organisationCodeCheck, organisationCodeProblem } from './organisation-code.ts'

// GB 32100 by Horner's rule from the end instead of a table of weights: the whole code, weighed by powers of 3, is a multiple of 31.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
function isMultiple(code: string): boolean {
  let sum = 0
  for (const character of Array.from(code.slice(0, 17)).toReversed()) sum = (sum * 3 + alphabet.indexOf(character)) % 31
  return (sum + alphabet.indexOf(code.at(-1)!)) % 31 === 0
}

const area = fc.constantFrom('110000', '320506', '350100')
const body = fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{8}$/)
const code = fc.tuple(fc.constantFrom('91', '92', '12', '51'), area, body).map(([kind, place, number]) => {
  const start = kind + place + number + organisationCodeCheck(number)
  return start + creditCodeCheck(start)
})

describe('a unified social credit code', () => {
  it('of the samples is good', () => {
    for (const sample of ['91350100M000100Y43', '91110000600037341L', ' 91110000600037341l\n'])
      assert.equal(organisationCodeProblem(sample), undefined)
    assert.equal(normalOrganisationCode(' 91110000600037341l\n'), '91110000600037341L')
  })

  it('is good by its two check characters', () => {
    fc.assert(
      fc.property(code, (text) => {
        assert.ok(isMultiple(text), text)
        assert.equal(organisationCodeProblem(text), undefined)
      }),
      { numRuns: 10_000 },
    )
  })

  it('with one character mistyped, or two neighbours swapped, is never good', () => {
    fc.assert(
      fc.property(code, fc.nat(17), fc.integer({ min: 1, max: 30 }), fc.nat(16), (text, place, change, swap) => {
        const wrong = alphabet[(alphabet.indexOf(text[place]!) + change) % 31]!
        assert.notEqual(organisationCodeProblem(text.slice(0, place) + wrong + text.slice(place + 1)), undefined)
        const swapped = text.slice(0, swap) + text[swap + 1] + text[swap] + text.slice(swap + 2)
        if (swapped !== text) assert.notEqual(organisationCodeProblem(swapped), undefined, swapped)
      }),
      { numRuns: 10_000 },
    )
  })

  it('says what is wrong', () => {
    for (const text of ['', '91110000600037341', '91110000600037341LL', '9111000060003734IL', '91A10000600037341L'])
      assert.equal(organisationCodeProblem(text), 'form', text)
    assert.equal(organisationCodeProblem('91110000600037341M'), 'check-character')
    const wrongInside = '91110000600037342'
    assert.equal(organisationCodeProblem(wrongInside + creditCodeCheck(wrongInside)), 'organisation-part')
  })
})
