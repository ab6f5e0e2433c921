import { cityName } from '../areas.ts'
import { addMonths, type CivilDate } from '../civil-date.ts'
import { because, type Reason } from '../decision.ts'
import type { ClauseId } from '../clauses.ts'
import type { BusinessFacts } from './business-facts.ts'
import { markWindowMonths, mostTemporaryPlates, scrapMarginMonths } from './business-limits.ts'
import { vehicleBusinesses, type VehicleBusinessId } from './businesses.ts'
import { changeOfUse, registrationForUse } from './change-of-use.ts'
import { vinProblems } from './check-vin.ts'
import { claimedMark } from './mark-validity.ts'
import { moveIn, moveOut } from './move-conditions.ts'
import { isInsured } from './temporary-plate.ts'

type Condition = (facts: BusinessFacts, on: CivilDate) => readonly (Reason | undefined)[]

/** A condition that does not hold, with what to do; nothing when it does, or is not known yet. */
const unless = (fine: boolean, zh: string, en: string, clause: ClauseId = 'M9.1'): Reason | undefined =>
  fine ? undefined : because(clause, false, { zh, en })

/** The VIN of a car that is to be registered. A wrong check digit is a warning for an import, whose maker may follow another rule. */
const vinReason: Condition = ({ vin, imported }) => {
  if (vin === undefined || vin === 'good') return []
  if (vin === 'form') return [because('M9.1', false, vinProblems.letters, { vin })]
  if (vin === 'registered') return [unless(false, '这个车辆识别代号已经登记过，请核对', 'A car with this VIN is registered already: look at it again')]
  return imported === true
    ? [because('M9.1', true, { zh: '车辆识别代号第9位校验不符；进口车可能本来如此，查验时核对', en: 'The 9th character of the VIN does not match; an imported car may really have it so: compared at the inspection' }, { vin })]
    : [because('M9.1', false, { zh: '车辆识别代号第9位校验不符，请对照合格证重新填写', en: 'The 9th character of the VIN does not match: copy it anew from the certificate of conformity' }, { vin })]
}

const newOwnerReason: Condition = ({ buyer, formerOwner }) => [
  unless(formerOwner !== 'changed', '申请以后登记的车主已变更：请核对权属材料，重新申请', 'The registered owner has changed since: look at what proves the ownership, and apply anew'),
  unless(buyer !== 'owner', '新车主就是现车主，请核对', 'The new owner is the present one: look at it again'),
  unless(
    buyer !== 'unknown', '没有找到新车主：请核对姓名和证号；新车主从没用过本平台的，请一起带身份证到车管所窗口办理',
    'No such new owner was found: compare name and number; with a new owner who never used this platform, come to the counter together with your identity cards', 'M9.3',
  ),
  unless(buyer !== 'misnamed', '新车主的姓名与证件号码不符，请对照证件核对', 'Name and number of the new owner do not belong together: compare them with the card'),
]

/** Who is registered in another city brings a residence permit of this one, and is sent nowhere else (facts 4.2). */
const residenceReason: Condition = ({ buyer }) => buyer !== 'elsewhere' ? [] : [because('M2.3.6', true, {
  zh: '登记住址在外市：须有本市居住证，或写有本市住址的身份证明', en: 'Who is registered in another city needs a residence permit of this one, or an identity document with an address here',
}, { buyer })]

/** A new car is registered where its owner lives, by an office that works here (M2.3.2). */
const placeReason: Condition = ({ inArea, inOffice }) => {
  if (inArea === undefined || inOffice !== 'elsewhere') return []
  const { zh, en } = cityName(inArea)
  return [because('M2.3.2', false, {
    zh: `${zh}车管所不在本平台，不能在这里申请：请向${zh}车管所询问、办理`, en: `The vehicle office of ${en} does not work on this platform: please ask that office how to apply`,
  }, { inArea })]
}

const invoiceReason: Condition = ({ invoice }) => [
  unless(
    invoice !== 'denied', '税务、商务部门查无此发票，或发票与车辆、买卖双方、交易地、车管所不符，请核对或请开票方更正',
    'Commerce and tax know no such invoice, or it is of another car, buyer, seller, city or office: check it, or ask the dealer to correct it', 'M2.4.3',
  ),
]

const plateReason: Condition = ({ plateWish }) => [
  unless(plateWish !== 'form', '自选号码不是本地这种号牌的写法，请改写或由系统选号', 'The chosen number is not written like such a plate of this city: correct it, or have one drawn'),
  unless(plateWish !== 'taken', '自选号码已被使用或保留，请另选或由系统选号', 'The chosen number is in use or reserved: choose another, or have one drawn'),
]

/** Of a car that is registered already nothing is said about its use: what it was used for before is not known here. */
const newCarReasons: Condition = (facts, on) => [
  ...vinReason(facts, on), facts.use && facts.vin !== 'registered' ? registrationForUse(facts.earlierUse, facts.use) : undefined,
]

const scrapMargin = (scrapBy: CivilDate | undefined, on: CivilDate): boolean =>
  scrapBy === undefined || scrapBy >= addMonths(on, scrapMarginMonths.on(on).value)

