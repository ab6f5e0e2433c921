import type { Facts } from '@changxing/rules/decision.ts'
import { nextValidity } from '@changxing/rules/licences/next-licence.ts'
import { decide } from '@changxing/rules/registry.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { applicantOf, type About, type Applicant, type Case, type Channel, type RejectionReason } from '../cases/index.ts'
import { borderCheck } from './ask-registers.ts'
import { changeLicence } from './change-licence.ts'
import { keepGivenPhoto, licenceOf } from './do-business.ts'
import * as documents from './documents.store.ts'
import type { LicenceRow } from './licences.store.ts'

type Border = { readonly firstReturnOn: string | null; readonly abroadWhenDue: boolean }

/** What the border records say; undefined while they say nothing, and the applicant's word stands. */
const borderOf = (checks: About['checks']): Border | undefined => {
  const check = checks.find(({ name }) => name === borderCheck.name)
  return check && (check.result === 'confirmed' || check.result === 'denied') ? (check.facts as unknown as Border) : undefined
}

const factsOf = async ({ db }: Context, row: LicenceRow, answers: Facts, checks: About['checks'], submitting: boolean): Promise<Facts> => {
  const border = borderOf(checks)
  const said = typeof answers['firstReturnOn'] === 'string' && answers['firstReturnOn'] !== '' ? answers['firstReturnOn'] : undefined
  const firstReturnOn = border?.firstReturnOn ?? said
  const passedOn = row.cancelled_on === null ? undefined : await documents.passedSince(db, row.area, row.person_id, 'one', row.cancelled_on)
  return {
    states: row.states, submitting, ...(row.cancelled_on !== null && { cancelledOn: row.cancelled_on }), ...(row.cancelled_for !== null && { cause: row.cancelled_for }),
    ...(firstReturnOn && { firstReturnOn }), ...(border && { abroadWhenDue: border.abroadWhenDue }), ...(passedOn && { subjectOnePassedOn: passedOn }),
  }
}

/** The facts of `licences.restore`. Before anything was begun the state alone is judged; subject one is asked for at submission. */
export const restoreFacts = async (context: Context, applicant: Applicant, answers: Facts, _channel: Channel, about: About): Promise<Facts> =>
  factsOf(context, await licenceOf(context, applicant), answers, about.checks, about.caseId !== null)

const entry = (row: LicenceRow, one: Case, facts: Facts) => ({
  area: row.area, case_id: one.id, licence_id: row.id, case_number: one.number, state_before: row.states.includes('G') ? 'G' : 'R', cancelled_on: row.cancelled_on!,
  first_return_on: typeof facts['firstReturnOn'] === 'string' ? facts['firstReturnOn'] : null, accepted_by: one.acceptedBy, decided_by: one.reviewedBy,
})

/** Restores the licence, renewed from today, and enters it in the list for supervision (M8.2.0, M8.2.5). */
export const restoreLicence = async (context: Context, approved: Case): Promise<Facts> => {
  const row = await licenceOf(context, applicantOf(approved))
  const facts = await factsOf(context, row, approved.answers, approved.checks, true)
  const { outcome } = decide('licences.restore', approved.decision!.on, facts)
  if (outcome['allowed'] !== true) throw new Problem('changed-meanwhile')
  await documents.recordRestoration(context.db, { ...entry(row, approved, facts), outcome: 'restored', reasons: [], decided_on: context.today })
  const validity = row.valid_until === null ? { validFrom: context.today, validUntil: null }
    : nextValidity({ validFrom: row.valid_from, validUntil: row.valid_until }, row.reached_twelve, context.today)
  await changeLicence(context, row, {
    states: 'A', valid_from: validity.validFrom, valid_until: validity.validUntil, cancelled_on: null, cancelled_for: null, reached_twelve: false, postponed: {}, medical_on: context.today,
  }, { caseId: approved.id, cause: 'restored' })
  await keepGivenPhoto(context, row, approved)
  return { restored: true, ...validity }
}

/** A refusal is in the list for supervision too. */
export const recordRefusedRestoration = async (context: Context, rejected: Case, reasons: readonly RejectionReason[]): Promise<void> => {
  const row = await licenceOf(context, applicantOf(rejected))
  if (row.cancelled_on === null) return
  const facts = await factsOf(context, row, rejected.answers, rejected.checks, true)
  await documents.recordRestoration(context.db, { ...entry(row, rejected, facts), outcome: 'refused', reasons: reasons.map(({ code }) => code), decided_on: context.today })
}
