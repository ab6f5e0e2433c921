import { isoInstant, millisOf } from '../../platform/clock.ts'
import type { Platform } from '../../platform/platform.ts'
import { agencyOf } from '../agency-names.ts'
import type { UnknownCause } from '../ask-agency.ts'
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
  | { readonly result: 'unknown'; readonly reasonCode: InsuranceReason; readonly cause: UnknownCause | 'other-vin'; readonly serial: string | null; readonly askAgainAt: string }

const hour = 3_600_000

/**
 * Asks the insurers' platform whether a vehicle is insured on a day (M11.1). Only a policy for exactly this VIN is believed; an answer about
 * another vehicle is unknown and raises an alarm. Never throws for what the agency does. At most 10 seconds.
 */
export const askInsurance = async (platform: Platform, { area, id, ...question }: InsuranceQuestion): Promise<InsuranceAnswer> => {
  const { clock, config, log } = platform
  const after = (code: InsuranceReason) => {
    const hours = insuranceReasons[code].recheckAfterHours
    return hours === null ? null : isoInstant(clock.millis() + hours * hour)
  }
  const unknown = (reasonCode: 'other-vin' | 'platform-down' | 'maintenance', cause: UnknownCause | 'other-vin', serial: string | null, until?: string): InsuranceAnswer => {
    const usual = clock.millis() + insuranceReasons[reasonCode].recheckAfterHours * hour
    return { result: 'unknown', reasonCode, cause, serial, askAgainAt: isoInstant(until === undefined ? usual : Math.max(usual, millisOf(until))) }
  }

  const answer = await sendMessage(platform, agencyOf(config, 'insurance'), { area, id, path: '/queries', body: question })
  if (answer.outcome === 'unknown') return unknown(answer.cause === 'maintenance' ? 'maintenance' : 'platform-down', answer.cause, null, answer.until)
  if (answer.outcome === 'denied') return { result: 'denied', reasonCode: 'query-refused', serial: null, insurer: null, askAgainAt: null }
  if (complaintsOf(QueryAnswer, answer.body).length > 0) return unknown('platform-down', 'not-understood', null)
  const said = readShape(QueryAnswer, answer.body)
  const verdict = judgePolicies(said, question)
  const { serial } = said
  if (verdict.result === 'confirmed') return { ...verdict, serial }
  if (verdict.result === 'denied') return { result: 'denied', reasonCode: verdict.reasonCode, serial, insurer: verdict.insurer ?? null, askAgainAt: after(verdict.reasonCode) }
  log.error('insurance-answer-for-another-vehicle', 'the insurers answered about another vehicle; it was not believed', { area, messageId: id, serial })
  return unknown('other-vin', 'other-vin', serial)
}
