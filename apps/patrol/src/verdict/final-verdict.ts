import type { Words } from '@changxing/rules/words.ts'

export type Colour = 'green' | 'yellow' | 'red' | 'grey'
export type Ground = { readonly code: string; readonly says: Words }

/** What this terminal found alone. */
export type OfflineAnswer = { readonly verdict: Colour; readonly reasons: readonly Ground[] }

export type NoAnswer = 'offline' | 'too-slow' | 'signed-out' | 'not-allowed' | 'too-many' | 'failed' | 'not-asked'

/** What became of the question to the back office. */
export type OnlineOutcome =
  | { readonly state: 'asking' }
  | { readonly state: 'answered'; readonly answer: { readonly verdict: Colour; readonly reasons: readonly Ground[] } }
  | { readonly state: 'no-answer'; readonly why: NoAnswer }

export type FinalVerdict = {
  readonly colour: Colour
  readonly reasons: readonly Ground[]
  readonly restsOn: 'back-office' | 'this-terminal' | 'nothing'
  /** The back office may still answer, and its answer will count. */
  readonly mayChange: boolean
  /** The two differed: what this terminal alone had said. */
  readonly differsFrom: Colour | null
  /** Never an offence: `challenge` and `look-up` are what an officer does next. */
  readonly next: readonly ('challenge' | 'look-up' | 'scan-again')[]
}

const waiting: Ground = { code: 'asking', says: { zh: '正在向后台核查', en: 'Asking the back office' } }
const onlineOnly: Ground = {
  code: 'online-only',
  says: { zh: '这种号码只能联网核查；目前没有得到后台答复', en: 'Such a number can only be checked online, and the back office has not answered' },
}

/** Grounds that a fresh showing clears: the holder refreshes, or answers a challenge. */
const clearedByChallenge = new Set([
  'clock-differs', 'challenge-unanswered', 'challenge-late', 'challenge-not-ours', 'challenge-wrong', 'stale-code', 'replayed',
])
const clearedByScanning = new Set(['stale-code', 'replayed', 'damaged-code', 'copy', 'not-our-code'])

/**
 * Merges what the terminal found and what the back office said. The back office wins whenever it answered, for it knows the state of
 * this minute; until then, and without it, the terminal's own finding stands. Without either the verdict is grey.
 */
export function finalVerdict(offline: OfflineAnswer | null, online: OnlineOutcome): FinalVerdict {
  if (online.state === 'answered') {
    const { verdict, reasons } = online.answer
    const differs = offline !== null && offline.verdict !== verdict ? offline.verdict : null
    return { colour: verdict, reasons, restsOn: 'back-office', mayChange: false, differsFrom: differs, next: nextSteps(verdict, reasons) }
  }
  const mayChange = online.state === 'asking'
  if (!offline) {
    const reasons = [mayChange ? waiting : onlineOnly]
    return { colour: 'grey', reasons, restsOn: 'nothing', mayChange, differsFrom: null, next: mayChange ? [] : ['look-up', 'scan-again'] }
  }
  const { verdict, reasons } = offline
  return { colour: verdict, reasons, restsOn: 'this-terminal', mayChange, differsFrom: null, next: nextSteps(verdict, reasons) }
}

function nextSteps(colour: Colour, reasons: readonly Ground[]): FinalVerdict['next'] {
  if (colour === 'green') return []
  const has = (codes: ReadonlySet<string>) => reasons.some((reason) => codes.has(reason.code))
  return [
    ...(has(clearedByChallenge) ? (['challenge'] as const) : []),
    ...(has(clearedByScanning) ? (['scan-again'] as const) : []),
    'look-up',
  ]
}
