import { Failed, type Client } from '@changxing/contract/client.ts'
import { me } from '@changxing/contract/people.ts'
import { serverClock, statusDelta, statusList, statusShards, trustList, trustRoot } from '@changxing/contract/verification.ts'
import { fromSpki, keyId } from '@changxing/credentials/spki.ts'
import { toHex } from '@changxing/credentials/bytes.ts'
import { applyStatusDelta } from '@changxing/credentials/status-delta.ts'
import { openStatusList, type StatusShard } from '@changxing/credentials/status-list.ts'
import { openTrustList, type ListRefusal, type TrustList } from '@changxing/credentials/trust-list.ts'
import type { Words } from '@changxing/rules/words.ts'
import { fromBase64Url } from './base64url.ts'
import { anchorAt, deviceClocks, readClock, type ClockAnchor } from './clock.ts'
import { database, keep, kept, type KeptShard, type Officer, type PinnedRoot } from './database.ts'
import type { TerminalState } from './terminal-state.ts'

const mostDeltas = 24

/** The posts that work with this terminal: at the roadside, at a vehicle office, at a test site. */
const terminalPosts = ['patrol', 'inspection', 'examiner']

type Shard = { readonly area: string; readonly shard: string; readonly uri: string; readonly sequence: number }

const refusedList: Record<ListRefusal, Words> = {
  malformed: { zh: '内容无法识别', en: 'it could not be read' },
  'bad-signature': { zh: '签名不符', en: 'its signature is wrong' },
  'unknown-issuer': { zh: '签发机关不在信任列表中', en: 'its issuer is not in the trust list' },
  rollback: { zh: '比本机的旧', en: 'it is older than the one kept here' },
  gap: { zh: '缺少中间的变化', en: 'changes in between are missing' },
  'another-list': { zh: '不是所要的名单', en: 'it is another list' },
}
const notTaken = (what: Words, why: ListRefusal): Words => ({
  zh: `${what.zh}未更新：${refusedList[why].zh}；仍用本机原有的`, en: `${what.en} was not updated: ${refusedList[why].en}. The kept one stays in use`,
})

/** Compares the clock with the server's. Rejects when there is no answer. */
export async function syncClock(client: Client): Promise<ClockAnchor> {
  const asked = deviceClocks()
  const { now, recorded } = await client.call(serverClock)
  const anchor = anchorAt({ serverMs: Date.parse(now), recordAheadMs: Date.parse(recorded) - Date.parse(now) }, asked, deviceClocks())
  await keep('clock', anchor)
  return anchor
}

/** Asks who is signed in. A known officer stays known when the session has ended: the terminal works on, offline. */
export async function syncOfficer(client: Client, nowMs: number): Promise<Pick<TerminalState, 'officer' | 'session' | 'signInUrl'>> {
  const { actor, signInUrl } = await client.call(me)
  const before = (await kept('officer')) ?? null
  if (actor?.kind !== 'officer') return { officer: before, session: 'ended', signInUrl }
  if (!terminalPosts.some((post) => actor.posts.includes(post))) return { officer: before, session: 'wrong-post', signInUrl }
  const { officerId, number, name, area, office, posts } = actor
  const officer: Officer = { officerId, number, name, area, office: office.name, posts, confirmedAtMs: nowMs }
  await keep('officer', officer)
  return { officer, session: 'alive', signInUrl }
}

/** The root key: pinned when first met, afterwards only compared. `differs` asks for a human, never for a silent change. */
export async function syncRoot(client: Client, nowMs: number): Promise<{ root: PinnedRoot; differs: boolean }> {
  const pinned = await kept('root')
  const offered = await client.call(trustRoot)
  const key = fromSpki(fromBase64Url(offered.publicKey))
  const fingerprint = toHex(keyId(key))
  if (pinned) return { root: pinned, differs: pinned.fingerprint !== fingerprint }
  const root: PinnedRoot = { key, fingerprint, pinnedAtMs: nowMs }
  await keep('root', root)
  return { root, differs: false }
}

