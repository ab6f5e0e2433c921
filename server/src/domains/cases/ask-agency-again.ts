import { askAgencyAgain as endpoint } from '@changxing/contract/cases.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import { operation, Problem, Refusal, refused } from '../../platform/operation.ts'
import { keepAnswer } from './ask-agencies.ts'
import { askedAgain, timesLeft } from './asked-again.ts'
import { isOpen } from './case.ts'
import { agenciesCalledFor, resultOf } from './checks.ts'
import * as parts from './parts.store.ts'
import { caseToChange, sameVersion } from './policy.ts'
import { presentCase } from './present-case.ts'
import { loadCase, record } from './record-event.ts'
import { serviceOf } from './services.ts'

/**
 * An agency that denied is asked again because who applied says that it is mended: the seller has corrected the invoice. So often as its page says;
 * what the agency does not answer then changes nothing. Refusals: not-now, delegation-ended, help-ended. Problems: not-found, changed-meanwhile.
 */
export const askAgencyAgain = operation(endpoint, async (context, { area, caseId, name, version }) => {
  const one = await caseToChange(context, area, caseId)
  if (one instanceof Refusal) return one
  sameVersion(one, version)
  const rule = (await agenciesCalledFor(context, serviceOf(one.service), one)).find((known) => known.name === name)
  if (!rule?.again) throw new Problem('not-found')
  const left = timesLeft(rule.again.times, await parts.events(context.db, area, caseId))
  const no = (says: Words) => refused('not-now', [because(rule.clause, false, says)])
  if (!isOpen(one) || resultOf(one, name) !== 'denied') return no({ zh: '这项核查现在不用再查', en: 'This need not be checked again now' })
  if (left === 0) return no({ zh: `已再查 ${rule.again.times} 次，请到窗口，由人工核对原件`, en: `It was checked ${rule.again.times} times more: come to the counter, where the original is compared` })
  const answer = await rule.ask(context, one)
  if (answer.result !== 'unknown') await keepAnswer(context, one, name, answer)
  await record(context, one, {}, { kind: askedAgain })
  return presentCase(context, await loadCase(context, area, caseId, 'read'))
})
