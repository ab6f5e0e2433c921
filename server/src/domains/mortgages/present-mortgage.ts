import type { MortgageView, OfficeMortgage } from '@changxing/contract/mortgages.ts'
import type { Answer, Words } from '@changxing/rules/decision.ts'
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import { vehicleOf, type VehicleFile } from '../vehicles/index.ts'
import { detailsOf, isOfLender, openNote } from './mortgage.ts'
import * as mortgages from './mortgages.store.ts'
import * as prompts from './prompts.store.ts'
import { checkedOnlineWords, eventWords, kindWords, lienWords, paperWords, stateWords } from './words.ts'

/** Whether the lender still owes something: only then there is a day by which, and it can be late. */
const isOpenPrompt = (state: prompts.PromptState): boolean => state === 'sent' || state === 'promised'

export const dueOf = ({ state, due_on: due }: Pick<prompts.PromptRow, 'state' | 'due_on'>): string | null => (isOpenPrompt(state) ? due : null)

export const promptWords = ({ state, due_on: due }: Pick<prompts.PromptRow, 'state' | 'due_on'>, today: string): Words => {
  const late = due !== null && due < today && isOpenPrompt(state)
  const overdue = late ? { zh: '，已超期，监督岗可见', en: '; overdue, and supervision sees it' } : { zh: '', en: '' }
  const says = {
    sent: { zh: `已催促机构，${due} 前应有结果`, en: `The lender was asked; an outcome is due by ${due}` },
    promised: { zh: `机构承诺 ${due} 前解除`, en: `The lender promises the release by ${due}` },
    'not-paid-off': { zh: '机构称贷款尚未结清，请与机构核对', en: 'The lender says that the loan is not paid off: please compare with the lender' },
    'unknown-contract': { zh: '机构查不到这份合同，车管所将核对', en: 'The lender knows no such contract; the office looks into it' },
    'not-delivered': { zh: '没有联系上机构，车管所将跟进', en: 'The lender could not be reached; the office follows it up' },
    released: { zh: '已解除', en: 'Released' },
  }[state]
  return { zh: says.zh + overdue.zh, en: says.en + overdue.en }
}

/** The car as owner, office and lender call it. */
export const presentCar = ({ row }: VehicleFile) => ({ area: row.area, vehicleId: row.id, plateKind: row.plate_kind, plateNumber: row.plate_number, brandModel: row.brand_model })

const ownerMay = async ({ db, today }: Context, row: mortgages.MortgageRow, prompt: prompts.PromptRow | undefined): Promise<MortgageView['allowed']> => {
  if (row.state === 'waiting-owner') return ['agree', 'decline']
  return row.state === 'registered' && !(prompt && isOpenPrompt(prompt.state)) && (await isOfLender(db, row, today)) ? ['prompt-release'] : []
}

const presentCommon = async ({ platform, today }: Context, row: mortgages.MortgageRow, file: VehicleFile, prompt: prompts.PromptRow | undefined) => {
  const details = detailsOf(platform, row)
  return {
    area: row.area, mortgageId: row.id, lien: row.lien, lienSays: lienWords[row.lien], channel: row.channel, state: row.state, stateSays: stateWords[row.state],
    car: presentCar(file), mortgagee: { kind: row.mortgagee_kind, kindSays: kindWords(row.mortgagee_kind), name: details.mortgagee.name }, contractNumber: row.contract_number || null,
    principalFen: details.principalFen, startsOn: details.startsOn, endsOn: details.endsOn, filedOn: row.filed_on, answerBy: row.answer_by,
    registeredOn: row.registered_on, releasedOn: row.released_on, papers: row.channel === 'online' ? checkedOnlineWords : paperWords,
    prompt: prompt ? { askedOn: prompt.asked_on, state: prompt.state, says: promptWords(prompt, today), dueOn: dueOf(prompt) } : null,
  }
}

/** For the owner of the vehicle. */
export const presentForOwner = async (context: Context, row: mortgages.MortgageRow, file: VehicleFile): Promise<MortgageView> => {
  const prompt = await prompts.latestOf(context.db, row.area, row.id)
  return { ...(await presentCommon(context, row, file, prompt)), allowed: await ownerMay(context, row, prompt) }
}

/** For the office of the place, with what was decided and what happened. */
export const presentForOffice = async (context: Context, row: mortgages.MortgageRow): Promise<OfficeMortgage> => {
  const { db, platform } = context
  const file = await vehicleOf(platform, db, row.area, row.vehicle_id)
  const owner = await personOf(platform, db, row.owner_area, row.owner_person_id)
  const events = await mortgages.events(db, row.area, row.id)
  const decision = JSON.parse(row.decision) as Answer
  return {
    ...(await presentCommon(context, row, file, await prompts.latestOf(db, row.area, row.id))), ownerMasked: `${owner.nameMasked} ${owner.numberMasked}`,
    certificateEnd: file.certificateNumber.slice(-4), reasons: [...decision.reasons], allowed: row.state === 'with-office' ? ['register', 'refuse'] : [],
    history: events.map((event) => {
      const note = openNote(platform, row.area, row.id, event)
      const says = eventWords[event.kind] ?? { zh: event.kind, en: event.kind }
      return { at: instantText(event.at), on: event.on_day, by: event.by_kind, officerNumber: event.officer_number, says: note === null ? says : { zh: `${says.zh}：${note}`, en: `${says.en}: ${note}` } }
    }),
  }
}
