import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspectionItemsFor } from '@changxing/rules/vehicles/inspection-items.ts'
import type { Answer, Work } from './inspection-store.ts'
import { standingOf } from './standing.ts'

const begun: Work = {
  inspectionId: 'i', area: '330100', transferId: 't', caseId: null, place: 'in', officerId: 'o', vehicleType: 'K33',
  car: { plateKind: '02', plateNumber: '苏A00Q11', brandModel: '', vin: '', engineNumber: '', colour: 'A' },
  answers: {}, answersSent: true, photo: 'none', mediaType: 'video/webm', hashes: [], sentPieces: 0, ended: false, complete: false, refusal: null, signed: null,
}
const all = (result: Answer['result']) => Object.fromEntries(inspectionItemsFor('K33').map(({ id }) => [id, { result, note: '' }]))
const next = (change: Partial<Work>, recording = true) => standingOf({ ...begun, ...change }, recording).next

test('nothing is looked at before it is recorded, and an interrupted recording goes on (M2.3.3)', () => {
  assert.equal(next({}, false), 'record')
  assert.equal(next({ hashes: ['aa'] }, false), 'resume')
  assert.equal(next({ hashes: ['aa'] }), 'look')
})

test('the recording ends when every line and the photograph are there, and is signed when the whole has arrived', () => {
  assert.equal(next({ answers: all('pass') }), 'look', 'the photograph is missing')
  const looked = { answers: all('pass'), photo: 'waiting' as const, hashes: ['aa', 'bb'] }
  assert.equal(next(looked), 'end')
  assert.equal(next({ ...looked, ended: true, sentPieces: 1 }, false), 'wait')
  assert.equal(standingOf({ ...begun, ...looked, ended: true, sentPieces: 1 }, false, false).line.zh, '没有网络，还有 1 段待传')
  assert.equal(next({ ...looked, ended: true, sentPieces: 2, complete: true }, false), 'wait', 'the photograph has not arrived')
  assert.equal(next({ ...looked, ended: true, sentPieces: 2, complete: true, photo: 'sent' }, false), 'sign')
})

test('one failed line makes the whole not passed, in words and shape', () => {
  const answers = { ...all('pass'), tyres: { result: 'fail' as const, note: '磨损' } }
  const standing = standingOf({ ...begun, answers, photo: 'sent', hashes: ['aa'], sentPieces: 1, ended: true, complete: true }, false)
  assert.deepEqual([standing.tone, standing.line.zh], ['bad', '可以签署：不合格（1 项）'])
})

test('a line that is not in order is not recorded until it says what is wrong; an altered number is investigated (M2.3.3)', () => {
  const looked = { photo: 'waiting' as const, hashes: ['aa'] }
  const vin = (result: Answer['result'], note: string) => ({ ...looked, answers: { ...all('pass'), vin: { result, note } } })
  assert.equal(next(vin('fail', '')), 'look')
  assert.equal(next(vin('fail', '锈蚀')), 'end')
  assert.equal(next(vin('suspect', '')), 'look')
  const found = standingOf({ ...begun, ...vin('suspect', '有打磨痕迹') }, true)
  assert.deepEqual([found.next, found.tone, found.line.zh], ['end', 'bad', '项目齐了：涉嫌改号，移交调查'])
})
