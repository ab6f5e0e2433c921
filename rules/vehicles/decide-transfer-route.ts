import { cityName, sameCity, type AreaCode } from '../areas.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { inForce } from '../rollout/decide-in-force.ts'
import { rule } from '../rule.ts'
import { oneStopUses } from './parameters.ts'
import { useFact, uses, type UseLetter } from './uses.ts'
import { isSmallOrMiniPassenger, vehicleTypeFact, vehicleTypeName } from './vehicle-types.ts'

export type TransferRoute = 'one-stop' | 'earlier-procedure' | 'within-area' | 'refused'
export type TransferOffice = 'online' | 'in-office' | 'out-office'
type Outcome = { readonly route: TransferRoute; readonly applyAt: readonly TransferOffice[]; readonly inspections: 1 | 2 }

/** Where the car was sold, seen from the two places of the transfer. */
type TradePlace = 'no-trade' | 'not-yet' | 'in-place' | 'out-place' | 'third-place'


/**
 * Which way a used car goes to its new owner. Within one city nothing travels. Between two cities the one-stop way is open to small and
 * mini passenger cars not in commercial use (M2.1.1) once both places have the measure (M2.2.0, M2.2.1); every other transfer follows the
 * earlier procedure: two offices, two inspections. One-stop, traded in the in-place: its office or the online office does it all with one
 * inspection (M2.1.3, M2.1.5). Traded in the out-place, or owner changed without a sale: the new owner applies at the out-place, which
 * inspects and sends the archive, and the in-place inspects again. A third city is not among the two places M2.1.2 lets the parties choose.
 *
 * `tradeArea` counts for a sale only. Before a sale has one, the choice of M2.1.2 is still open: every office stands, with the fewest
 * inspections to choose; an application needs the place of the invoice. `inspections` of a refusal is what a trade in the in-place costs.
 * Districts count as their city.
 */
export const transferRoute = rule({
  id: 'vehicles.transfer-route',
  version: '1',
  title: { zh: '二手车过户怎么办', en: 'How a used car changes owner' },
  clauses: ['M2.1.1', 'M2.1.2', 'M2.1.3', 'M2.1.4', 'M2.1.5', 'M2.2.0', 'M2.2.1'],
  facts: {
    vehicleType: vehicleTypeFact,
    use: useFact,
    outArea: { type: 'string', format: 'area', says: { zh: '转出地', en: 'Place of registration' } },
    inArea: { type: 'string', format: 'area', says: { zh: '转入地', en: "New owner's place" } },
    tradeArea: { type: 'string', format: 'area', optional: true, says: { zh: '交易开票地', en: 'Place of trade and invoice' } },
    ground: {
      type: 'string',
      enum: ['sale', 'inheritance', 'court', 'gift', 'other'],
      says: { zh: '所有权转移原因', en: 'Why the owner changes' },
    },
  },
  decide({ vehicleType, use, outArea, inArea, tradeArea, ground }, on): Decision<Outcome> {
    if (sameCity(outArea, inArea))
      return decided({ route: 'within-area', applyAt: ['in-office'], inspections: 1 }, [withinArea(inArea)])
    const rollout = inForce.decide({ measure: 'M2', area: outArea, otherArea: inArea }, on).reasons
    const conditions = [...reasonsOfScope(vehicleType, use), ...rollout]
    if (conditions.some((reason) => !reason.holds))
      return decided({ route: 'earlier-procedure', applyAt: ['out-office'], inspections: 2 }, conditions)
    const place = ground === 'sale' ? placeOfTrade(outArea, inArea, tradeArea) : 'no-trade'
    const { outcome, reasons } = oneStop(place)
    return decided(outcome, [...conditions, ...reasons])
  },
})

function placeOfTrade(outArea: AreaCode, inArea: AreaCode, tradeArea: AreaCode | undefined): TradePlace {
  if (tradeArea === undefined) return 'not-yet'
  if (sameCity(tradeArea, inArea)) return 'in-place'
  return sameCity(tradeArea, outArea) ? 'out-place' : 'third-place'
}

