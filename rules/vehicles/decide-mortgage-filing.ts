import { because, decided, type Decision, type Reason } from '../decision.ts'
import { rule } from '../rule.ts'
import type { Words } from '../words.ts'
import { vehicleStateLetters, vehicleStates, vehicleStatesFact, type VehicleStateLetter } from './states.ts'

type Outcome = { readonly allowed: boolean; readonly byOffice: boolean }

/**
 * States in which no lien is registered, and those at which an officer looks first. The regulation names neither: the first are the grounds of
 * the registration order (sealed, stolen, gone) and a car under suspicion, of which nothing goes on until that is settled (M2.3.3); the second is how cautious an office wants to be. Configuration.
 */
export const lienStates: { readonly never: readonly VehicleStateLetter[]; readonly officerLooks: readonly VehicleStateLetter[] } = {
  never: ['B', 'C', 'E', 'J', 'K', 'M', 'P'],
  officerLooks: ['H', 'L', 'N', 'O'],
}

/** A car on its way to another city takes no lien with it that the new place has not registered. */
export const leavingFact = { type: 'boolean', optional: true, says: { zh: '是否正在异地交易登记或转出', en: 'Is it on its way to another city, by a transfer or by moving out' } } as const

const lenderWords = {
  registered: { zh: '执照和电子印章已在全国登记', en: 'Licence and e-seal are in the national register' },
  'not-registered': { zh: '全国登记册里没有这家机构，请由机构全国登记一次', en: 'This lender is not in the national register: it registers once, for the whole country' },
  'other-name': { zh: '机构名称与全国登记册不符', en: 'The name is not the one in the national register' },
  'other-kind': { zh: '机构类型与全国登记册不符', en: 'The kind of lender is not the one in the national register' },
} as const satisfies { readonly [standing: string]: Words }
export type LenderStanding = keyof typeof lenderWords

const vehicleWords = {
  here: { zh: '车辆在本地登记', en: 'The vehicle is registered here' },
  elsewhere: { zh: '车辆在其他城市登记，请向登记地提交', en: 'The vehicle is registered in another city: file there' },
  'not-found': { zh: '没有登记这一车架号的车辆', en: 'No vehicle with this VIN is registered' },
} as const satisfies { readonly [place: string]: Words }
export type VehiclePlace = keyof typeof vehicleWords

/**
 * Whether a mortgage that a lender files online can go to the owner for consent (M10.1). Identity is proven by the national register alone
 * (M10.2, M10.3); the data must be those of the vehicle's file. `byOffice`: after the owner's consent an officer looks before it is registered.
 */
export const mortgageFiling = rule({
  id: 'vehicles.mortgage-filing',
  version: '2',
  title: { zh: '机构线上申请抵押登记能否受理', en: 'Can a mortgage filed online be taken' },
  clauses: ['M10.1', 'M10.2', 'M10.3'],
  facts: {
    lender: { type: 'string', enum: Object.keys(lenderWords) as readonly LenderStanding[], says: { zh: '机构与全国登记册', en: 'Lender in the national register' } },
    sealMatches: { type: 'boolean', says: { zh: '电子印章与登记的一致', en: 'The e-seal is the registered one' } },
    vehicle: { type: 'string', enum: Object.keys(vehicleWords) as readonly VehiclePlace[], says: { zh: '车辆登记在哪里', en: 'Where the vehicle is registered' } },
    plateMatches: { type: 'boolean', optional: true, says: { zh: '号牌与档案一致', en: 'The plate is that of the file' } },
    certificateMatches: { type: 'boolean', optional: true, says: { zh: '登记证书编号与档案一致', en: 'The certificate number is that of the file' } },
    ownerMatches: { type: 'boolean', optional: true, says: { zh: '抵押人是机动车所有人', en: 'The owner named is the owner of the file' } },
    states: { ...vehicleStatesFact, optional: true },
    encumbered: { type: 'boolean', optional: true, says: { zh: '已有抵押登记或正在办理', en: 'Mortgaged already, or about to be' } },
    leaving: leavingFact,
    termsInOrder: { type: 'boolean', says: { zh: '合同起止日期先后正确', en: 'The term ends after it begins' } },
  },
  decide({ lender, sealMatches, vehicle, plateMatches = true, certificateMatches = true, ownerMatches = true, states = 'A', encumbered = false, leaving = false, termsInOrder }): Decision<Outcome> {
    const reasons: Reason[] = [
      because('M10.3', lender === 'registered', lenderWords[lender], { lender }),
      // A lender that is not registered has no seal to compare with.
      ...(lender === 'registered' ? [said('M10.3', sealMatches, ['电子印章与全国登记的一致', '电子印章与全国登记的不一致'], ['The e-seal is the registered one', 'The e-seal is not the registered one'])] : []),
      because('M10.1', vehicle === 'here', vehicleWords[vehicle], { vehicle }),
      said('M10.1', termsInOrder, ['合同期间正确', '合同终止日期早于起始日期'], ['The term is in order', 'The contract ends before it begins']),
      ...(vehicle === 'here' ? ofVehicle({ plateMatches, certificateMatches, ownerMatches, states, encumbered, leaving }) : []),
    ]
    const letters = vehicleStateLetters(states)
    return decided({ allowed: reasons.every(({ holds }) => holds), byOffice: letters.some((letter) => lienStates.officerLooks.includes(letter)) }, reasons)
  },
})

const said = (clause: 'M10.1' | 'M10.3', holds: boolean, zh: readonly [string, string], en: readonly [string, string]): Reason =>
  because(clause, holds, holds ? { zh: zh[0], en: en[0] } : { zh: zh[1], en: en[1] })

type OfVehicle = {
  readonly plateMatches: boolean; readonly certificateMatches: boolean; readonly ownerMatches: boolean; readonly states: string; readonly encumbered: boolean; readonly leaving: boolean
}

function ofVehicle({ plateMatches, certificateMatches, ownerMatches, states, encumbered, leaving }: OfVehicle): readonly Reason[] {
  const against = vehicleStateLetters(states).filter((letter) => lienStates.never.includes(letter))
  const names = against.map((letter) => vehicleStates[letter].name)
  return [
    said('M10.1', plateMatches, ['号牌与档案一致', '号牌种类或号码与档案不一致'], ['The plate is that of the file', 'Kind or number of the plate is not that of the file']),
    said('M10.1', certificateMatches, ['登记证书编号与档案一致', '登记证书编号与档案不一致'], ['The certificate number is that of the file', 'The number of the registration certificate is not that of the file']),
    said('M10.1', ownerMatches, ['抵押人是机动车所有人', '抵押人不是登记的机动车所有人'], ['The owner named is the owner of the file', 'The owner named is not the registered owner']),
    because('M10.1', against.length === 0, against.length === 0
      ? { zh: '车辆状态可以办理抵押', en: 'The state of the vehicle allows it' }
      : { zh: `车辆状态为${names.map(({ zh }) => zh).join('、')}，不能办理抵押`, en: `No mortgage while the vehicle is: ${names.map(({ en }) => en.toLowerCase()).join(', ')}` }, { states }),
    said('M10.1', !encumbered, ['没有其他抵押', '车辆已有抵押登记，或另一件抵押正在办理'], ['No other mortgage', 'The vehicle is mortgaged already, or another mortgage is under way']),
    ...(leaving ? [because('M10.1', false, {
      zh: '正在办理异地交易登记或转出，办完后向新登记地提交', en: 'It is on its way to another city, by a transfer or by moving out: file it where the vehicle is registered afterwards',
    }, { leaving })] : []),
  ]
}
