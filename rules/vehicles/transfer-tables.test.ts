import assert from 'node:assert/strict'
import { test } from 'node:test'
import { archiveTypeIds, archiveTypeOf, missingDocuments } from './archive-types.ts'
import { inspectionItemsFor } from './inspection-items.ts'
import { transferLimits } from './transfer-limits.ts'
import { stages } from '../rollout.ts'
import { cities } from '../areas.ts'
import { platePrefixOf } from './plate-prefixes.ts'
import {
  allowedTransferActions, isClosedTransfer, mayBeRated, mayHaveInHand, nextTransferState, sinceAskedAgain, stepInHand, transferActions, transferStates, transferSteps, type TransferState,
} from './transfer-states.ts'

test('every state of a transfer is reached from an application, and every step leads to a state', () => {
  const reached = new Set<string>(['applied'])
  for (let before = 0; before !== reached.size;) {
    before = reached.size
    for (const state of transferStates) if (reached.has(state)) for (const action of transferActions) { const next = nextTransferState(state, action); if (next) reached.add(next) }
  }
  assert.deepEqual([...reached].sort(), [...transferStates].sort())
  assert.deepEqual(transferStates.filter(isClosedTransfer), ['registered', 'withdrawn', 'returned'])
})

test('the old place sends, once more when asked, and stops what its counter took; a file goes back only from the new place, never before it was sent (M2.4.0, M2.4.1)', () => {
  const posts = ['registration', 'archive', 'inspection', 'review-head']
  for (const path of ['A', 'B'] as const) {
    const may = (state: TransferState) => allowedTransferActions(state, 'out-office', posts, path)
    assert.deepEqual(transferStates.filter((state) => may(state).includes('send-archive')), ['archive-requested', 'archive-to-correct'])
    assert.deepEqual(transferStates.flatMap(may), ['send-archive', 'send-archive'], `nothing else on path ${path}`)
  }
  const open = transferStates.filter((state) => !isClosedTransfer(state) && state !== 'accepted')
  assert.deepEqual(transferStates.filter((state) => allowedTransferActions(state, 'in-office', posts, 'A').includes('withdraw')), open)
  assert.deepEqual(transferStates.filter((state) => allowedTransferActions(state, 'out-office', posts, 'C').includes('withdraw')), open.filter((state) => state !== 'applied'))
  assert.deepEqual(transferStates.filter((state) => transferSteps[state]['ask-again']), ['archive-sent', 'archive-received', 'inspected'])
  assert.deepEqual(transferStates.filter((state) => transferSteps[state]['return-archive']), ['archive-sent', 'archive-to-correct', 'archive-received', 'inspected'])
  assert.deepEqual(transferStates.filter((state) => allowedTransferActions(state, 'new-owner').includes('withdraw')), ['applied'])
  assert.deepEqual(allowedTransferActions('applied', 'in-office', ['archive']), [])
})

test('each office takes a transfer in hand for its own next step, by the posts of that step; the owner and the inspector have no hands (M2.3.4)', () => {
  const steps = (office: 'in-office' | 'out-office') => Object.fromEntries(transferStates.flatMap((state) => stepInHand(state, office) ?? []).map((action) => [action, true]))
  assert.deepEqual(Object.keys(steps('in-office')), ['accept', 'receive-archive', 'register'])
  assert.deepEqual(Object.keys(steps('out-office')), ['send-archive'])
  assert.deepEqual(transferStates.filter((state) => stepInHand(state, 'out-office')), ['archive-requested', 'archive-to-correct'])
  assert.deepEqual(transferStates.filter((state) => stepInHand(state, 'new-owner')), [])
  for (const [state, office, post, may] of [
    ['applied', 'in-office', 'registration', true], ['applied', 'in-office', 'review-head', false], ['archive-sent', 'in-office', 'archive', true],
    ['archive-received', 'in-office', 'inspection', false], ['inspected', 'in-office', 'review-head', true], ['archive-requested', 'out-office', 'archive', true],
    ['registered', 'in-office', 'registration', false],
  ] as const) assert.equal(mayHaveInHand(state, office, [post]), may, `${state} ${post}`)
})

test('a transfer is rated when it was finished or returned, not when it was taken back', () => {
  assert.deepEqual(transferStates.filter(mayBeRated), ['registered', 'returned'])
})

test('limits begin with the measure: 3, 2, 1 working days (M2.3.4)', () => {
  assert.equal(transferLimits.find('2021-05-31'), undefined)
  for (const day of ['2021-06-01', '2021-06-02']) {
    const limits = transferLimits.on(day).value
    assert.deepEqual([limits.applied?.workingDays, limits['archive-requested']?.workingDays, limits['archive-sent']?.workingDays], [3, 2, 1])
    assert.deepEqual(limits['archive-to-correct'], { workingDays: 2, duty: 'out' })
  }
})

test('what a file lacks is named for each registration; an online check stands only for documents that may be checked online', () => {
  const chain = [{ seq: 1, kind: 'registration' }, { seq: 2, kind: 'transfer' }] as const
  const pages = archiveTypeIds.filter((id) => archiveTypeOf(id)!.requiredFor.includes('registration')).map((type) => ({ registration: 1, type }))
  const ofSecond = ['application', 'owner-identity', 'used-car-invoice', 'vin-rubbing', 'certificate-pages'].map((type) => ({ registration: 2, type }))
  const remark = { registration: 2, type: 'inspection-record' }
  assert.deepEqual(missingDocuments(chain, [...pages, ...ofSecond], [remark]), [])
  assert.deepEqual(missingDocuments(chain, [...pages, ...ofSecond.slice(1)], [remark, { registration: 1, type: 'application' }]), [{ registration: 2, type: 'application' }])
  assert.deepEqual(missingDocuments(chain, [...pages.slice(1), ...ofSecond], [remark]), [{ registration: 1, type: pages[0]!.type }])
})

test('the checklist follows the type of vehicle', () => {
  const ids = (type: string) => inspectionItemsFor(type).map(({ id }) => id)
  assert.ok(ids('K39').includes('minivan-seats') && !ids('K33').includes('minivan-seats'))
  assert.ok(ids('H11').includes('recorder') && ids('H11').includes('weights-sizes') && !ids('H31').includes('recorder'))
  assert.ok(!ids('B11').includes('engine'))
})

test('what was done with a file counts no more when it is asked for again, and counts again when it stands', () => {
  const told = (...actions: string[]) => sinceAskedAgain(actions.map((action) => ({ action }))).map(({ action }) => action)
  assert.deepEqual(told('send-archive', 'receive-archive'), ['send-archive', 'receive-archive'])
  assert.deepEqual(told('send-archive', 'receive-archive', 'ask-again'), [])
  assert.deepEqual(told('send-archive', 'ask-again', 'send-archive'), ['send-archive'])
  assert.deepEqual(told('send-archive', 'ask-again', 'keep-archive', 'receive-archive').at(0), 'send-archive')
})

test('the plates of every pilot city of M2.2.0 have a beginning of their own', () => {
  const first = stages.M2.find(({ from }) => from === '2021-06-01')!.places
  assert.ok(first !== 'nationwide' && first.length === 20)
  const known = cities.map(({ code }) => platePrefixOf(code)).filter((prefix) => prefix !== undefined)
  assert.deepEqual(first.filter((area) => platePrefixOf(area) === undefined), [])
  assert.equal(new Set(known).size, known.length)
  for (const prefix of known) assert.match(prefix, /^[京津晋辽沪苏浙皖闽赣鲁豫鄂粤桂渝川云青][A-HJ-NP-Z]$/)
})
