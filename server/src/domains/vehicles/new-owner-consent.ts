import { cityOf } from '@changxing/rules/areas.ts'
import type { Facts, Words } from '@changxing/rules/decision.ts'
import { earlierProcedure } from '@changxing/rules/vehicles/transfer-limits.ts'
import type { Context } from '../../platform/operation.ts'
import { consent, type AwaitRule, type Case, type Shown } from '../cases/index.ts'
import { personOf } from '../people/index.ts'
import { presentCar } from './present-vehicle.ts'
import { enterNewOwner, newOwnerOf } from './new-owner.ts'
import { openVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/** Why the owner of a car changes. */
const grounds = {
  sale: { zh: '买卖', en: 'Sale' }, gift: { zh: '赠与', en: 'Gift' }, inheritance: { zh: '继承', en: 'Inheritance' }, court: { zh: '法院裁判', en: 'Court decision' },
  other: { zh: '其他（分家析产、单位合并等）', en: 'Another (division of property, merger)' },
} as const satisfies Readonly<Record<string, Words>>

const { inheritance, court, ...fromOwner } = grounds
/** Those on which the present owner applies. */
export const transferGrounds: Readonly<Record<string, Words>> = { ...fromOwner, court }
/** Those on which the new owner applies alone: the present one has died, or need not agree (M2.1.5). */
export const claimGrounds: Readonly<Record<string, Words>> = { inheritance, court }

const fact = (zh: string, en: string, value: string | Words) => ({ label: { zh, en }, value })

/** The first and last characters, which a buyer compares with the car. */
const maskVin = (vin: string): string => `${vin.slice(0, 3)}****${vin.slice(-4)}`

/** On what ground; among co-owners there is none to choose. */
const groundFacts = ({ answers }: Case): Shown['facts'] => {
  const ground = grounds[String(answers['ground']) as keyof typeof grounds] as Words | undefined
  return ground ? [fact('为什么过户', 'Reason', ground)] : []
}

/** The invoice of a sale, and the price where the tax department has named it. */
const saleFacts = ({ answers, checks }: Case): Shown['facts'] => {
  if (answers['ground'] !== 'sale') return []
  const price = checks.find(({ name, result }) => name === 'used-car-invoice' && result === 'confirmed')?.facts['priceFen']
  return [
    fact('发票', 'Invoice', `${String(answers['invoiceCode'])} ${String(answers['invoiceNumber'])}`),
    ...(typeof price === 'number' ? [fact('价格', 'Price', { zh: `${(price / 100).toFixed(2)} 元`, en: `CNY ${(price / 100).toFixed(2)}` })] : []),
  ]
}

const newPlate = (answers: Facts): string | Words =>
  answers['plateChoice'] === 'own' ? String(answers['plateNumber']) : { zh: '审核通过时按顺序发给', en: 'Given in turn when it is approved' }

/** What a car is shown with to who is to have it, and `last`: what becomes of it. */
const showsWith = (last: (one: Case) => Shown['facts'][number], follows: (one: Case) => Shown['follows']) => async (context: Context, one: Case): Promise<Shown> => {
  const row = await vehicles.byId(context.db, one.subject!.area, one.subject!.id)
  const { plate, brandModel, typeSays, colourSays, inspectionValidUntil } = presentCar(row)
  const owner = await personOf(context.platform, context.db, row.owner_area, row.owner_person_id)
  return {
    facts: [
      fact('车辆', 'Car', `${plate.number} · ${brandModel}`), fact('车型、颜色', 'Type, colour', { zh: `${typeSays.zh}，${colourSays.zh}`, en: `${typeSays.en}, ${colourSays.en}` }),
      fact('车辆识别代号', 'VIN', maskVin(openVehicle(context.platform, row).vin)), fact('现车主', 'Present owner', owner.nameMasked),
      ...groundFacts(one), ...saleFacts(one), last(one),
      fact('检验有效期止', 'Inspected until', inspectionValidUntil ?? '—'),
    ],
    follows: follows(one),
  }
}

const duties: Shown['follows'] = [
  { zh: '办结后，车登记在您名下；保险、检验、报废由您负责。', en: 'Once it is registered the car is yours: insurance, inspection and scrapping are your duty.' },
  { zh: '办结后发生的违法和事故，找您处理。', en: 'Offences and accidents from then on are yours to answer for.' },
]
const cityIn = ({ answers }: Case): Words => cityOf(String(answers['inArea']))?.name ?? { zh: String(answers['inArea']), en: String(answers['inArea']) }

/** Who is asked at a counter for the first time is entered before. */
const entered = (rule: AwaitRule): AwaitRule => ({
  ...rule,
  begin: async (context, one) => {
    await enterNewOwner(context, one)
    await rule.begin?.(context, one)
  },
})

const getsPlates: Shown['follows'][number] = { zh: '原号牌收回，您领新号牌和行驶证。', en: 'The old plates are taken back; you get new plates and a vehicle licence.' }

/** Nobody gets a car, and what goes with it, without their own yes (M9.1). */
export const newOwnerConsent = entered(consent({
  name: 'new-owner', label: { zh: '新车主确认', en: "New owner's confirmation" }, clause: 'M9.1',
  consent: {
    person: { zh: '新车主', en: 'the new owner' }, asks: { zh: '有人要把车过户给您', en: 'Somebody wants to transfer a car to you' },
    who: (context, { answers }) => newOwnerOf(context, answers), about: ['ground', 'newOwnerName', 'newOwnerNumber', 'invoiceCode', 'invoiceNumber', 'plateChoice', 'plateNumber'],
    shows: showsWith(({ answers }) => fact('新号牌', 'New plate', newPlate(answers)), () => [...duties, getsPlates]),
  },
}))

/** The other co-owner applies too: the registered owner's application and this yes are the two of them (facts 3.1, M9.1). */
export const coOwnerConsent = entered(consent({
  name: 'new-owner', label: { zh: '另一共同所有人确认', en: "The other co-owner's confirmation" }, clause: 'M9.1',
  consent: {
    person: { zh: '另一共同所有人', en: 'the other co-owner' }, asks: { zh: '共有的车要变更登记到您名下', en: 'A car that you own together is to be registered in your name' },
    who: (context, { answers }) => newOwnerOf(context, answers), about: ['newOwnerName', 'newOwnerNumber', 'plateChoice', 'plateNumber'],
    shows: showsWith(({ answers }) => fact('新号牌', 'New plate', newPlate(answers)), () => [
      { zh: '您回答同意，就是与现登记的车主共同申请。', en: 'By agreeing you apply together with the present registered owner.' }, ...duties, getsPlates,
    ]),
  },
}))

/** The same of a car that moves out to another city, where its new owner has to move it in (M2.2.1). */
export const movedOwnerConsent = entered(consent({
  name: 'new-owner', label: { zh: '新车主确认', en: "New owner's confirmation" }, clause: 'M9.1', when: { field: 'ground', is: Object.keys(transferGrounds) },
  consent: {
    person: { zh: '新车主', en: 'the new owner' }, asks: { zh: '有人要把车过户给您，转到外市', en: 'Somebody wants to transfer a car to you, to another city' },
    who: (context, { answers }) => newOwnerOf(context, answers), about: ['ground', 'inArea', 'newOwnerName', 'newOwnerNumber', 'invoiceCode', 'invoiceNumber'],
    shows: showsWith((one) => fact('到哪里上牌', 'To be registered in', cityIn(one)), (one) => [
      { zh: `转出后 ${earlierProcedure.ownerDays} 日内，由您到${cityIn(one).zh}办转入，车再查验一次；期间凭临时号牌行驶。`, en: `Within ${earlierProcedure.ownerDays} days you move it in in ${cityIn(one).en}, where it is inspected once more; until then it drives on a temporary plate.` },
      ...duties,
    ]),
  },
}))
