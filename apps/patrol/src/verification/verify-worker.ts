import { toHex, utf8 } from '@changxing/credentials/bytes.ts'
import { parseCode } from '@changxing/credentials/dynamic-code.ts'
import { isSignedCode } from '@changxing/credentials/static-code.ts'
import type { StatusShard } from '@changxing/credentials/status-list.ts'
import { openTrustList, type TrustList } from '@changxing/credentials/trust-list.ts'
import type { ReplayMemory } from '@changxing/credentials/replay-memory.ts'
import { roadsidePolicy, verifyCode } from '@changxing/credentials/verify-code.ts'
import { prepareIssuerKey } from '@changxing/credentials/verify-signature.ts'
import { licenceStates, mayDrive } from '@changxing/rules/licences/states.ts'
import { database, kept } from '../terminal/database.ts'
import { challengeAnswered } from './challenge-answered.ts'
import { replayStore } from './replay-store.ts'
import type { OfflineFinding, WorkerReply, WorkerRequest } from './verify-messages.ts'

type Lists = { readonly trust: TrustList | null; readonly shards: ReadonlyMap<string, StatusShard>; readonly seen: ReplayMemory }

const worker = globalThis as unknown as { onmessage: ((event: MessageEvent<WorkerRequest>) => void) | null; postMessage: (reply: WorkerReply) => void }
const noTrust: TrustList = { sequence: 0, issuedAt: 0, keys: new Map() }

/** Tables of so many issuers are made at the start; others get theirs when they are met often. */
const preparedIssuers = 8

let lists: Promise<Lists> | undefined

worker.onmessage = async ({ data }) => {
  try {
    if (data.ask === 'load') {
      lists = load()
      const { trust, shards } = await lists
      worker.postMessage({ id: data.id, loaded: { keys: trust?.keys.size ?? 0, lists: shards.size } })
    } else worker.postMessage({ id: data.id, finding: await verify(data, await (lists ??= load())) })
  } catch (cause) {
    worker.postMessage({ id: data.id, failed: String(cause) })
  }
}

async function load(): Promise<Lists> {
  const db = await database()
  const [root, trustList, officer] = await Promise.all([kept('root'), kept('trustList'), kept('officer')])
  const trust = root && trustList ? (openTrustList(trustList.bytes, root.key).accepted ?? null) : null
  const shards = new Map((await db.getAll('shards')).map(({ list }) => [list.uri, list]))
  const [showings, instants] = await Promise.all([db.getAllKeys('seen'), db.getAll('seen')])
  const seen = replayStore(showings.map((showing, i) => [showing, instants[i] ?? 0]), ({ showing, at }, forgotten) => {
    for (const old of forgotten) void db.delete('seen', old)
    void db.put('seen', at, showing)
  })
  prepare(trust, officer?.area)
  return { trust, shards, seen }
}

/** Own city first, then own province: those are met most. */
function prepare(trust: TrustList | null, area = ''): void {
  const nearness = (issuer: string) => (issuer.startsWith(area.slice(0, 4)) ? 0 : issuer.startsWith(area.slice(0, 2)) ? 1 : 2)
  const keys = [...(trust?.keys.values() ?? [])].filter((key) => key.purposes.includes('documents'))
  keys.sort((a, b) => nearness(a.issuer) - nearness(b.issuer) || b.signFrom - a.signFrom)
  for (const { publicKey } of keys.slice(0, preparedIssuers)) prepareIssuerKey(publicKey)
}

/** A letter this app does not know forbids nothing: the back office will say. */
const stateForbids = (state: string): boolean => {
  const known = [...state].filter((letter) => Object.hasOwn(licenceStates, letter)).join('')
  return known !== '' && !mayDrive(known)
}

async function verify(
  { code, nowMs, clockKnown, challenge }: Extract<WorkerRequest, { ask: 'verify' }>,
  { trust, shards, seen }: Lists,
): Promise<OfflineFinding> {
  const now = Math.floor(nowMs / 1000)
  const nonce = isSignedCode(code) ? nonceOf(code) : undefined
  const answered = challenge && challengeAnswered(challenge, nonce)
  const verification = verifyCode(code, {
    trust: trust ?? noTrust, statusLists: shards, now, clockKnown, seen,
    policy: { ...roadsidePolicy, stateForbids, ...(answered ? { challengeSeconds: answered.seconds } : {}) },
    ...(answered && challenge ? { challenge: { nonce: answered.nonce, at: Math.floor(challenge.atMs / 1000) } } : {}),
  })
  const { claims, ages } = verification
  const statusUri = claims?.status?.uri ?? null
  return {
    verification, statusUri,
    codeHash: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(utf8(code))))),
    cti: claims ? `${claims.issuer.slice(0, 6)}.${toHex(claims.tokenId)}` : null,
    codeTime: ages.code === undefined ? null : now - ages.code,
    challengeHex: answered ? toHex(answered.nonce) : null,
    trustListSequence: trust?.sequence ?? null,
    statusListSequence: (statusUri && shards.get(statusUri)?.sequence) || null,
  }
}

function nonceOf(code: string): Uint8Array | undefined {
  try {
    return parseCode(code).presentation?.nonce
  } catch {
    return undefined
  }
}
