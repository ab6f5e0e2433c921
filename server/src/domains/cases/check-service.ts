import { checkService as endpoint } from '@changxing/contract/cases.ts'
import type { Decision } from '@changxing/contract/shapes.ts'
import { operation } from '../../platform/operation.ts'
import { decideFor, decideOn } from './decide-for.ts'
import { allowedBy } from './service.ts'
import { serviceOf } from './services.ts'
import { beforeStartWords } from './words.ts'

/** "Is it for me?": by the facts that are sent, or by the record of the citizen who is signed in. Problem: bad-input. */
export const checkService = operation(endpoint, async (context, { service: id, facts }) => {
  const service = serviceOf(id)
  const { actor, today } = context
  const decision = actor.kind === 'citizen' && facts === undefined
    ? (await decideFor(context, service, { area: actor.area, personId: actor.personId }, {}, 'online')).decision
    : decideOn(service.rule, today, facts ?? {})
  const allowed = allowedBy(decision)
  return { decision: decision as Decision, allowed, nextStep: beforeStartWords(allowed, actor.kind === 'citizen') }
})
