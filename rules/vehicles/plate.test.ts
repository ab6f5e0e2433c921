import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isPlateKind, isSamePlate, normalPlateNumber, plateKinds, plateProblem } from './plate.ts'

const good: readonly (readonly [kind: string, number: string])[] = [
  ['01', '苏A12345'], ['02', '苏A·1B2C3'], ['02', ' 沪a d1234 '], ['07', '京B12345'], ['15', '鲁C1234挂'], ['16', '粤B1234学'],
  ['23', '川A1234警'], ['26', '粤Z1234港'], ['27', '粤ZA123澳'], ['51', '苏A12345D'], ['52', '苏AD12345'], ['52', '浙BFA1234'], ['22', '苏A·临1234'],
]
const bad: readonly (readonly [kind: string, number: string])[] = [
  ['02', ''], ['02', '苏A1234'], ['02', '苏A123456'], ['02', '苏I12345'], ['02', '苏A1234O'], ['02', '苏A1234I'], ['02', '台A12345'],
  ['02', '苏A1234挂'], ['02', '苏AD12345'], ['15', '苏A12345'], ['16', '苏A1234挂'], ['23', '苏A1234学'],
  ['52', '苏A12345'], ['52', '苏AL12345'], ['52', '苏ADAB345'], ['51', '苏AD12345'], ['51', '苏A12345L'], ['52', '苏A12345D'], ['03', ' '],
]

describe('plates', () => {
  it('of the right form', () => {
    for (const [kind, number] of good) assert.equal(plateProblem(kind, number), undefined, `${kind} ${number}`)
  })

  it('of a wrong form, or of another kind', () => {
    for (const [kind, number] of bad) assert.equal(plateProblem(kind, number), 'number', `${kind} ${number}`)
    for (const kind of ['', '1', '00', '28', '53', 'toString']) assert.equal(plateProblem(kind, '苏A12345'), 'kind', kind)
  })

  it('with the same number on two kinds are two vehicles', () => {
    const number = '苏A12345'
    assert.ok(plateProblem('01', number) === undefined && plateProblem('02', number) === undefined)
    assert.ok(!isSamePlate({ kind: '01', number }, { kind: '02', number }))
    assert.ok(isSamePlate({ kind: '02', number }, { kind: '02', number: '苏a·12345' }))
  })

  it('of new energy say which: ten letters, no other', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => plateProblem('52', `苏A${letter}12345`) === undefined)
    assert.equal(letters.join(''), 'ABCDEFGHJK')
  })

  it('are in one form, and never both an ordinary and a new-energy number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[苏沪京台][A-Z][A-Z0-9]{4,7}$/), (number) => {
        const kinds = ['02', '51', '52'].filter((kind) => plateProblem(kind, number) === undefined)
        assert.ok(kinds.length <= 1, number)
        assert.equal(normalPlateNumber(number), number)
      }),
      { numRuns: 2000 },
    )
  })

  it('have 32 kinds, each with a name', () => {
    assert.equal(Object.keys(plateKinds).length, 32)
    assert.ok(Object.keys(plateKinds).every(isPlateKind))
  })
})
