import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { zlibSync } from 'fflate'
import fc from 'fast-check'
import { fromHex } from './bytes.ts'
import { fromCbor } from './cbor.ts'
import { parseSign1, sign1 } from './cose.ts'
import { profiles, shardSize } from './profile.ts'
import { applyStatusDelta, issueStatusDelta, packChanges, unpackChanges } from './status-delta.ts'
import type { StatusDelta } from './status-delta.ts'
import { inflate, issueStatusList, openStatusList, packStatuses, randomIndex, setStatus, statusAt } from './status-list.ts'
import type { Status, StatusShard } from './status-list.ts'
import { day, issuer, listUri, makeKey, now, randomBytes, scene, trustOf } from './testing/scene.ts'
import { vectors } from './testing/vectors.ts'

type ListVector = { file: string; bits: number; bytes?: string; statuses?: [number, Status][]; cbor: string }

describe('Token Status List, the vectors of the draft', () => {
  for (const { file, bits, bytes, statuses, cbor } of vectors<ListVector[]>('status-list')) {
    it(file, () => {
      const list = fromCbor(fromHex(cbor)) as Map<string, unknown>
      assert.equal(list.get('bits'), bits)
      const inflated = inflate(list.get('lst') as Uint8Array)
      if (bytes) assert.deepEqual(inflated, fromHex(bytes))
      if (statuses) assert.deepEqual(inflated, packStatuses(statuses))
      for (const [index, value] of statuses ?? []) assert.equal(statusAt(inflated, index), value)
    })
  }

  it('the draft’s own two-bit example reads 1 2 0 3 0 1 0 1 1 2 3 3, lowest bits first', () => {
    const bytes = fromHex('c944f9')
    assert.deepEqual(Array.from({ length: 12 }, (_, index) => statusAt(bytes, index)), [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3])
  })
})

describe('statuses in memory', () => {
  it('one entry changes alone', () => fc.assert(fc.property(fc.array(fc.tuple(fc.nat(99), fc.nat(3))), (entries) => {
    const packed = packStatuses(entries as [number, Status][], 100)
    const expected = new Map(entries)
    for (let index = 0; index < 100; index++) assert.equal(statusAt(packed, index), expected.get(index) ?? 0)
  })))

  it('nothing is beyond the shard', () => {
    const packed = packStatuses([], 100)
    for (const index of [-1, 100, 1.5, Number.NaN, 2 ** 32, 2 ** 33]) {
      assert.equal(statusAt(packed, index), undefined)
      assert.throws(() => setStatus(packed, index, 1))
    }
  })

  it('a random index avoids what is taken and gives up on a full shard', () => {
    const taken = new Set([0, 1, 2, 4, 5, 6, 7])
    assert.equal(randomIndex(randomBytes, (index) => taken.has(index), 8), 3)
    assert.throws(() => randomIndex(randomBytes, () => true, 8), /full/)
    const drawn = randomIndex(randomBytes, () => false)
    assert.ok(Number.isInteger(drawn) && drawn >= 0 && drawn < shardSize)
  })
})

