import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toCbor } from '@changxing/credentials/cbor.ts'
import { hashOfPieces } from './hash.ts'
import { differencesOf } from './what-is-signed.ts'

const hashes = ['aa'.repeat(32), 'bb'.repeat(32)]
const work = {
  inspectionId: 'i', car: { plateKind: '02', plateNumber: '苏A00Q11', brandModel: '', vin: 'L0CDEM0A3M0001037', engineNumber: '', colour: 'A' },
  answers: { vin: { result: 'pass', note: '' }, tyres: { result: 'fail', note: '磨损' } }, hashes,
} as const

const offered = async (change: Readonly<Record<string, unknown>> = {}) => toCbor(new Map<string, unknown>(Object.entries({
  inspection: 'i', officer: '900114', vin: work.car.vin, result: 'failed', items: [['tyres', 'fail', '磨损'], ['vin', 'pass', '']],
  recording: [2, Buffer.from(await hashOfPieces(hashes), 'hex')], ...change,
})))
const differing = async (change?: Readonly<Record<string, unknown>>) => (await differencesOf(await offered(change), work, '900114')).map(({ zh }) => zh)

test('a terminal signs what it has recorded itself, in whatever order (M2.3.3)', async () => {
  assert.deepEqual(await differing(), [])
})

test('anything else is named, all at once', async () => {
  assert.deepEqual(await differing({ items: [['tyres', 'pass', ''], ['vin', 'pass', '']], result: 'passed' }), ['查验项目', '查验结论'])
  assert.deepEqual(await differing({ recording: [2, new Uint8Array(32)] }), ['录像'])
  assert.deepEqual(await differing({ recording: [1, Buffer.from(await hashOfPieces(hashes), 'hex')] }), ['录像'])
  assert.deepEqual(await differing({ inspection: 'j', officer: '900115', vin: 'L0CDEM0A3M0001038' }), ['查验编号', '查验人警号', '车辆识别代号'])
})
