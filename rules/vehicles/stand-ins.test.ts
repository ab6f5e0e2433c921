import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { soldBetweenCities, standInKinds, standIns, statementPapersMissing, type StandInKind } from './stand-ins.ts'

// Who is there, what was scanned, and what lacks: “/” is or, “+” is and.
const lines: readonly (readonly [string, StandInKind | null, readonly string[], readonly string[]])[] = [
  ['the person themselves signs, and nothing else is asked', null, ['signed-request'], []],
  ['nothing was signed', null, [], ['signed-request']],
  ['an agent with a mandate', 'agent', ['signed-request', 'own-identity', 'written-mandate'], []],
  ['an agent without one', 'agent', ['signed-request', 'own-identity'], ['written-mandate']],
  ['an heir with the notarial deed', 'heir', ['signed-request', 'own-identity', 'notarial-deed'], []],
  ['an heir with death certificate and proof of kinship', 'heir', ['signed-request', 'own-identity', 'death-certificate', 'kinship-proof'], []],
  ['an heir who shows the death only', 'heir', ['signed-request', 'own-identity', 'death-certificate'], ['notarial-deed/kinship-proof']],
  ['an heir who shows the kinship only', 'heir', ['signed-request', 'own-identity', 'kinship-proof'], ['notarial-deed/death-certificate']],
  ['a judgment', 'judgment', ['signed-request', 'own-identity', 'court-papers'], []],
  ['a judgment is no deed of inheritance', 'heir', ['signed-request', 'own-identity', 'court-papers'], ['notarial-deed/death-certificate+kinship-proof']],
]

describe('who speaks at a counter in somebody’s place (M9.3)', () => {
  for (const [name, as, given, lacking] of lines) {
    it(name, () => assert.deepEqual(statementPapersMissing(as, given).map((line) => line.map((papers) => papers.join('+')).join('/')), lacking))
  }

  it('everybody may speak for the registered owner; a judgment for nobody else', () => {
    assert.deepEqual(standInKinds.filter((kind) => !standIns[kind].of.includes('former-owner')), [])
    assert.deepEqual(standInKinds.filter((kind) => standIns[kind].of.includes('new-owner')), ['agent', 'heir'])
  })

  it('who would take over a car that is being sold reads where it goes and what to bring', () => {
    const { holds, clause, says, facts } = soldBetweenCities('330100')
    assert.deepEqual([holds, clause, facts], [false, 'M2.4.3', { transferTo: '330100' }])
    assert.match(says.zh, /过户到杭州.+死亡证明、亲属关系证明/)
    assert.match(says.en, /to Hangzhou.+death certificate and proof of kinship/)
  })
})
