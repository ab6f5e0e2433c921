import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { agencyOf } from '../agency-names.ts'
import type { UnknownCause } from '../ask-agency.ts'
import { sendMessage } from '../send-message.ts'
import { complaintsOf, readShape } from '../shapes.ts'
import { ReconciliationPage, type ReconciliationEntry } from './messages.ts'

export type Reconciliation =
  | { readonly result: 'confirmed'; readonly entries: readonly ReconciliationEntry[] }
  | { readonly result: 'unknown'; readonly cause: UnknownCause | 'incomplete'; readonly until: string | null }

/** More pages than this a day and city are an error of the other side. */
const mostPages = 500

/**
 * What lenders have filed and released in a city on a civil day, by their own books, whole or not at all. A list of another day, one that
 * counts otherwise than it says, and an answer of "denied" are unknown: `incomplete`.
 */
export const fetchReconciliation = async (platform: Platform, { area, day }: { readonly area: string; readonly day: string }): Promise<Reconciliation> => {
  const entries: ReconciliationEntry[] = []
  let after: string | null = null
  for (let pages = 0; pages < mostPages; pages++) {
    const answer = await sendMessage(platform, agencyOf(platform.config, 'bank'), { area, id: newId(platform.clock), path: `/reconciliation?day=${day}`, body: { area, after } })
    if (answer.outcome === 'unknown') return { result: 'unknown', cause: answer.cause, until: answer.until ?? null }
    if (answer.outcome === 'denied' || complaintsOf(ReconciliationPage, answer.body).length > 0) break
    const page = readShape(ReconciliationPage, answer.body)
    if (page.day !== day) break
    entries.push(...page.entries)
    if (page.next === null) {
      if (page.count !== entries.length) break
      return { result: 'confirmed', entries }
    }
    after = page.next
  }
  return { result: 'unknown', cause: 'incomplete', until: null }
}
