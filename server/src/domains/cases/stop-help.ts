import { seeHelp as seeEndpoint, stopHelp as stopEndpoint, stopHelpInApp as inAppEndpoint } from '@changxing/contract/cases.ts'
import { allowedActions, nextState } from '@changxing/rules/cases/states.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, operation, refused, type Context } from '../../platform/operation.ts'
import { endHelp, helpByHandle, maskName, type Help } from '../people/index.ts'
import { endAwaited } from './awaited.ts'
import { stand } from './case-clock.ts'
import type { Case } from './case.ts'
import { ownCase } from './policy.ts'
import * as parties from './parties.store.ts'
import { presentCase } from './present-case.ts'
import { loadCase, record } from './record-event.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'
import { tellApplicant } from './tell-applicant.ts'

/** The case of a help, locked, at home or where the thing is kept that it is about; undefined when its draft was removed. */
const caseOfHelp = async (context: Context, { elder, area, id }: Help): Promise<Case | undefined> => {
  const away = (await parties.of(context.db, elder.area, elder.personId)).map((party) => party.case_area)
  for (const place of new Set([elder.area, ...away])) {
    const row = await store.ofMandate(context.db, place, elder.personId, area, id)
    if (row) return loadCase(context, row.area, row.id, 'lock')
  }
  return undefined
}

/** Ends the help and takes back what it has not brought to an end; what was decided already stands. */
const stop = async (context: Context, one: Case | undefined, help: Pick<Help, 'area' | 'id'>, by: 'elder-link' | 'elder-app'): Promise<Case | undefined> => {
  await endHelp(context, help, by)
  if (!one || !allowedActions(one.state, 'applicant').includes('withdraw')) return one
  const stopped = await record(
    context, one,
    { state: nextState(one.state, 'withdraw')!, decidedOn: context.today, clockRuns: stand(one.clockRuns, context.today), standsSince: null, claimedBy: null, stage: null },
    { kind: 'help-stopped' },
  )
  await endAwaited(context, stopped, 'withdrawn')
  await tellApplicant(context, stopped, 'help-stopped')
  return stopped
}

/** What was brought to an end already cannot be stopped any more. */
const mayStop = (help: Help, one: Case | undefined): boolean => help.endedAt === null && (!one || allowedActions(one.state, 'applicant').includes('withdraw'))

const says = (help: Help, one: Case | undefined): Words => {
  if (help.endedBy === 'elder-link' || help.endedBy === 'elder-app') return { zh: '已停止，申请已撤回', en: 'Stopped; the application was taken back' }
  if (!mayStop(help, one))
    return { zh: '业务已有结果，不能再停止；如有疑问请到窗口', en: 'The business was decided already and cannot be stopped; come to the counter with any question' }
  return { zh: '不是您要办的，可以停止', en: 'If you did not want this, you can stop it' }
}

const present = (help: Help, one: Case | undefined) => ({
  title: one ? serviceOf(one.service).title : { zh: help.business, en: help.business }, business: help.business, helperName: maskName(help.helper.name),
  startedAt: help.startedAt, stopped: help.endedBy === 'elder-link' || help.endedBy === 'elder-app', mayStop: mayStop(help, one), says: says(help, one),
})

/** What the 40 digits of the text message stand for (M6.1.1). Problem: not-found. */
export const seeHelp = operation(seeEndpoint, async (context, { digits }) => {
  const help = await helpByHandle(context, digits)
  return present(help, await caseOfHelp(context, help))
})

/** Stops a help by the 40 digits, without signing in: at once, and for good. A repeat changes nothing. Problem: not-found. */
export const stopHelp = operation(stopEndpoint, async (context, { digits }) => {
  const help = await helpByHandle(context, digits)
  context.concerns(help.area, `help:${help.id}`)
  const one = await caseOfHelp(context, help)
  if (help.endedAt !== null) return present(help, one)
  const after = await stop(context, one, help, 'elder-link')
  return present({ ...help, endedAt: context.recorded(), endedBy: 'elder-link' }, after)
})

/** The older person stops it in their own app. Refusal: not-in-this-state when it was decided already. */
export const stopHelpInApp = operation(inAppEndpoint, async (context, { area, caseId }) => {
  const one = await ownCase(context, area, caseId, 'lock')
  if (one.acting?.as !== 'helper' || one.personId !== asCitizen(context).personId) throw new NoSuchRow('cases.helped')
  if (!allowedActions(one.state, 'applicant').includes('withdraw')) {
    return refused('not-in-this-state', [because('M6.1.1', false, { zh: '业务已有结果，不能再停止', en: 'It was decided already and cannot be stopped' }, {})])
  }
  return presentCase(context, (await stop(context, one, one.acting.mandate, 'elder-app'))!)
})
