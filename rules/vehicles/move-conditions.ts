import { cityName, type AreaCode } from '../areas.ts'
import type { CivilDate } from '../civil-date.ts'
import { because, type Reason } from '../decision.ts'
import type { BusinessFacts } from './business-facts.ts'
import { transferRoute } from './decide-transfer-route.ts'
import { emissionStageWords, meetsEmissionRule } from './emission-stage.ts'


/** Why the one-stop way has to be taken, and where it begins. */
const oneStopInstead = (ground: BusinessFacts['moveGround']): readonly Reason[] => [
  because('M2.1.2', false, {
    zh: '这辆车、这两地已可以一次办好：请办“异地交易登记”，档案网上转递，不用转出、转入',
    en: 'For this car and these two cities it is done in one go: use the transfer between cities instead; the file travels by itself',
  }, { route: 'one-stop' }),
  because('M2.1.5', false, ground === 'sale'
    ? { zh: '在转入地交易的，新车主网上或到转入地车管所申请；在转出地交易的，新车主到转出地车管所申请', en: 'Traded in the new place: the new owner applies online or at its office. Traded in the old place: at the office of the old place' }
    : { zh: '不是因交易过户的，新车主到转出地车管所申请', en: 'The owner changes without a sale: the new owner applies at the office of the old place' }, { ground }),
]

/** The way between two cities on a day: in one go it is not this business; where it is not, the grounds that leave the earlier procedure. */
const routeReasons = ({ vehicleType, use, outArea, inArea, moveGround }: BusinessFacts, on: CivilDate): readonly Reason[] => {
  if (vehicleType === undefined || use === undefined || outArea === undefined || inArea === undefined || moveGround === undefined) return []
  const ground = moveGround === 'own-move' ? 'other' : moveGround
  const { outcome, reasons } = transferRoute.decide({ vehicleType, use, outArea, inArea, ground }, on)
  if (outcome.route === 'within-area') {
    return [because('M9.1', false, moveGround === 'own-move'
      ? { zh: '新住所还在本市：车不用迁出', en: 'The new home is in the same city: the car need not move' }
      : { zh: '新车主在本市上牌：请办“转移登记（本市过户）”', en: 'It stays in this city: use the transfer to a new owner in this city' }, { outArea, inArea })]
  }
  if (moveGround === 'own-move') {
    return [because('M9.1', true, { zh: '车主住所迁到另一城市：先迁出，再到迁入地迁入', en: 'The owner moves to another city: the car moves out here, then in there' }, { outArea, inArea })]
  }
  if (outcome.route === 'one-stop') return oneStopInstead(moveGround)
  return [
    because('M2.2.1', true, { zh: '按原办法：先转出，再到转入地转入，两地各查验一次', en: 'The earlier procedure: out here, then in at the new place; each office inspects the car' }, { outArea, inArea }),
    // What stands against the one-stop way is what lets the car go by this one; that both places need it is said above.
    ...reasons.filter(({ holds, clause }) => !holds && clause !== 'M2.2.1').map(({ clause, says, facts }) => because(clause, true, says, facts)),
  ]
}

const lowEmission = (inArea: AreaCode, stage: number, wanted: number): Reason => {
  const [place, has, needs] = [cityName(inArea), emissionStageWords(stage), emissionStageWords(wanted)]
  return because('M2.3.6', false, {
    zh: `${place.zh}只接收${needs.zh}及以上的车，这辆车是${has.zh}：不能转入，可转往没有此要求的城市`,
    en: `${place.en} takes in cars of ${needs.en} and above, and this one is ${has.en}: it can go to a city without such a rule`,
  }, { stage, wanted })
}

/** What moving out asks of the two places (M2.1.2, M2.1.5, M2.2.1): two cities, not in one go, an office there that can go on with it, and its rule for exhaust (M2.3.6). */
export const moveOut = (facts: BusinessFacts, on: CivilDate): readonly Reason[] => {
  const { inArea, inOffice, emissionStage: stage, emissionWanted: wanted } = facts
  if (inArea === undefined) return []
  const { zh, en } = cityName(inArea)
  return [
    ...routeReasons(facts, on),
    ...(inOffice !== 'elsewhere' ? [] : [because('M2.3.2', false, {
      zh: `${zh}车管所不在本平台，这里转出后那边无法接着办：请向${zh}车管所询问`,
      en: `The vehicle office of ${en} does not work on this platform and could not go on with it: please ask that office`,
    }, { inArea })]),
    ...(wanted === undefined || meetsEmissionRule(stage ?? null, wanted) !== false ? [] : [lowEmission(inArea, stage!, wanted)]),
  ]
}

/** What moving in says of the time and of the paper file; neither ever stands against it (M2.4.1, M2.4.2). */
export const moveIn = ({ bringBy, paperArea }: BusinessFacts, on: CivilDate): readonly Reason[] => [
  ...(bringBy === undefined ? [] : [because('M9.1', true, on <= bringBy
    ? { zh: `在 ${bringBy} 前办转入，期间凭有效的临时号牌行驶`, en: `Move it in by ${bringBy}; until then it is driven on its temporary plate, as long as that is good` }
    : { zh: `已过 ${bringBy}，仍可办转入；临时号牌到期的，请拖车前来`, en: `${bringBy} is past; it can still be moved in. Where the temporary plate has ended, have it towed` }, { bringBy })]),
  ...(paperArea === undefined ? [] : [because('M2.4.2', true, {
    zh: `实物档案留在${cityName(paperArea).zh}，不用带：查电子档案，不得因此退办`,
    en: `The paper file lies in ${cityName(paperArea).en}: nobody has to bring it, the electronic one is looked up, and nothing is returned for that`,
  }, { paperArea })]),
]
