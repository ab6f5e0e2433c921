import { Failed, type Client } from '@changxing/contract/client.ts'
import { patrolLookUp, patrolVerify, type PatrolVerification } from '@changxing/contract/verification.ts'
import { kindOfCode, type CodeKind } from '@changxing/ui/scan/code-kind.ts'
import type { z } from 'zod'
import { dropQueued, putQueued, queuedCheck, rememberCheck } from '../checks/check-store.ts'
import { queued, ready, type CheckRecord } from '../checks/queue.ts'
import { fetchListOnDemand } from '../terminal/sync.ts'
import type { Terminal } from '../terminal/terminal.tsx'
import { watched } from '../terminal/terminal-state.ts'
import { finalVerdict, type FinalVerdict, type OnlineOutcome } from '../verdict/final-verdict.ts'
import type { AskedChallenge, OfflineFinding } from './verify-messages.ts'
import { loadLists, verifyOffline } from './verify-offline.ts'

export type BackOfficeAnswer = z.infer<typeof PatrolVerification>
type LookUp = {
  readonly identityNumber: string
  readonly purpose: 'no-code' | 'grey-verdict' | 'yellow-verdict' | 'accident' | 'violation'
}

/** One check from scan to verdict; renewed while answers come in. */
export type Check = {
  readonly checkId: string
  readonly way: CodeKind | 'identity-number'
  readonly atMs: number
  readonly challenged: boolean
  readonly finding: OfflineFinding | null
  readonly online: OnlineOutcome
  readonly answer: BackOfficeAnswer | null
  /** null until this terminal's own finding is there */
  readonly verdict: FinalVerdict | null
}

/** The check on the screen. */
export const currentCheck = watched<{ check: Check | null }>({ check: null })

const giveUpMs = 12_000

const whyNot = (cause: unknown): OnlineOutcome => {
  if (cause instanceof DOMException) return { state: 'no-answer', why: 'too-slow' }
  const status = cause instanceof Failed ? cause.status : undefined
  if (status === 0) return { state: 'no-answer', why: 'offline' }
  if (status === 401) return { state: 'no-answer', why: 'signed-out' }
  if (status === 403) return { state: 'no-answer', why: 'not-allowed' }
  return { state: 'no-answer', why: status === 429 ? 'too-many' : 'failed' }
}

/** Asks the back office, for at most 12 seconds: an officer at a window does not wait longer. */
async function ask(
  question: (client: Client, signal: AbortSignal) => Promise<BackOfficeAnswer>,
  terminal: Terminal,
): Promise<{ online: OnlineOutcome; answer: BackOfficeAnswer | null }> {
  if (!navigator.onLine) return { online: { state: 'no-answer', why: 'offline' }, answer: null }
  try {
    const answer = await question(terminal.client, AbortSignal.timeout(giveUpMs))
    return { online: { state: 'answered', answer }, answer }
  } catch (cause) {
    const online = whyNot(cause)
    if (online.state === 'no-answer' && online.why === 'signed-out') terminal.signedOut()
    return { online, answer: null }
  }
}

function show(part: Partial<Check>, checkId: string): void {
  const { check } = currentCheck.get()
  if (check?.checkId !== checkId) return
  const next = { ...check, ...part }
  const settled = next.finding !== null || next.way === 'identity-number' || next.way === 'handle'
  const own = next.way === 'identity-number' || next.way === 'handle' ? null : (next.finding?.verification ?? null)
  currentCheck.change({ check: { ...next, verdict: settled ? finalVerdict(own, next.online) : null } })
}

function begin(terminal: Terminal, way: Check['way'], challenged: boolean, asks: boolean): Check {
  const check: Check = {
    checkId: crypto.randomUUID(), way, atMs: terminal.now(), challenged, finding: null, answer: null, verdict: null,
    online: asks ? { state: 'asking' } : { state: 'no-answer', why: 'not-asked' },
  }
  currentCheck.change({ check })
  return check
}

/**
 * Checks a scanned text: this terminal alone and the back office at the same time. What is no code of ours is not sent anywhere: it may
 * be anybody's. The record enters the queue before the question is asked, and leaves it when the back office has recorded the check.
 */
