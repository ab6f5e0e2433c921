import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readArchiveFile, packArchiveFile, verifyArchiveFile } from '@changxing/credentials/archive-package.ts'
import { toHex } from '@changxing/credentials/bytes.ts'
import { openTrustList } from '@changxing/credentials/trust-list.ts'
import { escalateTask } from './escalate.ts'
import {
  at, buyer, hangzhou, inspect, nanjing, picture, receipt, register, secondCar, send, showOriginals, stop, upTo, worldForTest, type Answer, type Json, type World,
} from './testing/transfer-for-test.ts'

const refusalOf = (answer: Answer): { readonly code: string; readonly reasons: readonly { readonly clause: string; readonly says: { readonly zh: string } }[] } => {
  assert.equal(answer.status, 422, JSON.stringify(answer.json))
  return answer.json.refusal
}

describe('a file that lacks something, or is not what was signed, is asked for and sent again (M2.4.0)', () => {
  let world: World
  let id: string
  before(async () => {
    world = await worldForTest()
    id = await upTo(world, 'archive-sent')
  })
  after(() => world.close())

  const ok = (answer: Answer): Json => {
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    return answer.json
  }
  const inHangzhou = async (transferId = id) => ok(await world.call('officer-hz-archive', 'GET', at(hangzhou, transferId)))
  const inNanjing = async (transferId = id) => ok(await world.call('officer-nj-archive', 'GET', at(nanjing, transferId)))
  const write = async (who: string, area: string, body: object, transferId = id) => ok(await world.call(who, 'POST', at(area, transferId, '/messages'), body))
  const ask = (kind: string, transferId = id, more: object = {}) => write('officer-hz-archive', hangzhou, { kind, text: '请补正后重新发送', ...more }, transferId)
  const close = (who: string, area: string, messageId: string, transferId = id) => world.call(who, 'POST', at(area, transferId, `/messages/${messageId}/closure`), {})
  const packed = async (edition?: number) => new Uint8Array((await world.call('officer-hz-archive', 'GET', at(hangzhou, id, `/archive-package${edition ? `?edition=${edition}` : ''}`))).raw)
  const proven = (bytes: Uint8Array) =>
    verifyArchiveFile(bytes, openTrustList(readArchiveFile(bytes).trustList!, world.it.platform.keys.root.publicKey).accepted!)
  const scan = async (type: string, page: number, seed: number) => {
    const { vehicleId } = await inNanjing()
    return ok(await world.upload('officer-nj-archive', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive-images/1/${type}/${page}`, await picture(seed)))
  }

  test('asked for two documents, the old place has the step and the clock; the owner is told without a word of the talk', async () => {
    const asked = await ask('incomplete', id, { missing: ['driving-permit', 'other-proof'] })
    assert.deepEqual([asked.state, asked.clock.duty, asked.clock.dueOn], ['archive-to-correct', 'out', '2021-07-05'])
    assert.equal(asked.allowed.includes('receive-archive'), false)
    const there = await inNanjing()
    assert.deepEqual([there.allowed, there.clock.duty], [['send-archive'], 'out'])
    assert.deepEqual(there.messages[0].missing.map(({ type }: Json) => type), ['driving-permit', 'other-proof'])
    const mine = ok(await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}`))
    assert.match(mine.nextStep.zh, /补正/)
    assert.doesNotMatch(JSON.stringify(mine), /请补正后重新发送/)
  })

  test('sent again it is the second sending, signed over the hash of the first; its question is answered with it', async () => {
    const first = await inHangzhou()
    await scan('driving-permit', 1, 41)
    const sent = await send(world, id)
    assert.deepEqual([sent.state, sent.manifest.edition, sent.manifest.images.length], ['archive-sent', 2, first.manifest.images.length + 1])
    assert.deepEqual(sent.messages.map(({ kind, text, answeredAt }: Json) => [kind, text, answeredAt !== null]), [
      ['incomplete', '请补正后重新发送', true], ['answer', '已发出第 2 版档案', false],
    ])
    const view = await inHangzhou()
    assert.deepEqual(view.earlier, [{ edition: 1, hash: first.manifest.hash, hasReceipt: false }])
    assert.deepEqual([view.clock.duty, view.clock.dueOn], ['in', '2021-07-02'])
    assert.equal(
      refusalOf(await world.call('officer-hz-archive', 'POST', at(hangzhou, id, '/archive-receipt'), { manifestHash: first.manifest.hash })).code, 'manifest-mismatch',
      'the first sending is receipted no more',
    )
    const { archive } = proven(await packed(2))
    assert.equal(toHex(archive.manifest!.replaces!), first.manifest.hash)
  })

  test('receipted, asked for again, sent a third time: every sending stays, each receipt proves its own and no other, offline', async () => {
    assert.equal((await receipt(world, id)).state, 'archive-received')
    const asked = await ask('mismatch')
    assert.equal(asked.state, 'archive-to-correct')
    assert.equal((await send(world, id)).hasReceipt, false)
    await receipt(world, id)
    assert.deepEqual((await inHangzhou()).earlier.map(({ edition, hasReceipt }: Json) => [edition, hasReceipt]), [[1, false], [2, true]])
    const files = [await packed(1), await packed(2), await packed()]
    assert.deepEqual(files.map(proven).map(({ verdict, receipt: state, archive }) => [verdict, state, archive.manifest!.edition]), [
      ['genuine', 'none', 1], ['genuine', 'good', 2], ['genuine', 'good', 3],
    ])
    const [, second, third] = files.map(readArchiveFile)
    assert.equal(proven(packArchiveFile({ ...third!, receipt: second!.receipt })).receipt, 'for-another-archive')
    assert.equal((await world.call('officer-hz-archive', 'GET', at(hangzhou, id, '/archive-package?edition=4'))).status, 404)
  })

  test('a page altered on its way: receipt refused, asked for again, sent again, receipted', async () => {
    const other = await upTo(world, 'archive-sent', { ...secondCar, invoice: await world.issueInvoice('00000081', secondCar) })
    const [{ file_id: fileId }] = (await world.sql<{ file_id: string }>(
      'select file_id from vehicles.transfer_images where transfer_id = $1 and position = 1', [other],
    )) as [{ file_id: string }]
    const { platform } = world.it
    await platform.files.put(hangzhou, fileId, platform.box.seal(await picture(200), `platform.files/${hangzhou}/${fileId}`))
    const { manifest } = await inHangzhou(other)
    assert.equal(refusalOf(await world.call('officer-hz-archive', 'POST', at(hangzhou, other, '/archive-receipt'), { manifestHash: manifest.hash })).code, 'archive-altered')
    await ask('mismatch', other)
    await send(world, other)
    assert.equal((await receipt(world, other)).state, 'archive-received')
    // The new owner changes her mind while a question is open: it ends with the transfer, and nobody is told that it was not answered.
    await ask('other', other)
    const stopped = await stop(world, other)
    assert.deepEqual(stopped.messages.filter(({ kind }: Json) => kind === 'other').map(({ answeredAt, closedAt, overdue }: Json) => [answeredAt, closedAt !== null, overdue]), [[null, true, false]])
    const later = { ...platform, clock: { ...platform.clock, today: () => '2021-08-02' } }
    await escalateTask({ platform: later, transaction: later.database.transaction }, {})
    const { escalations } = ok(await world.call('officer-nj-head', 'GET', `/api/areas/${nanjing}/transfer-escalations`))
    assert.deepEqual(escalations.filter(({ transferId }: Json) => transferId === other), [])
    const queue = ok(await world.call('officer-nj-archive', 'GET', `/api/areas/${nanjing}/transfers?side=out&open=no`)).transfers
    assert.equal(queue.find(({ transferId }: Json) => transferId === other).unanswered, 0)
  })

  test('inspected meanwhile, then answered that the file is right: it stands with its receipt, and goes on from where it was', async () => {
    await showOriginals(world, id)
    await inspect(world, id)
    const asked = await ask('mismatch')
    assert.equal(asked.state, 'archive-to-correct')
    const { messageId } = asked.messages.at(-1)
    assert.equal((await register(world, id)).json.refusal.code, 'not-now')
    const answered = await write('officer-nj-archive', nanjing, { kind: 'answer', text: '清单无误，发动机号以登记证书为准', answers: messageId })
    assert.deepEqual([answered.state, answered.hasReceipt, answered.inspectedBy, answered.manifest.edition], ['inspected', true, '900114', 3])
    assert.deepEqual(answered.timeline.slice(-4).map(({ action }: Json) => action), ['ask-again', 'keep-archive', 'receive-archive', 'pass-inspection'])
  })

  test('who asked may settle it: two questions, and only with the second the file stands', async () => {
    await ask('mismatch')
    const [first, second] = (await ask('incomplete', id, { missing: ['other-proof'] })).messages.slice(-2)
    assert.equal((await close('officer-nj-archive', nanjing, first.messageId)).status, 404, 'the other office settles nothing of ours')
    assert.equal(ok(await close('officer-hz-archive', hangzhou, first.messageId)).state, 'archive-to-correct')
    assert.equal((await close('officer-hz-archive', hangzhou, first.messageId)).status, 404, 'once')
    assert.equal(ok(await close('officer-hz-archive', hangzhou, second.messageId)).state, 'inspected')
    const late = await world.call('officer-nj-archive', 'POST', at(nanjing, id, '/messages'), { kind: 'answer', text: '迟到的答复', answers: second.messageId })
    assert.equal(late.status, 400, 'what is settled waits for no answer')
  })

  test('nothing is registered over an open question of either office', async () => {
    const ours = (await ask('other')).messages.at(-1)
    const theirs = (await write('officer-nj-archive', nanjing, { kind: 'other', text: '请确认收到原件' })).messages.at(-1)
    const refusal = refusalOf(await register(world, id))
    assert.equal(refusal.code, 'question-open')
    assert.deepEqual(refusal.reasons.map(({ clause }) => clause), ['M2.4.0', 'M2.4.0'])
    assert.match(refusal.reasons[0]!.says.zh, /您方提出的.*了结/)
    assert.match(refusal.reasons[1]!.says.zh, /请先答复/)
    ok(await close('officer-hz-archive', hangzhou, ours.messageId))
    await write('officer-hz-archive', hangzhou, { kind: 'answer', text: '已收到', answers: theirs.messageId })
    const done = ok(await register(world, id))
    assert.equal(done.state, 'registered')
    const file = ok(await world.call('officer-hz-archive', 'GET', `/api/areas/${hangzhou}/vehicles/${done.newVehicleId}/archive`))
    assert.deepEqual(
      file.images.filter(({ registration }: Json) => registration === 1).map(({ sha256 }: Json) => sha256).sort(), done.manifest.images.map(({ sha256 }: Json) => sha256).sort(),
      'the file of the newest sending',
    )
  })

  test('an earlier sending is neither altered nor removed by the server', async () => {
    const { pool } = world.it.platform.database
    await assert.rejects(pool.query('delete from vehicles.earlier_archives'), /permission denied/)
    await assert.rejects(pool.query('update vehicles.earlier_archives set receipt = null'), /permission denied/)
  })
})
