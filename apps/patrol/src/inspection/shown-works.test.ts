import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer, Work } from './inspection-store.ts'
import { shownWorks } from './shown-works.ts'

const work: Work = {
  inspectionId: 'i', area: '510100', transferId: null, caseId: 'c', place: 'here', officerId: 'o', vehicleType: 'K33',
  car: { plateKind: null, plateNumber: null, brandModel: '', vin: '', engineNumber: '', colour: 'A' },
  answers: {}, answersSent: true, photo: 'none', mediaType: 'video/webm', hashes: [], sentPieces: 0, ended: false, complete: false, refusal: null, signed: null,
}
const tick = (item: string) => ({ answers }: Work) => ({ answers: { ...answers, [item]: { result: 'pass', note: '' } satisfies Answer } })

/** A terminal whose disk does what it is told when the test says so, in order. */
const slow = () => {
  let kept: readonly Work[] = [work]
  let shown: readonly Work[] = [work]
  const waiting: (() => void)[] = []
  const later = <Result>(act: () => Result) => new Promise<Result>((resolve) => { waiting.push(() => resolve(act())) })
  const works = shownWorks({
    read: () => later(() => kept),
    lay: (_id, change) => later(() => { kept = kept.map((one) => ({ ...one, ...change(one) })) }),
  }, () => shown, (now) => { shown = now })
  return { ...works, next: () => waiting.shift()!(), ticked: () => Object.keys(shown[0]!.answers).toSorted(), kept: () => Object.keys(kept[0]!.answers).toSorted() }
}

test('a refresh that read before a tick was laid down does not take the tick away', async () => {
  const at = slow()
  const refreshed = at.refresh()
  const laid = at.changeAtOnce('i', tick('vin'))
  assert.deepEqual(at.ticked(), ['vin'], 'seen at once')
  at.next()
  await refreshed
  assert.deepEqual([at.ticked(), at.kept()], [['vin'], []])
  at.next()
  await laid
  assert.deepEqual(at.kept(), ['vin'])
})

test('two ticks one after another, a refresh between: both stay, once they lie there the disk alone is shown', async () => {
  const at = slow()
  const first = at.changeAtOnce('i', tick('vin'))
  const refreshed = at.refresh()
  const second = at.changeAtOnce('i', tick('tyres'))
  at.next()
  at.next()
  await Promise.all([first, refreshed])
  assert.deepEqual(at.ticked(), ['tyres', 'vin'])
  at.next()
  await second
  const again = at.refresh()
  at.next()
  await again
  assert.deepEqual([at.ticked(), at.kept()], [['tyres', 'vin'], ['tyres', 'vin']])
})

test('a tick that could not be laid down is not shown for ever', async () => {
  let shown: readonly Work[] = [work]
  const works = shownWorks({ read: async () => [work], lay: async () => { throw new Error('the disk is full') } }, () => shown, (now) => { shown = now })
  await assert.rejects(works.changeAtOnce('i', tick('vin')))
  await works.refresh()
  assert.deepEqual(shown, [work])
})
