import { createHash } from 'node:crypto'
import { toHex } from '@changxing/credentials/bytes.ts'
import type { Licence } from '@changxing/credentials/cwt-licence.ts'
import { parseCode, type ParsedCode } from '@changxing/credentials/dynamic-code.ts'
import { openHandle } from '@changxing/credentials/handle.ts'
import type { ReplayMemory } from '@changxing/credentials/replay-memory.ts'
import { packStatuses, type Status, type StatusShard } from '@changxing/credentials/status-list.ts'
import { roadsidePolicy, verifyCode, type Verification } from '@changxing/credentials/verify-code.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { mayDrive } from '@changxing/rules/licences/states.ts'
import { verifyNative } from '../../platform/crypto/sm2.ts'
import type { Tx } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import * as checks from './checks.store.ts'
import * as credentials from './credentials.store.ts'
import { issuerOf } from './issue-credentials.ts'
import { openFileOf, type LicenceFile } from './licence-file.ts'
import * as licences from './licences.store.ts'
import { openedTrustList } from './trust-list.ts'

export type Verdict = Verification['verdict']
export type VerdictReason = { readonly code: string; readonly says: Words }

/** What the back office knows of a scanned text: the signatures' verdict, then the file's own state, which outweighs it. */
export type Examination = {
  readonly verdict: Verdict
  readonly reasons: readonly VerdictReason[]
  /** The licence behind the code; absent when the code does not prove one. */
  readonly file?: LicenceFile
  readonly disclosure?: Licence['disclosure']
  readonly tokenId?: Buffer
}

export type Question = {
  readonly code: string
  readonly checkId: string
  /** Kind and id of the caller: the same showing from two callers is a replay. */
  readonly terminal: string
  readonly accepts: readonly Licence['disclosure'][]
  readonly challenge?: string
  /** Milliseconds; the showing is judged at the instant it was scanned, which a slow network must not age. */
  readonly scannedAt: number
}

const graceMillis = 120_000

/** The status list as it would be published this second, for the one entry that matters. */
const presentShard = (parsed: ParsedCode, issuer: string, row: credentials.CredentialRow, now: number): StatusShard => ({
  issuer, uri: parsed.credential.status!.uri, sequence: Number.MAX_SAFE_INTEGER, issuedAt: now,
  statuses: packStatuses([[row.index_in_shard, row.status as Status]], row.index_in_shard + 1),
})

/** A memory of one showing: what other terminals saw of it. The database is the memory; this only carries its answer. */
const memoryOf = (firstSeenElsewhere: number | undefined): ReplayMemory => ({ firstSeen: () => firstSeenElsewhere, remember: () => undefined })

const opened = (code: string): ParsedCode | undefined => {
  try {
    return parseCode(code)
  } catch {
    return undefined
  }
}

/** Words for a handle that cannot be used. */
const handleUnknown: VerdictReason = { code: 'handle-unknown', says: { zh: '这串数字不是有效的出示码，或已过期；请对方刷新', en: 'These digits are no valid code, or they have expired; ask for a fresh one' } }
const retired: VerdictReason = { code: 'device-retired', says: { zh: '此码来自已停用的设备', en: 'This code comes from a phone that is no longer in use' } }
const forbidden = (states: string): VerdictReason => ({ code: 'state-forbids', says: { zh: `后台状态（${states}）：当前不得驾驶`, en: `Back-office state (${states}): may not drive now` } })
const fresh: VerdictReason = { code: 'back-office', says: { zh: '后台档案一致，当前有效', en: 'The back office agrees: valid now' } }

/** The state on file outweighs what any code said of it. */
const withState = (verdict: Verdict, reasons: readonly VerdictReason[], file: LicenceFile): Pick<Examination, 'verdict' | 'reasons'> => {
  const { states } = file.row
  if (!mayDrive(states)) return { verdict: 'red', reasons: [forbidden(states), ...reasons.filter((reason) => reason.code !== 'valid')] }
  return verdict === 'green' ? { verdict, reasons: [fresh] } : { verdict, reasons }
}

const examineHandle = async (platform: Platform, db: Tx, question: Question): Promise<Examination> => {
  const digits = question.code.replace(/\s/g, '')
  const handle = openHandle(platform.keys.secret('handle').bytes, digits)
  if (!handle || !question.accepts.includes('police')) return { verdict: 'grey', reasons: [handleUnknown] }
  const row = await checks.handle(db, handle.area, createHash('sha256').update(digits).digest())
  if (!row || row.expires_at.getTime() < question.scannedAt) return { verdict: 'grey', reasons: [handleUnknown] }
  const file = await openFileOf(platform, db, await licences.byId(db, handle.area, row.licence_id))
  return { ...withState('green', [], file), file, disclosure: 'police' }
}

/**
 * Examines a scanned text with everything the back office has: signatures, period, freshness, challenge, the status as of now, whether
 * another terminal saw the same showing, and the licence's file. Never throws on what was scanned.
 */
export const examineCode = async (platform: Platform, db: Tx, question: Question): Promise<Examination> => {
  if (/^[\d\s]{40,60}$/.test(question.code)) return examineHandle(platform, db, question)
  const trust = await openedTrustList(platform, db)
  const now = Math.floor(platform.clock.millis() / 1000)
  const at = Math.abs(platform.clock.millis() - question.scannedAt) <= graceMillis ? Math.floor(question.scannedAt / 1000) : now
  const parsed = opened(question.code)
  const area = parsed?.sign1.kid && trust.keys.get(toHex(parsed.sign1.kid))?.issuer.slice(0, 6)
  const row = parsed && area ? await credentials.byToken(db, area, parsed.credential.tokenId) : undefined
  let seenElsewhere: number | undefined
  if (parsed?.presentation && row) {
    const others = await checks.sight(db, {
      area: row.area, tokenId: row.token_id, codeTime: parsed.presentation.shownAt, checkId: question.checkId, terminal: question.terminal, at: platform.clock.now(),
    })
    const other = others.find((sighting) => sighting.terminal !== question.terminal)
    seenElsewhere = other && Math.floor(other.at.getTime() / 1000) - 600
  }
  const answer = verifyCode(question.code, {
    trust, now: at, clockKnown: true, seen: memoryOf(seenElsewhere), verify: verifyNative,
    statusLists: parsed && row ? new Map([[parsed.credential.status!.uri, presentShard(parsed, issuerOf(platform, row.area), row, at)]]) : new Map(),
    policy: { ...roadsidePolicy, accepts: question.accepts },
    ...(question.challenge && { challenge: { nonce: Uint8Array.from(Buffer.from(question.challenge, 'hex')), at } }),
  })
  const reasons = answer.reasons.map(({ code, says }) => ({ code, says }))
  const proven = answer.claims !== undefined && row !== undefined
  if (!proven) return { verdict: answer.verdict, reasons, ...(answer.profile?.disclosure && { disclosure: answer.profile.disclosure }) }
  const file = await openFileOf(platform, db, await licences.byId(db, row.area, row.licence_id))
  const stopped = row.status === 1 && mayDrive(file.row.states)
  const found = stopped ? { verdict: 'red' as const, reasons: [retired, ...reasons] } : withState(answer.verdict, reasons, file)
  return { ...found, file, disclosure: row.disclosure, tokenId: row.token_id }
}
