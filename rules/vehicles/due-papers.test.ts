import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AreaCode } from '../areas.ts'
import { duePapers, type DueFacts, type DuePaper } from './due-papers.ts'
import { meetsEmissionRule } from './emission-stage.ts'

const [hangzhou, xihu, nanjing] = ['330100', '330106', '320100'] as readonly AreaCode[] as readonly [AreaCode, AreaCode, AreaCode]

const papers: readonly (readonly [name: string, buyer: AreaCode, inspected: string | null, on: string, due: readonly DuePaper[]])[] = [
  ['of this city, inspection in force', hangzhou, '2022-05-31', '2021-07-01', []],
  ['of a district of this city', xihu, '2022-05-31', '2021-07-01', []],
  ['of another city', nanjing, '2022-05-31', '2021-07-01', ['residence-permit']],
  ['the day before the last day of the inspection', hangzhou, '2021-07-01', '2021-06-30', []],
  ['the last day of the inspection', hangzhou, '2021-07-01', '2021-07-01', []],
  ['the day after', hangzhou, '2021-07-01', '2021-07-02', ['safety-inspection', 'compulsory-insurance']],
  ['the record does not say until when', hangzhou, null, '2021-07-01', []],
  ['both', nanjing, '2021-05-31', '2021-07-01', ['residence-permit', 'safety-inspection', 'compulsory-insurance']],
]
for (const [name, buyerArea, inspectionValidUntil, on, due] of papers)
  test(`papers: ${name}`, () => assert.deepEqual(duePapers({ buyerArea, inArea: hangzhou, inspectionValidUntil, vehicleType: 'K33', insurance: 'unknown' }, on), due))

const policies: readonly (readonly [name: string, vehicleType: string, insurance: DueFacts['insurance'], wanted: boolean])[] = [
  ['found online', 'K33', 'confirmed', false], ['not found', 'K33', 'denied', true], ['nobody answers', 'K33', 'unknown', true],
  ['a motorcycle is not asked about', 'M21', 'not-asked', true], ['nobody was asked yet', 'K33', null, false], ['a trailer has no policy', 'B11', 'not-asked', false],
]
for (const [name, vehicleType, insurance, wanted] of policies) test(`policy: ${name}`, () => {
  const facts = { buyerArea: hangzhou, inArea: hangzhou, vehicleType, insurance }
  const due = (inspectionValidUntil: string) => duePapers({ ...facts, inspectionValidUntil }, '2021-07-01')
  assert.deepEqual(due('2021-06-30'), ['safety-inspection', ...(wanted ? ['compulsory-insurance'] : [])])
  assert.deepEqual(due('2021-07-01'), [], 'on the last day of the inspection nothing')
})

const stages: readonly (readonly [name: string, stage: number | null, wanted: number | undefined, meets: boolean | 'unknown'])[] = [
  ['a city without a rule', 1, undefined, true], ['a city without a rule, nothing recorded', null, undefined, true],
  ['one stage below', 4, 5, false], ['the very stage', 5, 5, true], ['one above', 6, 5, true], ['not recorded', null, 5, 'unknown'],
]
for (const [name, stage, wanted, meets] of stages) test(`exhaust: ${name}`, () => assert.equal(meetsEmissionRule(stage, wanted), meets))
