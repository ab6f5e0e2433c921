import { mortgagePrompts as listEndpoint, promptRelease as promptEndpoint } from '@changxing/contract/mortgages.ts'
import { addWorkingDays, unlessUnpublished } from '@changxing/rules/calendar.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { promptLender } from '../../exchange/mortgage/prompt-lender.ts'
import type { PromptAnswer } from '../../exchange/mortgage/messages.ts'
import { deliveryStatus } from '../../exchange/deliver.ts'
import { newId } from '../../platform/ids.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { operation } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { vehicleOf } from '../vehicles/index.ts'
import { notNow, ownMortgage } from './consent.ts'
import { detailsOf, happened, isOfLender, lockMortgage, tellOwner, type Hand } from './mortgage.ts'
import * as mortgages from './mortgages.store.ts'
import { dueOf, presentCar, presentForOwner, promptWords } from './present-mortgage.ts'
import * as prompts from './prompts.store.ts'

export const promptAnsweredTask = 'mortgages.prompt-answered'

/** A lender has so many working days for a release, unless it promises a day. Lenders promise 10 to 15; no clause says. Configuration. */
const lenderHasWorkingDays = 15

/** The owner says that the loan is paid off: the lender is asked to release it, with a limit (M10.1). Refusal: not-now. */
export const promptRelease = operation(promptEndpoint, async (context, { area, mortgageId }) => {
  const { db, platform, today } = context
  const { row, file } = await ownMortgage(context, area, mortgageId)
  if (row.state !== 'registered' || row.uscc === null || !(await isOfLender(db, row, today))) return notNow(row)
  const id = newId(platform.clock)
  const dueOn = unlessUnpublished(() => addWorkingDays(today, lenderHasWorkingDays)) ?? addDays(today, lenderHasWorkingDays * 2)
  if (await prompts.insert(db, { area, id, mortgage_id: mortgageId, asked_on: today, due_on: dueOn })) {
    await promptLender(platform, db, { area, id, contractNumber: row.contract_number, mortgageeUscc: row.uscc, vin: file.vin, askedOn: today }, promptAnsweredTask)
    await happened(context, row, { kind: 'prompted', by: 'owner' })
  }
  return presentForOwner(context, row, file)
})

const answerOf = async (platform: Platform, area: string, id: string, outcome: string): Promise<{ readonly state: prompts.PromptState; readonly dueOn: string | null }> => {
  if (outcome === 'denied') return { state: 'unknown-contract', dueOn: null }
  if (outcome === 'given-up') return { state: 'not-delivered', dueOn: null }
  const answer = (await deliveryStatus(platform, platform.database.single, area, id))?.answer as PromptAnswer | null | undefined
  return answer?.paidOff ? { state: 'promised', dueOn: answer.releaseBy } : { state: 'not-paid-off', dueOn: null }
}

/** Notes what a lender answers to a prompt, and tells the owner. */
export const promptAnswered: Task = async ({ platform, transaction }, payload) => {
  const { area, id, outcome } = payload as { readonly area: string; readonly id: string; readonly outcome: string }
  const { state, dueOn } = await answerOf(platform, area, id, outcome)
  await transaction(async (db) => {
    const hand: Hand = { db, platform, today: platform.clock.today(), recorded: platform.clock.recorded }
    const { row } = await lockMortgage(hand, area, (await prompts.byId(db, area, id)).mortgage_id)
    if ((await prompts.answer(db, area, id, state, dueOn)) === 0) return
    await happened(hand, row, { kind: 'prompt-answered', by: 'lender' })
    await tellOwner(hand, row, { zh: '催促解除抵押：机构已答复', en: 'Your request for the release: an answer' }, promptWords(await prompts.byId(db, area, id), hand.today))
  })
}

/** What owners asked of lenders, and what is late; for the office and for supervision. */
export const mortgagePrompts = operation(listEndpoint, async (context, { area }) => {
  const { db, platform, today } = context
  context.concerns(area, 'mortgage-prompts')
  const shown = []
  for (const prompt of await prompts.list(db, area, 200)) {
    const row = await mortgages.byId(db, area, prompt.mortgage_id)
    shown.push({
      id: prompt.id, mortgageId: row.id, lender: detailsOf(platform, row).mortgagee.name, contractNumber: row.contract_number,
      car: presentCar(await vehicleOf(platform, db, area, row.vehicle_id)), askedOn: prompt.asked_on, dueOn: dueOf(prompt), state: prompt.state,
      says: promptWords(prompt, today), escalatedOn: prompt.escalated_on,
    })
  }
  return { prompts: shown }
})