/** Whether a mark can be claimed now without an inspection. */
const exemptMark: Condition = ({ vehicleType, use, firstRegistered, injuryAccident, illegalModification, inspectionValidUntil }, on) => {
  if (vehicleType === undefined || use === undefined || firstRegistered === undefined || injuryAccident === undefined) return []
  const opens = inspectionValidUntil === undefined ? on : addMonths(inspectionValidUntil, -markWindowMonths.on(on).value)
  const { reasons } = claimedMark({ vehicleType, use, firstRegistered, injuryAccident, illegalModification }, inspectionValidUntil ?? on, on)
  const toInspect = { zh: '：请到检验机构检验后申领', en: ': have it inspected at a testing station first' }
  return [
    ...reasons.map((reason) => (reason.holds ? reason : because(reason.clause, false, { zh: reason.says.zh + toInspect.zh, en: reason.says.en + toInspect.en }, reason.facts))),
    unless(on >= opens, `还没到申领的时候，${opens} 起可以申领`, `Too early: it can be claimed from ${opens}`),
  ]
}

/** The new owner gets plates and licence with the transfer, and the certificate goes along. */
const keepsItsOwner: Condition = ({ changesHands }) => [
  unless(changesHands !== true, '正在办理本市过户或变更所有人：请办完或撤回后再来', 'Another owner is about to be registered: come again when that is finished or withdrawn'),
]

/**
 * The registered owner of a jointly owned car changes to the other one (facts 3.1): a change and no sale, but to somebody who can have it here, who gets new
 * plates. Under a mortgage or pledge it waits, whose party nobody would have asked.
 */
const amongOwners: Condition = (facts, on) => [
  ...plateReason(facts, on), ...newOwnerReason(facts, on), ...residenceReason(facts, on),
  unless(facts.mortgaged !== true, '已抵押或质押：登记的所有人不能变更，请先解除', 'Mortgaged or pledged: its registered owner stays, have that released first'),
]

/** What each business asks beside who applies, the states, the mortgage and the scrap date; every unmet reason at once. */
export const businessConditions: { readonly [Business in VehicleBusinessId]?: Condition } = {
  registration: (facts, on) => [...placeReason(facts, on), ...residenceReason(facts, on), ...newCarReasons(facts, on), ...plateReason(facts, on)],
  change: (facts, on) => [
    ...vinReason(facts, on),
    facts.change === 'use' && facts.use && facts.newUse ? changeOfUse(facts.use, facts.newUse, facts.vehicleType) : undefined,
    unless(facts.change !== 'use' || scrapMargin(facts.scrapBy, on), '距强制报废不足一年，不能变更使用性质', 'Less than a year to the scrap date: the use cannot be changed'),
    ...(facts.change === 'co-owners' ? amongOwners(facts, on) : []),
  ],
  transfer: (facts, on) => [
    ...plateReason(facts, on),
    ...newOwnerReason(facts, on),
    ...residenceReason(facts, on),
    ...invoiceReason(facts, on),
  ],
  'move-out': (facts, on) => [
    ...moveOut(facts, on), ...newOwnerReason(facts, on), ...invoiceReason(facts, on),
    // Who moves house keeps the car, and past the date itself another reason says it.
    unless(facts.moveGround === 'own-move' || scrapMargin(facts.scrapBy, on) || facts.scrapBy! < on, '距强制报废不足一年，不能换车主，只能注销', 'Less than a year to the scrap date: it cannot change owner, only be deregistered'),
  ],
  'move-in': (facts, on) => [...moveIn(facts, on), ...plateReason(facts, on)],
  certificate: keepsItsOwner, plates: keepsItsOwner, 'vehicle-licence': keepsItsOwner,
  'replacement-mark': ({ inspectionValidUntil }, on) => [
    unless(inspectionValidUntil === undefined || inspectionValidUntil >= on, '检验有效期已过，请申领新的检验标志', 'The inspection has run out: apply for a new mark'),
  ],
  'exempt-mark': exemptMark,
  'temporary-plate': (facts, on) => [
    ...placeReason(facts, on), ...residenceReason(facts, on),
    ...newCarReasons(facts, on),
    unless(facts.insuranceUntil === undefined || isInsured(facts.insuranceUntil, on), '交强险已到期，请先投保', 'The compulsory insurance has run out: insure the car first'),
    unless((facts.temporaryPlates ?? 0) < mostTemporaryPlates.on(on).value, '临时号牌最多领三次，请办理注册登记', 'A temporary plate is given three times at most: have the car registered'),
  ],
}

/**
 * What may not be left to this agent. Three things are the owner's own, by whatever letter (the order on vehicle registration); online only what M9.1
 * lists may be delegated, and by a paper letter all the rest (M9.3).
 */
export const ownerOnly = ({ business, applicant, change, reason, ground }: BusinessFacts): Reason | undefined => {
  if (business === 'change') return unless(change !== 'co-owners', '共同所有人变更不能委托，请本人办理', 'A change among co-owners cannot be delegated: come in person')
  if (business === 'certificate') return unless(reason !== 'lost', '补领登记证书不能委托，请本人办理', 'A lost certificate is replaced for the owner in person only')
  if (business === 'deregistration' && ground === 'destroyed') return unless(false, '灭失注销不能委托，请本人办理', 'The deregistration of a destroyed car cannot be delegated: come in person')
  if (applicant === 'agent-on-paper') return undefined
  if (vehicleBusinesses[business].listed === null) return unless(
    false, '只有辖区内的转移登记可以网上委托；转出、转入请本人办理，或由受托人持纸质委托书到窗口办理',
    'Only a transfer within the jurisdiction can be delegated online: move a car out or in yourself, or let an agent come to the counter with a paper letter',
  )
  return unless(
    business !== 'deregistration' || ground !== 'scrapped', '报废注销不能网上委托，请本人办理，或由受托人持纸质委托书到窗口办理',
    'The deregistration of a scrapped car cannot be delegated online: come in person, or let an agent come to the counter with a paper letter',
  )
}
