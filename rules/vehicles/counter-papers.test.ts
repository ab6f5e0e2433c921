import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageTypeOf } from './archive-types.ts'
import type { TransferGround } from './transfer-needs.ts'
import { agentPapers, counterPaperIds, isWhole, originalsMissing, papersMissing, paperWithSides } from './counter-papers.ts'

const originals = ['owner-identity', 'certificate-pages', 'driving-permit']
/** Each side of a card, both sheets of the licence. */
const usual = ['owner-identity', 'owner-identity', 'certificate-pages', 'driving-permit', 'driving-permit']

const examples: readonly (readonly [name: string, ground: TransferGround, given: readonly string[], confirmed: boolean, missing: readonly (readonly string[])[]])[] = [
  ['inherited, nothing shown', 'inheritance', [], false, [...originals.map((paper) => [paper]), ['notarial-deed', 'court-papers']]],
  ['inherited, with a notarial deed', 'inheritance', [...usual, 'notarial-deed'], false, []],
  ['inherited, with a judgment', 'inheritance', [...usual, 'court-papers'], false, []],
  ['by a court, a notarial deed does not do', 'court', [...usual, 'notarial-deed'], false, [['court-papers']]],
  ['given away, the deed without a notary', 'gift', [...usual, 'gift-agreement'], false, [['notarial-deed']]],
  ['given away, the deed and the notary’s', 'gift', [...usual, 'gift-agreement', 'notarial-deed'], false, []],
  ['sold, the invoice confirmed online', 'sale', usual, true, []],
  ['sold, nobody answers about the invoice', 'sale', usual, false, [['used-car-invoice']]],
  ['inherited, a confirmed invoice is no proof', 'inheritance', usual, true, [['notarial-deed', 'court-papers']]],
  ['another ground, without the vehicle licence', 'other', ['owner-identity', 'owner-identity', 'certificate-pages', 'other-proof'], false, [['driving-permit']]],
  ['sold, one side of the card and of the licence', 'sale', originals, true, [['owner-identity'], ['driving-permit']]],
]

const byAgent: readonly (readonly [name: string, given: readonly string[], missing: readonly (readonly string[])[]])[] = [
  ['an agent who shows nothing of their own', [], [['written-mandate'], ['agent-identity']]],
  ['an agent with the mandate only', ['written-mandate'], [['agent-identity']]],
  ['an agent with both', ['written-mandate', 'agent-identity', 'agent-identity'], []],
  ['an agent with one side of the card', ['written-mandate', 'agent-identity'], [['agent-identity']]],
]
for (const [name, given, missing] of byAgent) test(name, () => assert.deepEqual(papersMissing('sale', [...usual, ...given], true, agentPapers), missing))

for (const [name, ground, given, confirmed, missing] of examples) test(name, () => assert.deepEqual(papersMissing(ground, given, confirmed), missing))

test('each side is asked and named, of a passport its one page', () => {
  const [front, both] = [['owner-identity'], ['owner-identity', 'owner-identity']]
  assert.deepEqual([isWhole('owner-identity', [], []), isWhole('owner-identity', front), isWhole('owner-identity', both), isWhole('owner-identity', front, ['owner-identity'])], [false, false, true, true])
  assert.equal(isWhole('owner-identity', [], ['owner-identity']), false, 'a passport is shown too')
  assert.equal(isWhole('certificate-pages', ['certificate-pages']), true, 'pages that are only counted')
  assert.deepEqual([[], ['driving-permit'], ['driving-permit', 'driving-permit']].map((given) => paperWithSides('driving-permit', given).zh), ['行驶证（正页、副页）', '行驶证（副页）', '行驶证'])
  assert.deepEqual(originalsMissing(['certificate-pages', ...both, 'driving-permit']), ['driving-permit'])
  assert.deepEqual(originalsMissing(['certificate-pages', ...front, 'driving-permit', 'driving-permit'], ['owner-identity']), [])
})

test('every paper of a transfer becomes a page of the file', () => {
  for (const paper of counterPaperIds) assert.ok(pageTypeOf(paper), paper)
})
