import type { Words } from '@changxing/rules/decision.ts'
import { isoInstant } from '../../platform/clock.ts'
import type { Platform } from '../../platform/platform.ts'
import { agencyOf } from '../agency-names.ts'
import type { UnknownCause } from '../ask-agency.ts'
import { askAgainAt } from '../back-off.ts'
import { sendMessage } from '../send-message.ts'
import { complaintsOf, readShape } from '../shapes.ts'
import { judgePolicies } from './judge-policies.ts'
import { QueryAnswer, type Policy } from './messages.ts'
import { insuranceReasons, type InsuranceReason } from './reasons.ts'

export type InsuranceQuestion = {
  /** Area of the office that asks. */
  readonly area: string
  /** UUID. A repeat of the same question after `unknown` uses the same; a re-check on another day is a new one. */
  readonly id: string
  readonly vin: string
  /** Null: a new car. */
  readonly plateKind: string | null
  readonly plateNumber: string | null
  readonly engineNumber: string
  /** GA 802 code. */
  readonly vehicleType: string
  /** GA/T 16.3 code. */
  readonly use: string
  readonly business: 'registration' | 'inspection-mark' | 'other'
  /** The civil date on which the insurance must be in force. */
  readonly date: string
  /** Twelve digits. */
  readonly office: string
}

/** Unknown never counts against anybody: the paper route is offered and the question asked again at `askAgainAt` (M11.1, M11.3). */
export type InsuranceAnswer =
  | { readonly result: 'confirmed'; readonly policy: Policy; readonly serial: string; readonly remarks: readonly InsuranceReason[] }
  | {
    readonly result: 'denied'; readonly reasonCode: InsuranceReason; readonly serial: string | null; readonly insurer: Policy['insurer'] | null
    /** Null: asking again changes nothing until somebody acts. */
    readonly askAgainAt: string | null
  }
  | {
    readonly result: 'unknown'; readonly reasonCode: InsuranceReason; readonly cause: UnknownCause | 'other-vin'; readonly serial: string | null
    readonly askAgainAt: string
    /** Why it was not asked, where supervision has given a reason; else null. */
    readonly because: Words | null
  }

const hour = 3_600_000

/** What else is known of a question without an answer. */
type Aside = { readonly serial?: string | null; readonly until?: string; readonly says?: Words }

/**
 * Asks the insurers' platform whether a vehicle is insured on a day (M11.1). Only a policy for exactly this VIN is believed; an answer about
 * another vehicle is unknown and raises an alarm. Never throws for what the agency does. At most 10 seconds. `attempts`: how often in a row it
 * had no answer before; the pause until the next question grows with it.
 */
export const askInsurance = async (platform: Platform, { area, id, ...question }: InsuranceQuestion, attempts = 0): Promise<InsuranceAnswer> => {
  const { clock, config, log } = platform
  const after = (code: InsuranceReason) => {
    const { again } = insuranceReasons[code]
    return typeof again === 'number' ? isoInstant(clock.millis() + again * hour) : null
  }
  const unknown = (cause: UnknownCause | 'other-vin', { serial = null, until, says }: Aside = {}): InsuranceAnswer => {
    const reasonCode = cause === 'other-vin' || cause === 'maintenance' || cause === 'circuit-open' ? cause : 'platform-down'
    const because = cause === 'maintenance' && says ? says : null
    return { result: 'unknown', reasonCode, cause, serial, askAgainAt: askAgainAt(clock, attempts, until), because }
  }

  const answer = await sendMessage(platform, agencyOf(config, 'insurance'), { area, id, path: '/queries', body: question })
  if (answer.outcome === 'unknown') return unknown(answer.cause, answer)
  if (answer.outcome === 'denied') return { result: 'denied', reasonCode: 'query-refused', serial: null, insurer: null, askAgainAt: null }
  if (complaintsOf(QueryAnswer, answer.body).length > 0) return unknown('not-understood')
  const said = readShape(QueryAnswer, answer.body)
  const verdict = judgePolicies(said, question)
  const { serial } = said
  if (verdict.result === 'confirmed') return { ...verdict, serial }
  if (verdict.result === 'denied') return { result: 'denied', reasonCode: verdict.reasonCode, serial, insurer: verdict.insurer ?? null, askAgainAt: after(verdict.reasonCode) }
  log.error('insurance-answer-for-another-vehicle', 'the insurers answered about another vehicle; it was not believed', { area, messageId: id, serial })
  return unknown('other-vin', { serial })
}
