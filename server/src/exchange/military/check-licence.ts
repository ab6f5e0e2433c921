import { z } from 'zod'
import { codePoints, compareNames } from '@changxing/rules/licences/compare-names.ts'
import type { Platform } from '../../platform/platform.ts'
import { agencyOf } from '../agency-names.ts'
import type { UnknownCause } from '../ask-agency.ts'
import { sendMessage } from '../send-message.ts'
import { complaintsOf, readShape } from '../shapes.ts'

const short = z.string().min(1).max(64)

/** A licence as the military's register holds it. */
export const MilitaryRecord = z.object({
  prefix: z.string().regex(/^[A-Z]{2}$/), name: short, identityNumber: short, standing: z.enum(['serving', 'retired']), firstIssuedOn: z.iso.date(), newStyleIssuedOn: z.iso.date(),
  classes: z.array(z.object({ code: z.string().regex(/^(?:[ABC][1-6]|[DEFMNP])$/), since: z.iso.date() })).min(1).max(17),
})
export type MilitaryRecord = z.infer<typeof MilitaryRecord>
const Answer = z.object({ found: z.boolean(), licenceNumber: short, record: MilitaryRecord.optional() })

export type MilitaryQuestion = {
  /** Area of the office that asks. */
  readonly area: string
  /** UUID; the same for a repeat after `unknown`. */
  readonly id: string
  readonly licenceNumber: string
  readonly identityNumber: string
  readonly name: string
  /** What the applicant says of the licence. */
  readonly classes: readonly string[]
  readonly firstIssuedOn: string
}

/** What the applicant said and the register does not. */
export type Difference = 'name' | 'classes' | 'first-issue'

export type MilitaryCheck =
  | { readonly result: 'confirmed'; readonly record: MilitaryRecord }
  | { readonly result: 'denied'; readonly found: boolean; readonly differences: readonly Difference[] }
  /** Everything agrees but a rare character of the name: a person compares the two. */
  | { readonly result: 'by-eye'; readonly record: MilitaryRecord; readonly names: { readonly ours: string; readonly theirs: string; readonly ourPoints: string; readonly theirPoints: string } }
  | { readonly result: 'unknown'; readonly cause: UnknownCause | 'other-licence'; readonly until?: string }

/** Compares name, classes and date of first issue with the register; the number was asked for. Names by code point. */
const compare = ({ name, classes, firstIssuedOn }: MilitaryQuestion, record: MilitaryRecord): MilitaryCheck => {
  const agreement = compareNames(name, record.name)
  const held = record.classes.map(({ code }) => code)
  const differences: readonly Difference[] = [
    ...(agreement === 'different' ? ['name' as const] : []),
    ...(classes.every((code) => held.includes(code)) ? [] : ['classes' as const]),
    ...(firstIssuedOn === record.firstIssuedOn ? [] : ['first-issue' as const]),
  ]
  if (differences.length > 0) return { result: 'denied', found: true, differences }
  if (agreement === 'same') return { result: 'confirmed', record }
  return { result: 'by-eye', record, names: { ours: name, theirs: record.name, ourPoints: codePoints(name), theirPoints: codePoints(record.name) } }
}

/**
 * Asks the military's register about a driving licence and compares what it says with what the applicant says (M7.1). An answer about another
 * licence is unknown and raises an alarm. Never throws for what the register does. At most 10 seconds.
 */
export const checkMilitaryLicence = async (platform: Platform, question: MilitaryQuestion): Promise<MilitaryCheck> => {
  const { area, id, licenceNumber, identityNumber } = question
  const answer = await sendMessage(platform, agencyOf(platform.config, 'military'), { area, id, path: '/licences/check', body: { licenceNumber, identityNumber } })
  if (answer.outcome === 'unknown') return { result: 'unknown', cause: answer.cause, ...(answer.until && { until: answer.until }) }
  if (answer.outcome === 'denied') return { result: 'denied', found: false, differences: [] }
  if (complaintsOf(Answer, answer.body).length > 0) return { result: 'unknown', cause: 'not-understood' }
  const { found, record, licenceNumber: about } = readShape(Answer, answer.body)
  if (about !== licenceNumber || (record && record.identityNumber !== identityNumber)) {
    platform.log.error('answer-for-another-military-licence', 'the military answered about another licence; it was not believed', { area, messageId: id })
    return { result: 'unknown', cause: 'other-licence' }
  }
  if (!found) return { result: 'denied', found: false, differences: [] }
  return record ? compare(question, record) : { result: 'unknown', cause: 'not-understood' }
}
