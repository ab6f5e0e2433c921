import { mortgageFilings as listEndpoint, mortgageLenders as lendersEndpoint, refuseMortgage as refuseEndpoint, registerMortgage as registerEndpoint } from '@changxing/contract/mortgages.ts'
import { asOfficer, operation, refused } from '../../platform/operation.ts'
import { decideAgain, notNow } from './consent.ts'
import * as lenders from './lenders.store.ts'
import { happened, lockMortgage, register, tellOwner, tellResult } from './mortgage.ts'
import * as mortgages from './mortgages.store.ts'
import { presentForOffice } from './present-mortgage.ts'
import { kindWords, stateWords } from './words.ts'

/** As many as a list shows at once; the counts say how many there are. */
const mostShown = 200

/** Mortgages and pledges of the area, with what waits for whom (M10.1). */
export const mortgageFilings = operation(listEndpoint, async (context, { area, state }) => {
  const rows = await mortgages.inState(context.db, area, state ?? null, mostShown)
  const counts = await mortgages.countByState(context.db, area)
  context.concerns(area, 'mortgages')
  const shown = []
  for (const row of rows) shown.push(await presentForOffice(context, row))
  return { mortgages: shown, counts: counts.map(({ state: of, n }) => ({ state: of, says: stateWords[of], count: n })) }
})

/** Registers what the owner agreed to and an officer has looked at, if the file still allows it. Refusal: not-now. */
export const registerMortgage = operation(registerEndpoint, async (context, { area, mortgageId }) => {
  const { row, file } = await lockMortgage(context, area, mortgageId)
  context.concerns(area, `mortgage:${mortgageId}`)
  if (row.state !== 'with-office') return notNow(row)
  const decision = await decideAgain(context, row, file)
  if (decision.outcome['allowed'] !== true) return refused('not-now', decision.reasons.filter(({ holds }) => !holds))
  return presentForOffice(context, await register(context, row, 'office', asOfficer(context).number))
})

/** Refuses it, with words that owner and lender are told. Refusal: not-now. */
export const refuseMortgage = operation(refuseEndpoint, async (context, { area, mortgageId, why }) => {
  const { row } = await lockMortgage(context, area, mortgageId)
  context.concerns(area, `mortgage:${mortgageId}`)
  if (row.state !== 'with-office') return notNow(row)
  const change = { state: 'refused' } as const
  await mortgages.change(context.db, row, change, context.recorded())
  await happened(context, row, { kind: 'refused', by: 'office', officerNumber: asOfficer(context).number, note: why })
  await tellOwner(context, row, { zh: '抵押登记未办理', en: 'The mortgage was not registered' }, { zh: `车管所没有登记：${why}`, en: `The vehicle office did not register it: ${why}` })
  await tellResult(context, row, 'refused', why)
  return presentForOffice(context, { ...row, ...change })
})

const everywhere = {
  zh: '全国登记一次，各地共用；没有本地备案，也不得要求备案或另设条件', en: 'Registered once and valid everywhere; there is no local filing, and no office may ask for one or set other conditions',
}

/** The national register of lenders, for comparing (M10.3). */
export const mortgageLenders = operation(lendersEndpoint, async ({ db }) => ({
  lenders: (await lenders.all(db)).map((row) => ({
    uscc: row.uscc, name: row.name, kind: row.kind, kindSays: kindWords(row.kind), sealHash: row.seal_hash, licenceHash: row.licence_hash, validFrom: row.valid_from, until: row.until,
  })),
  says: everywhere,
}))
