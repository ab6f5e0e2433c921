import { publishStatusLists as publishEndpoint, statusDelta as deltaEndpoint, statusList as listEndpoint, statusShards as shardsEndpoint } from '@changxing/contract/verification.ts'
import { issueStatusDelta } from '@changxing/credentials/status-delta.ts'
import { issueStatusList, packStatuses, shardUri, type Status } from '@changxing/credentials/status-list.ts'
import { instantText, isoInstant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { operation, Problem } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import * as credentials from './credentials.store.ts'
import { areaOfShard, issuerOf } from './issue-credentials.ts'

/** A delta older than this serves nobody: a terminal that was away longer fetches the whole shard. */
const keepDeltasMillis = 2 * 86_400_000
/** A list is signed anew at least hourly, so that its age speaks of the list and not of a quiet day. */
const resignAfterMillis = 3_600_000

export type Published = { readonly shard: string; readonly sequence: number }

/**
 * Publishes one shard when something changed, or when its last list is an hour old. The whole list and the delta that leads to it are
 * signed in one transaction, so that no terminal can meet one without the other.
 */
export const publishShard = async (platform: Platform, db: Tx, area: string, number: number, force = false): Promise<Published | undefined> => {
  const shard = await credentials.lockShard(db, area, number)
  const changes = await credentials.unpublished(db, area, number)
  const millis = platform.clock.millis()
  const isYoung = shard.published_at !== null && millis - shard.published_at.getTime() < resignAfterMillis
  if (!force && changes.length === 0 && isYoung) return undefined
  const at = isoInstant(millis)
  const issuedAt = Math.floor(millis / 1000)
  const issuer = issuerOf(platform, area)
  const signer = platform.keys.documentSigner(issuer, issuedAt)
  const uri = shardUri(number)
  const sequence = shard.sequence + 1
  const entries = (await credentials.notValid(db, area, number, at)).map((row) => [row.index_in_shard, row.status] as const)
  const list = await issueStatusList(signer, { issuer, uri, sequence, issuedAt, statuses: packStatuses(entries) })
  await credentials.publish(db, { area, number, sequence, list, at })
  if (shard.list !== null) {
    const delta = await issueStatusDelta(signer, {
      issuer, uri, fromSequence: shard.sequence, toSequence: sequence, issuedAt, changes: changes.map((row) => [row.index_in_shard, row.status as Status] as const),
    })
    await credentials.keepDelta(db, { area, number, from: shard.sequence, to: sequence, delta, at })
  }
  await credentials.removeOldDeltas(db, area, number, isoInstant(millis - keepDeltasMillis))
  if (changes.length > 0) await credentials.markPublished(db, area, number, changes.map((row) => row.index_in_shard))
  return { shard: String(number), sequence }
}

/** The job that runs every ten minutes, and at once after a licence changed its state. One transaction a shard. */
export const publishStatusListsTask: Task = async ({ platform, transaction }) => {
  const all = await transaction((db) => credentials.shards(db))
  for (const { area, number } of all) await transaction((db) => publishShard(platform, db, area, number))
}

const numberOf = (shard: string): { readonly area: string; readonly number: number } => {
  if (!/^\d{8}$/.test(shard)) throw new Problem('not-found')
  return { area: areaOfShard(Number(shard)), number: Number(shard) }
}

export const statusShards = operation(shardsEndpoint, async ({ db }) => {
  const rows = await credentials.shards(db)
  return {
    shards: rows.filter((row) => row.published_at !== null).map((row) => ({
      area: row.area, shard: String(row.number), uri: shardUri(row.number), sequence: row.sequence, publishedAt: instantText(row.published_at!),
    })),
  }
})

export const statusList = operation(listEndpoint, async ({ db }, { shard }) => {
  const { area, number } = numberOf(shard)
  const row = await credentials.shard(db, area, number)
  if (!row?.list) throw new Problem('not-found')
  return new Uint8Array(row.list)
})

export const statusDelta = operation(deltaEndpoint, async ({ db }, { shard, from }) => {
  const { area, number } = numberOf(shard)
  const row = await credentials.delta(db, area, number, from)
  if (!row) throw new Problem('not-found')
  return new Uint8Array(row.delta)
})

export const publishStatusLists = operation(publishEndpoint, async (context, { area }) => {
  const { db, platform } = context
  const published: Published[] = []
  for (const shard of await credentials.shards(db)) {
    const done = shard.area === area && (await publishShard(platform, db, area, shard.number, true))
    if (done) published.push(done)
  }
  context.concerns(area, 'status-lists')
  return { published }
})
