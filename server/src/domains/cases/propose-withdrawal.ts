import { proposeCaseWithdrawal as endpoint } from '@changxing/contract/case-withdrawals.ts'
import { because } from '@changxing/rules/decision.ts'
import { callerOf } from '../../platform/actor.ts'
import * as files from '../../platform/files/files.store.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import { mandateStands } from './mandate.ts'
import { officeCase, sameVersion, stateAfter } from './policy.ts'
import { presentCase } from './present-case.ts'
import { sealSaid } from './present-withdrawal.ts'
import { record } from './record-event.ts'
import type { Service } from './service.ts'
import { serviceOf } from './services.ts'
import { isAgentHere, isPrincipalHere, notThisPerson } from './stands-here.ts'
import { tellApplicant } from './tell-applicant.ts'
import * as withdrawals from './withdrawals.store.ts'

/** Why no withdrawal is proposed now: it is decided, only a draft, or one waits already. */
const whyNot = (service: Service, one: Case): Refusal | undefined => {
  const state = stateAfter(service, one, 'withdraw', 'applicant')
  if (state instanceof Refusal) return state
  if (one.state === 'draft') {
    return refused('not-in-this-state', [because(service.within.clause, false, { zh: '还没有提交，可直接撤回', en: 'It was not submitted: take it back at once' }, { state: one.state })])
  }
  return one.withdrawalBy === null ? undefined
    : refused('not-now', [because(service.within.clause, false, { zh: '已有人提出撤回，等待确认', en: 'A withdrawal was proposed already and waits to be confirmed' })])
}

/** Who asks: the person whose business it is, or the agent while the letter stands. */
const whoAsks = async (context: Context, service: Service, one: Case, identityNumber: string): Promise<'principal' | 'agent' | Refusal> => {
  if (await isPrincipalHere(context, one, identityNumber)) return 'principal'
  if (!(await isAgentHere(context, one, identityNumber))) return notThisPerson(service, one)
  return (await mandateStands(context, service, one)) ?? 'agent'
}

const noSuchScan = { field: 'requestFileId', says: { zh: '没有这份扫描件，请重新扫描', en: 'There is no such scan: scan it again' } }

/**
 * The counter proposes to withdraw what was submitted, for who stands there and has signed for it: their number is compared, the request scanned. Nothing
 * ends before a colleague has confirmed it; the applicant is told, and may say that they did not ask for it. Refusals: not-in-this-state, not-now,
 * not-this-person, delegation-ended. Problems: bad-input, changed-meanwhile.
 */
export const proposeCaseWithdrawal = operation(endpoint, async (context, { area, caseId, version, identityNumber, words, requestFileId }) => {
  const { officerId, number } = asOfficer(context)
  const one = await officeCase(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const not = whyNot(service, one)
  if (not) return not
  sameVersion(one, version)
  const asks = await whoAsks(context, service, one, identityNumber)
  if (asks instanceof Refusal) return asks
  const scan = await files.find(context.db, area, requestFileId)
  if (scan?.owner !== callerOf(context.actor)) throw new Problem('bad-input', [noSuchScan])
  const of = { area, id: newId(context.platform.clock), case_id: caseId }
  await withdrawals.propose(context.db, { ...of, asked_by: asks, words: sealSaid(context, of, 'words', words), request_file: requestFileId, officer_number: number }, context.recorded())
  const proposed = await record(context, one, { withdrawalBy: officerId }, { kind: 'withdrawal-proposed', note: words })
  const said = { zh: `窗口（警号 ${number}）`, en: `The counter (officer ${number})` }
  await tellApplicant(context, proposed, 'withdrawal-proposed', { says: { zh: `${said.zh}收到撤回要求：${words}`, en: `${said.en} was asked to withdraw it: ${words}` }, toActing: 'withdrawal-proposed-by-principal' })
  return presentCase(context, proposed)
})
