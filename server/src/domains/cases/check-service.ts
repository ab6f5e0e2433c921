import { checkService as endpoint } from '@changxing/contract/cases.ts'
import type { Decision } from '@changxing/contract/shapes.ts'
import { operation, type Context } from '../../platform/operation.ts'
import { decideFor, decideOn } from './decide-for.ts'
import { dueDay, limitWords, run } from './case-clock.ts'
import type { Subject } from './case.ts'
import { allowedBy, type Applicant, type Service } from './service.ts'
import { vehicleOffice } from './offices.ts'
import { serviceOf } from './services.ts'
import { myBusiness } from './whose-business.ts'
import { beforeStartWords } from './words.ts'

const byRecord = async (context: Context, service: Service, person: Applicant, subject: Subject | null, place: string | undefined) => {
  const business = await myBusiness(context, service, person, subject, place)
  const about = { area: business.area, caseId: null, subject: business.subject, subjectName: null, acting: 'self' as const, checks: [] }
  return (await decideFor(context, service, person, {}, 'online', about)).decision
}

/** Who answers, and by when if it were submitted today. */
const answerFrom = (context: Context, service: Service, area: string | undefined) => {
  const dueOn = dueDay(service.within, run([], context.today))
  return { office: vehicleOffice(context, area ?? '').name, dueOn, says: limitWords(service.within, dueOn) }
}

/** "Is it for me?": by the facts that are sent, or by the record of the citizen who is signed in. Problem: bad-input. */
export const checkService = operation(endpoint, async (context, { service: id, facts, subject = null, place }) => {
  const service = serviceOf(id)
  const { actor, today } = context
  const decision = actor.kind === 'citizen' && facts === undefined
    ? await byRecord(context, service, { area: actor.area, personId: actor.personId }, subject, place)
    : decideOn(service.rule, today, { ...service.ruleFacts, ...facts })
  const allowed = allowedBy(decision)
  const checking = decision.outcome['allowed'] === 'unknown'
  const area = subject?.area ?? place ?? ('area' in actor ? actor.area : undefined)
  return {
    decision: decision as Decision, allowed, standing: checking ? 'checking' as const : allowed ? 'can' as const : 'cannot' as const,
    nextStep: beforeStartWords(allowed, actor.kind === 'citizen', service.counterOnly), answer: answerFrom(context, service, area),
  }
})