export async function checkCode(terminal: Terminal, code: string, challenge?: AskedChallenge): Promise<void> {
  const way = kindOfCode(code)
  const ours = way === 'signed' || way === 'handle'
  const check = begin(terminal, way, challenge !== undefined, ours)
  const { checkId, atMs } = check
  const { nowMs, known } = terminal.clock()
  let finding = await verifyOffline(code, nowMs, known, challenge)
  if (finding.statusListSequence === null && finding.statusUri && navigator.onLine) {
    void fetchListOnDemand(terminal.client, finding.statusUri, nowMs).then(async (fetched) => {
      if (!fetched) return
      await loadLists()
      finding = await verifyOffline(code, nowMs, known, challenge)
      show({ finding }, checkId)
      await terminal.showLists()
    }, () => undefined)
  }
  await keepRecord(terminal, check, finding)
  show({ finding }, checkId)
  const { online, answer } = ours
    ? await ask((client, signal) => client.call(patrolVerify, { input: {
        checkId, code, scannedAt: new Date(atMs).toISOString(), ...placeOf(terminal), ...challengeOf(finding),
      }, idempotencyKey: checkId, signal }), terminal)
    : { online: check.online, answer: null }
  show({ online, answer }, checkId)
  await settle(terminal, { ...check, finding, online, answer })
}

/** Looks a person up by identity number. Only online; the question itself is recorded by the back office. */
export async function lookUp(terminal: Terminal, { identityNumber, purpose }: LookUp): Promise<void> {
  const check = begin(terminal, 'identity-number', false, true)
  show({}, check.checkId)
  const { online, answer } = await ask((client, signal) => client.call(patrolLookUp, {
    input: { checkId: check.checkId, identityNumber, purpose, ...placeOf(terminal) }, idempotencyKey: check.checkId, signal,
  }), terminal)
  show({ online, answer }, check.checkId)
  if (answer) await rememberLine(terminal, { ...check, online, answer })
}

// the back office does not know when the question was asked: a late answer must not become right there
const challengeOf = ({ challengeHex, verification }: OfflineFinding) =>
  challengeHex && !verification.reasons.some(({ code }) => code === 'challenge-late') ? { challenge: challengeHex } : {}

const placeOf = (terminal: Terminal) => (terminal.get().place ? { place: terminal.get().place } : {})

async function keepRecord(terminal: Terminal, { checkId, atMs }: Check, finding: OfflineFinding): Promise<void> {
  const { officer, place } = terminal.get()
  if (!officer) return
  const { codeHash, cti, codeTime, verification, trustListSequence, statusListSequence } = finding
  const record: CheckRecord = {
    checkId, codeHash, cti, codeTime, trustListSequence, statusListSequence,
    at: new Date(atMs).toISOString(), verdict: verification.verdict,
    reasons: verification.reasons.map(({ code }) => code), place: place || null,
  }
  await putQueued(queued(record, officer.officerId, terminal.now()))
}

async function settle(terminal: Terminal, check: Check): Promise<void> {
  if (check.answer) await dropQueued(check.checkId)
  else {
    const entry = await queuedCheck(check.checkId)
    if (entry) await putQueued(ready(entry, terminal.now()))
  }
  await rememberLine(terminal, check)
  await terminal.showQueue()
}

async function rememberLine(terminal: Terminal, { checkId, atMs, finding, answer, online }: Check): Promise<void> {
  const { officer } = terminal.get()
  if (!officer) return
  const licence = finding?.verification.claims?.licence
  const name = answer?.licence?.faces.front.name ?? (licence?.disclosure === 'police' ? licence.name : null)
  const { colour } = finalVerdict(finding?.verification ?? null, online)
  const line = { checkId, officerId: officer.officerId, atMs, verdict: colour, offline: answer === null, nameMasked: name && masked(name) }
  await rememberCheck(line)
}

/** 欧阳测试 → 欧**试: first and last character stay. */
const masked = (name: string): string => {
  const characters = [...name]
  return characters.map((character, i) => (i === 0 || (i === characters.length - 1 && i > 1) ? character : '*')).join('')
}
