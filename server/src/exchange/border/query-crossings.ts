import { z } from 'zod'
import type { Platform } from '../../platform/platform.ts'
import { agencyOf } from '../agency-names.ts'
import type { UnknownCause } from '../ask-agency.ts'
import { sendMessage } from '../send-message.ts'
import { complaintsOf, readShape } from '../shapes.ts'

const Crossing = z.object({ kind: z.enum(['exit', 'entry']), on: z.iso.date() })
export type Crossing = z.infer<typeof Crossing>
const Answer = z.object({ identityNumber: z.string().min(1).max(64), crossings: z.array(Crossing).max(2000) })

export type BorderQuestion = {
  readonly area: string
  /** UUID; the same for a repeat after `unknown`. */
  readonly id: string
  readonly identityNumber: string
  /** First day asked about. */
  readonly since: string
}
export type BorderAnswer =
  | { readonly result: 'answered'; readonly crossings: readonly Crossing[] }
  | { readonly result: 'unknown'; readonly cause: UnknownCause | 'other-person'; readonly until?: string }

/**
 * Asks the border authority when somebody left and entered the country (M8.2.1), in order of day. A refusal of the question is unknown: it says
 * nothing about the person. An answer about somebody else is unknown and raises an alarm. Never throws for what the authority does.
 */
export const queryCrossings = async (platform: Platform, { area, id, identityNumber, since }: BorderQuestion): Promise<BorderAnswer> => {
  const answer = await sendMessage(platform, agencyOf(platform.config, 'border'), { area, id, path: '/crossings/query', body: { identityNumber, since } })
  if (answer.outcome === 'unknown') return { result: 'unknown', cause: answer.cause, ...(answer.until && { until: answer.until }) }
  if (answer.outcome === 'denied' || complaintsOf(Answer, answer.body).length > 0) return { result: 'unknown', cause: 'not-understood' }
  const said = readShape(Answer, answer.body)
  if (said.identityNumber !== identityNumber) {
    platform.log.error('answer-for-another-traveller', 'the border authority answered about somebody else; it was not believed', { area, messageId: id })
    return { result: 'unknown', cause: 'other-person' }
  }
  return { result: 'answered', crossings: said.crossings.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) }
}

/** Whether somebody was out of the country on a day: the last crossing by then was an exit. The day of an exit counts, that of an entry does not. */
export const wasAbroad = (crossings: readonly Crossing[], on: string): boolean => crossings.findLast((crossing) => crossing.on <= on)?.kind === 'exit'

/** The first entry on or after a day; undefined while there is none. */
export const firstReturn = (crossings: readonly Crossing[], from: string): string | undefined =>
  crossings.find(({ kind, on }) => kind === 'entry' && on >= from)?.on