/** Fetches the trust list and takes it over when the pinned root signed it and it is not older than the kept one. */
export async function syncTrustList(
  client: Client,
  root: PinnedRoot,
  nowMs: number,
): Promise<{ trust: TrustList | null; fetchedAtMs: number; problem: Words | null }> {
  const before = await kept('trustList')
  const current = before && openTrustList(before.bytes, root.key).accepted
  const bytes = new Uint8Array(await client.call(trustList))
  const answer = openTrustList(bytes, root.key, current)
  if (!answer.accepted) {
    return { trust: current ?? null, fetchedAtMs: before?.fetchedAtMs ?? nowMs, problem: notTaken({
      zh: '信任列表',
      en: 'The trust list',
    }, answer.refused) }
  }
  await keep('trustList', { bytes, fetchedAtMs: nowMs })
  return { trust: answer.accepted, fetchedAtMs: nowMs, problem: null }
}

/** The status lists this terminal keeps by itself: those of its own province. */
const ofOwnProvince = (area: string) => (shard: Shard) => shard.area.slice(0, 2) === area.slice(0, 2)

/** Brings the status lists of the own province, and those fetched on demand before, up to date; each on its own. */
export async function syncStatusLists(client: Client, trust: TrustList, area: string, nowMs: number): Promise<readonly Words[]> {
  const db = await database()
  const { shards } = await client.call(statusShards)
  const keptUris = new Set(await db.getAllKeys('shards'))
  const mine = ofOwnProvince(area)
  const problems: Words[] = []
  for (const shard of shards.filter((one) => mine(one) || keptUris.has(one.uri))) {
    const problem = await fetchList(client, trust, shard, nowMs)
    if (problem) problems.push(problem)
  }
  return problems
}

/** Fetches the one list a code points to, when this terminal does not have it. Answers whether it is here now. */
export async function fetchListOnDemand(client: Client, uri: string, nowMs: number): Promise<boolean> {
  const root = await kept('root')
  const keptTrust = await kept('trustList')
  const trust = root && keptTrust && openTrustList(keptTrust.bytes, root.key).accepted
  const shard = trust && (await client.call(statusShards)).shards.find((one) => one.uri === uri)
  return shard ? (await fetchList(client, trust, shard, nowMs)) === null : false
}

async function fetchList(client: Client, trust: TrustList, shard: Shard, nowMs: number): Promise<Words | null> {
  const db = await database()
  const before = await db.get('shards', shard.uri)
  const what: Words = { zh: `状态名单 ${shard.shard}`, en: `Status list ${shard.shard}` }
  try {
    const brought = before && (await byDeltas(client, trust, shard, before.list))
    if (brought) {
      await db.put('shards', { area: shard.area, shard: shard.shard, list: brought, fetchedAtMs: nowMs }, shard.uri)
      return null
    }
    const answer = openStatusList(new Uint8Array(await client.call(statusList, { params: { shard: shard.shard } })), trust, before?.list)
    if (!answer.accepted) return notTaken(what, answer.refused)
    if (answer.accepted.uri !== shard.uri) return notTaken(what, 'another-list')
    const entry: KeptShard = { area: shard.area, shard: shard.shard, list: answer.accepted, fetchedAtMs: nowMs }
    await db.put('shards', entry, shard.uri)
    return null
  } catch (cause) {
    if (cause instanceof Failed && cause.status !== 0) return {
      zh: `${what.zh}未取得（${cause.message}）`,
      en: `${what.en} was not fetched (${cause.message})`,
    }
    throw cause
  }
}

/**
 * The kept list brought up to date by small signed deltas, at most a day's worth; null where one is missing and the whole
 * list is needed.
 */
async function byDeltas(client: Client, trust: TrustList, { shard, sequence }: Shard, before: StatusShard): Promise<StatusShard | null> {
  let list = before
  for (let step = 0; list.sequence < sequence; step++) {
    if (step === mostDeltas) return null
    try {
      const delta = new Uint8Array(await client.call(statusDelta, { params: { shard }, input: { from: list.sequence } }))
      const answer = applyStatusDelta(delta, list, trust)
      if (!answer.accepted) return null
      list = answer.accepted
    } catch (cause) {
      if (cause instanceof Failed && cause.status === 404) return null
      throw cause
    }
  }
  // a directory that is behind the kept list is a rollback, which only the signed list itself may claim
  return list.sequence === sequence ? list : null
}

/** The server's time now, from the kept comparison. */
export const nowBy = (anchor: ClockAnchor | null): number => readClock(anchor, deviceClocks()).nowMs