for (const profile of profiles) {
  describe(`signed status lists, ${profile}`, () => {
    const stage = scene(profile)
    const next = async (more: Partial<StatusShard> = {}) => {
      const { authority, shard } = await stage
      return issueStatusList(authority.signer, { ...shard, sequence: 2, issuedAt: now - 300, ...more })
    }

    it('opens what was issued, and refuses to go back', async () => {
      const { trust, shard } = await stage
      const later = openStatusList(await next({ statuses: packStatuses([[9, 2]]) }), trust, shard).accepted
      assert.deepEqual([later?.sequence, later?.issuer, statusAt(later!.statuses, 9)], [2, issuer, 2])
      assert.deepEqual(openStatusList(await next({ sequence: 1 }), trust, later), { refused: 'rollback' })
      assert.deepEqual(openStatusList(await next({ sequence: 3, issuedAt: now - 301 }), trust, later), { refused: 'rollback' })
      assert.deepEqual(openStatusList(await next({ uri: '1' }), trust, shard), { refused: 'another-list' })
    })

    it('refuses a strange signer, another authority’s signer, an altered list and garbage', async () => {
      const { trust, shard, authority, root, trustedKey } = await stage
      const stranger = makeKey(profile)
      assert.deepEqual(openStatusList(await issueStatusList(stranger.signer, shard), trust), { refused: 'unknown-issuer' })
      const forged = await issueStatusList({ ...stranger.signer, kid: authority.signer.kid }, shard)
      assert.deepEqual(openStatusList(forged, trust), { refused: 'bad-signature' })
      assert.deepEqual(openStatusList(await next({ issuer: '440300000400' }), trust), { refused: 'unknown-issuer' })
      const documentsOnly = await trustOf(root, [{ ...trustedKey, purposes: ['documents'] }])
      assert.deepEqual(openStatusList(await next(), documentsOnly), { refused: 'unknown-issuer' })
      const altered = await next()
      altered[60]! ^= 1
      assert.ok(openStatusList(altered, trust).refused)
      for (const bytes of [new Uint8Array(0), randomBytes(100), new Uint8Array(2 ** 21)]) {
        assert.deepEqual(openStatusList(bytes, trust), { refused: 'malformed' })
      }
    })

    it('a decompression bomb is refused before it is inflated', async () => {
      const { trust, authority } = await stage
      const statuses = new Uint8Array(2 ** 26)
      const bomb = await issueStatusList(authority.signer, { issuer, uri: listUri, sequence: 9, issuedAt: now, statuses })
      assert.ok(bomb.length < 100_000)
      assert.deepEqual(openStatusList(bomb, trust), { refused: 'malformed' })
      assert.throws(() => inflate(zlibSync(new Uint8Array(2 ** 18 + 1))), /more entries/)
      assert.equal(inflate(zlibSync(new Uint8Array(2 ** 18))).length, 2 ** 18)
    })

    it('a delta leads from one sequence to the next, and only there', async () => {
      const { trust, shard, authority } = await stage
      const delta: StatusDelta = {
        issuer, uri: listUri, fromSequence: 1, toSequence: 2, issuedAt: now - 60, changes: [[1_048_575, 3], [0, 1], [70_000, 2]],
      }
      const signed = await issueStatusDelta(authority.signer, delta)
      const after = applyStatusDelta(signed, shard, trust).accepted!
      assert.deepEqual([0, 70_000, 1_048_575, 5].map((index) => statusAt(after.statuses, index)), [1, 2, 3, 0])
      assert.deepEqual([after.sequence, after.issuedAt, statusAt(shard.statuses, 0)], [2, now - 60, 0])
      assert.deepEqual(applyStatusDelta(signed, after, trust), { refused: 'rollback' })
      const refused = async (more: Partial<StatusDelta>, signer = authority.signer) =>
        applyStatusDelta(await issueStatusDelta(signer, { ...delta, ...more }), shard, trust).refused
      assert.equal(await refused({ fromSequence: 2, toSequence: 3 }), 'gap')
      assert.equal(await refused({ issuedAt: shard.issuedAt - 1 }), 'rollback')
      assert.equal(await refused({ uri: '1' }), 'another-list')
      assert.equal(await refused({ changes: [[shardSize, 1]] }), 'malformed')
      assert.equal(await refused({}, makeKey(profile).signer), 'unknown-issuer')
      assert.equal(await refused({}, { ...makeKey(profile).signer, kid: authority.signer.kid }), 'bad-signature')
      await assert.rejects(issueStatusDelta(authority.signer, { ...delta, toSequence: 1 }))
    })

    it('a whole list does not pass for a delta, nor a delta for a list, nor either for a trust list', async () => {
      const { trust, shard, authority } = await stage
      const list = await next()
      assert.deepEqual(applyStatusDelta(list, shard, trust), { refused: 'malformed' })
      const empty: StatusDelta = { issuer, uri: listUri, fromSequence: 1, toSequence: 2, issuedAt: now, changes: [] }
      const delta = await issueStatusDelta(authority.signer, empty)
      assert.deepEqual(openStatusList(delta, trust), { refused: 'malformed' })
      const retyped = await sign1(authority.signer, new Map([[4, authority.signer.kid]]), parseSign1(list, { maxBytes: 1e6 }).payload)
      assert.deepEqual(openStatusList(retyped, trust), { refused: 'malformed' })
    })

    it('old keys stop: a list signed after the key’s last day is refused', async () => {
      const { trust, trustedKey } = await stage
      assert.deepEqual(openStatusList(await next({ issuedAt: trustedKey.signUntil }), trust), { refused: 'unknown-issuer' })
      assert.ok(openStatusList(await next({ issuedAt: trustedKey.signUntil - day }), trust).accepted)
    })
  })
}

describe('changes as varints', () => {
  const changes = fc.uniqueArray(fc.tuple(fc.nat(shardSize - 1), fc.nat(3)), { selector: ([index]) => index, maxLength: 300 })

  it('come back in order, and applied one after another give the same shard as at once', () => fc.assert(fc.property(changes, (drawn) => {
    const all = drawn as [number, Status][]
    const packed = packChanges(all)
    assert.deepEqual(unpackChanges(packed), all.toSorted((a, b) => a[0] - b[0]))
    const stepwise = packStatuses(all.slice(0, all.length / 2))
    for (const [index, value] of unpackChanges(packChanges(all.slice(all.length / 2)))) setStatus(stepwise, index, value)
    assert.deepEqual(stepwise, packStatuses(unpackChanges(packed)))
  }), { numRuns: 30 }))

  it('cost about two bytes each', () => {
    const thousand = Array.from({ length: 1000 }, (_, i): [number, Status] => [i * 1048 + (i % 7), 1])
    assert.ok(packChanges(thousand).length <= 2000)
  })

  it('are refused when cut, overlong, or when an index occurs twice', () => {
    for (const hex of ['80', '8000', 'ffffffffffff01']) assert.throws(() => unpackChanges(fromHex(hex)), hex)
    assert.throws(() => packChanges([[1, 1], [1, 2]]))
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      let read: ReturnType<typeof unpackChanges>
      try {
        read = unpackChanges(bytes)
      } catch {
        return
      }
      if (read.every(([index]) => index < 2 ** 28)) assert.deepEqual([...packChanges(read)], [...bytes])
    }))
  })

})
