import { applicantNumber, lookAtAnswer as endpoint } from '@changxing/contract/review.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import { shownNumber } from '@changxing/rules/people/shown-number.ts'
import type { Actor } from '../../platform/actor.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asOfficer, operation, Problem, type Context } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import type { Case } from './case.ts'
import { allowedFor, officeCase } from './policy.ts'
import type { Service } from './service.ts'
import { serviceOf } from './services.ts'

const isNumber = ({ form }: Service, name: string): boolean => form.some((field) => field.name === name && field.kind === 'identity-number')

/** The answers as this caller may see them: the number of somebody else is whole only for who fills in the form now. */
export const answersFor = (service: Service, one: Case, actor: Actor): Facts => {
  if (allowedFor(one, actor).includes('save-answers')) return { ...one.answers }
  return Object.fromEntries(Object.entries(one.answers).map(([name, value]) =>
    [name, typeof value === 'string' && isNumber(service, name) ? shownNumber(value) : value]))
}

/** The older person's number in a helped case, for the officer who has it: they compare it with the uploaded document (M6.1.1). Problem: not-allowed. */
const helpedNumber = async (context: Context, one: Case): Promise<string> => {
  if (one.acting?.as !== 'helper') throw new NoSuchRow('cases.masked-answer')
  if (one.claimedBy?.officerId !== asOfficer(context).officerId) throw new Problem('not-allowed')
  return (await personOf(context.platform, context.db, one.personArea, one.personId)).identityNumber
}

/** An officer sees a masked number whole. Who, which one and for what stands in the audit trail. Problem: not-allowed. */
export const lookAtAnswer = operation(endpoint, async (context, { area, caseId, name, purpose }) => {
  const one = await officeCase(context, area, caseId, 'read')
  const answer = isNumber(serviceOf(one.service), name) ? one.answers[name] : undefined
  const value = name === applicantNumber ? await helpedNumber(context, one) : answer
  if (typeof value !== 'string' || value === '') throw new NoSuchRow('cases.masked-answer')
  context.concerns(area, `case:${caseId}:${name}:${purpose}`)
  return { value }
})
