import { Failed, Refused, type Client } from '@changxing/contract/client.ts'
import { receiveTestSheet, testRoster } from '@changxing/contract/exam-sheets.ts'
import { me } from '@changxing/contract/people.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Officer } from '../terminal/database.ts'
import { watched } from '../terminal/terminal-state.ts'
import { allSheets, keepRoster, keptRoster, settleSheet, type KeptRoster, type KeptSheet } from './sheet-store.ts'

type Sheets = {
  readonly kept: KeptRoster | undefined
  readonly sheets: readonly KeptSheet[]
  readonly loaded: boolean
  /** the list could not be fetched when it was last asked for */
  readonly rosterOld: boolean
}

/** The day's candidates and the sheets of this terminal, for the screens. */
export const exams = watched<Sheets>({ kept: undefined, sheets: [], loaded: false, rosterOld: false })

const againEveryMs = 5_000
const rosterEveryMs = 60_000

/** Errors that say that the sheet itself is wrong; all others may pass. */
const final = new Set([400, 403, 404, 413])

export const waitingSheets = (sheets: readonly KeptSheet[]): number => sheets.filter(({ state }) => state === 'waiting').length

const refusalOf = (cause: unknown): Words | undefined => {
  if (cause instanceof Refused) {
    const says = cause.refusal.reasons.map((reason) => reason.says)
    return { zh: says.map(({ zh }) => zh).join('；') || cause.refusal.code, en: says.map(({ en }) => en).join('; ') || cause.refusal.code }
  }
  if (!(cause instanceof Failed) || !final.has(cause.status)) return undefined
  return cause.error?.fields?.[0]?.says ?? cause.error?.says ?? { zh: `服务器不接收（${cause.status}）`, en: `The server does not take it (${cause.status})` }
}

export type Examining = {
  readonly client: Client
  readonly officer: () => Officer | null
  readonly onSignedOut: () => void
}

/**
 * Fetches the day's candidates and sends signed sheets whenever there is a network, for as long as the page lives and whichever screen is
 * open. The number of a sheet is made here and is its key: however often it is sent, it counts once (M3.1.0). Only one page of a terminal
 * sends at a time.
 */
export function startSheets({ client, officer, onSignedOut }: Examining): { readonly nudge: () => void; readonly refresh: () => Promise<void> } {
  const examiner = () => {
    const one = officer()
    return one?.posts.includes('examiner') ? one : undefined
  }
  const show = async () => {
    const one = examiner()
    exams.change({ kept: one && (await keptRoster(one.officerId)), sheets: one ? (await allSheets()).filter(({ officerId }) => officerId === one.officerId) : [], loaded: true })
  }
  const fetchRoster = async () => {
    const one = examiner()
    if (!one || !navigator.onLine) return
    try {
      // The day of the tests is the server's: a device left with a wrong date must not ask for another day's names.
      const { today: day } = await client.call(me)
      const roster = await client.call(testRoster, { params: { area: one.area, day } })
      await keepRoster({ area: one.area, officerId: one.officerId, roster })
      exams.change({ rosterOld: false })
    } catch {
      exams.change({ rosterOld: true })
    }
  }
  const send = async () => {
    const one = examiner()
    if (!one || !navigator.onLine) return
    await navigator.locks.request('changxing-sheet-delivery', { ifAvailable: true }, async (lock) => {
      if (!lock) return
      for (const { sheetId, area, input } of (await allSheets()).filter(({ state, officerId }) => state === 'waiting' && officerId === one.officerId)) {
        try {
          await client.call(receiveTestSheet, { params: { area }, input, idempotencyKey: sheetId })
          await settleSheet(sheetId, 'sent', null)
        } catch (cause) {
          const refusal = refusalOf(cause)
          if (cause instanceof Failed && cause.status === 401) onSignedOut()
          if (!refusal) return
          await settleSheet(sheetId, 'refused', refusal)
        }
      }
    })
  }
  let running = false
  const round = async (withRoster: boolean) => {
    if (running || !examiner()) return
    running = true
    try {
      const waited = waitingSheets(exams.get().sheets) > 0
      await send()
      if (withRoster || waited) await fetchRoster()
    } finally {
      running = false
      await show()
    }
  }
  const nudge = () => void show().then(() => round(false))
  const refresh = async () => {
    await show()
    await round(true)
  }
  setInterval(() => {
    if (waitingSheets(exams.get().sheets) > 0) void round(false)
  }, againEveryMs)
  setInterval(() => void round(true), rosterEveryMs)
  addEventListener('online', () => void round(true))
  return { nudge, refresh }
}
