import { seeHelp as seeEndpoint, stopHelp as stopEndpoint, stopHelpInApp as inAppEndpoint } from '@changxing/contract/cases.ts'
import { allowedActions } from '@changxing/rules/cases/states.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, operation, refused, type Context } from '../../platform/operation.ts'
import { endHelp, helpByHandle, helpOf, maskName, type Help } from '../people/index.ts'
import type { Case } from './case.ts'
import { namesOfOffices, vehicleOffice } from './offices.ts'
import { ownCase } from './policy.ts'
import * as parties from './parties.store.ts'
import { presentCase } from './present-case.ts'
import { loadCase } from './record-event.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'
import { takeBack } from './take-back.ts'
import { tellApplicant } from './tell-applicant.ts'

/** The case of a help, at home or where the thing is kept that it is about; undefined when its draft was removed. */
const caseOfHelp = async (context: Context, { elder, area, id }: Help, how: 'lock' | 'read'): Promise<Case | undefined> => {
  const away = (await parties.of(context.db, elder.area, elder.personId)).map((party) => party.case_area)
  for (const place of new Set([elder.area, ...away])) {
    const row = await store.ofMandate(context.db, place, elder.personId, area, id)
    if (row) return loadCase(context, row.area, row.id, how)
  }
  return undefined
}

/** Ends the help and takes back what it has not brought to an end. */
const stop = async (context: Context, one: Case | undefined, help: Pick<Help, 'area' | 'id'>, by: 'elder-link' | 'elder-app'): Promise<Case | undefined> => {
  await endHelp(context, help, by)
  if (!one) return undefined
  const stopped = await takeBack(context, one, { kind: 'help-stopped' })
  await tellApplicant(context, stopped, 'help-stopped')
  return stopped
}

/** What was brought to an end already cannot be stopped any more. */
const mayStop = (help: Pick<Help, 'endedAt'>, one: Case | undefined): boolean =>
  help.endedAt === null && (!one || allowedActions(one.state, 'applicant').includes('withdraw'))

/** The older person stopped it, and nothing goes on. */
const isStopped = ({ endedBy }: Help, one: Case | undefined): boolean =>
  (endedBy === 'elder-link' || endedBy === 'elder-app') && (!one || one.state === 'withdrawn')

/** Why nothing can be stopped any more, and whom to ask. */
const tooLate = async (context: Context, one: Case): Promise<Words> => {
  if (one.state === 'rejected') return { zh: '申请没有通过，不会再办，不用停止', en: 'It was not approved and goes no further: there is nothing to stop' }
  if (one.state === 'withdrawn') return { zh: '申请已撤回，不会再办，不用停止', en: 'It was taken back and goes no further: there is nothing to stop' }
  const office = one.office === null ? vehicleOffice(context, one.area).name : (await namesOfOffices(context, one.area, [one.office])).get(one.office)!
  return one.state === 'completed'
    ? { zh: `业务已办结，不能再停止。不是您要办的，请找${office.zh}`, en: `It is done and cannot be stopped. If you did not want it, ask: ${office.en}` }
    : { zh: `业务已审核通过，正在办理，不能再停止。不是您要办的，请尽快找${office.zh}`, en: `It was approved and is being completed: it cannot be stopped. If you did not want it, ask soon: ${office.en}` }
}

const says = async (context: Context, help: Help, one: Case | undefined): Promise<Words> => {
  if (isStopped(help, one)) return { zh: '已停止，申请已撤回', en: 'Stopped; the application was taken back' }
  if (mayStop(help, one)) return { zh: '不是您要办的，可以停止', en: 'If you did not want this, you can stop it' }
  return one ? tooLate(context, one) : { zh: '代办已结束', en: 'The help is over' }
}

const present = async (context: Context, help: Help, one: Case | undefined) => ({
  title: one ? serviceOf(one.service).title : { zh: help.business, en: help.business }, business: help.business, helperName: maskName(help.helper.name),
  startedAt: help.startedAt, stopped: isStopped(help, one), mayStop: mayStop(help, one), says: await says(context, help, one),
})

/** What the 40 digits of the text message stand for (M6.1.1). Problem: not-found. */
export const seeHelp = operation(seeEndpoint, async (context, { digits }) => {
  const help = await helpByHandle(context, digits)
  return present(context, help, await caseOfHelp(context, help, 'read'))
})

/**
 * Stops a help by the 40 digits, without signing in: at once, and for good. What was decided already goes on, and says so with the office to ask. A
 * repeat changes nothing. Problem: not-found.
 */
export const stopHelp = operation(stopEndpoint, async (context, { digits }) => {
  const found = await helpByHandle(context, digits)
  context.concerns(found.area, `help:${found.id}`)
  // First the case, as everybody holds them: who acts in it holds it, and then looks whether the help still stands.
  const one = await caseOfHelp(context, found, 'lock')
  const help = (await helpOf(context, found.area, found.id, 'lock'))!
  if (!mayStop(help, one)) return present(context, help, one)
  const after = await stop(context, one, help, 'elder-link')
  return present(context, { ...help, endedAt: context.recorded(), endedBy: 'elder-link' }, after)
})

/** The older person stops it in their own app. Refusal: not-in-this-state when it was decided already. */
export const stopHelpInApp = operation(inAppEndpoint, async (context, { area, caseId }) => {
  const one = await ownCase(context, area, caseId, 'lock')
  if (one.acting?.as !== 'helper' || one.personId !== asCitizen(context).personId) throw new NoSuchRow('cases.helped')
  if (!allowedActions(one.state, 'applicant').includes('withdraw')) {
    return refused('not-in-this-state', [because('M6.1.1', false, await tooLate(context, one))])
  }
  return presentCase(context, (await stop(context, one, one.acting.mandate, 'elder-app'))!)
})