function reasonsOfScope(vehicleType: string, use: UseLetter): readonly Reason[] {
  const type = vehicleTypeName(vehicleType)
  const { name } = uses[use]
  const typeFits = isSmallOrMiniPassenger(vehicleType)
  const useFits = oneStopUses.includes(use)
  return [
    because(
      'M2.1.1',
      typeFits,
      typeFits
        ? { zh: `${type.zh}属于小型、微型载客汽车`, en: `${type.en}: a small or mini passenger vehicle` }
        : {
            zh: `${type.zh}不是小型、微型载客汽车，按原办法办理`,
            en: `${type.en}: not a small or mini passenger vehicle, the earlier procedure applies`,
          },
      { vehicleType },
    ),
    because(
      'M2.1.1',
      useFits,
      useFits
        ? { zh: `使用性质为${name.zh}`, en: `Use: ${name.en.toLowerCase()}` }
        : {
            zh: `使用性质为“${name.zh}”，只有非营运车适用，按原办法办理`,
            en: `Use "${name.en}": the one-stop way takes only cars not in commercial use, the earlier procedure applies`,
          },
      { use },
    ),
  ]
}

function withinArea(area: AreaCode): Reason {
  const { zh, en } = cityName(area)
  return because('M2.1.4', true, {
    zh: `转出转入都在${zh}，在本地车管所办理，档案不用转递`,
    en: `Both owners are in ${en}: its office registers, no file travels`,
  })
}

const archiveTravels = because('M2.1.4', true, { zh: '档案网上转递，不用自己带', en: 'The file travels electronically: you carry nothing' })
const freeChoice = because('M2.1.2', true, {
  zh: '在转出地或转入地交易开票，由买卖双方选择',
  en: 'Buyer and seller choose to trade in the old or the new place',
})
const once = because('M2.1.3', true, {
  zh: '转入地直接查验、登记，只查验一次',
  en: 'The new place then inspects and registers directly, once',
})
const twice = because('M2.1.5', true, {
  zh: '转出地查验并发出电子档案，转入地再查验一次',
  en: 'The old place then inspects and sends the electronic file, the new place inspects again',
})

const tradedInPlace = because('M2.1.5', true, {
  zh: '在转入地交易的，网上或到转入地车管所申请',
  en: 'Traded in the new place: apply online or at its office',
})
const tradedOutPlace = because('M2.1.5', true, {
  zh: '在转出地交易的，到转出地车管所申请',
  en: 'Traded in the old place: apply at its office',
})
const notTraded = because('M2.1.5', true, {
  zh: '不是因交易过户的，到转出地车管所申请',
  en: 'The owner changes without a sale: apply at the office of the old place',
})

function oneStop(place: TradePlace): Decision<Outcome> {
  const answer = (applyAt: readonly TransferOffice[], inspections: 1 | 2, ...reasons: readonly Reason[]) =>
    decided<Outcome>({ route: 'one-stop', applyAt, inspections }, [...reasons, archiveTravels])
  switch (place) {
    case 'in-place':
      return answer(['online', 'in-office'], 1, freeChoice, tradedInPlace, once)
    case 'out-place':
      return answer(['out-office'], 2, freeChoice, tradedOutPlace, twice)
    case 'no-trade':
      return answer(['out-office'], 2, notTraded, twice)
    case 'not-yet':
      return answer(['online', 'in-office', 'out-office'], 1, freeChoice, tradedInPlace, once, tradedOutPlace, twice)
    case 'third-place':
      return decided<Outcome>({ route: 'refused', applyAt: [], inspections: 1 }, [
        because('M2.1.2', false, {
          zh: '发票开在第三地，不能办理：请在转出地或转入地重新交易开票；在转入地开票只查验一次',
          en: 'Invoiced in a third city: trade and invoice in the old or the new place instead; in the new place one inspection is enough',
        }),
      ])
  }
}
