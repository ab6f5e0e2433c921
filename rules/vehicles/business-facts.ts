import type { FactSchemas, FactsOf } from '../fact-schema.ts'
import { beingMadeFact } from './being-made.ts'
import { vehicleBusinessIds } from './businesses.ts'
import { illegalModificationFact } from './decide-inspection-mark.ts'
import { vehicleStatesFact } from './states.ts'
import { useFact } from './uses.ts'
import { vehicleTypeFact } from './vehicle-types.ts'

/**
 * What the rule of vehicle business is told. All but the first two are left out while nobody knows them yet: before a form is filled in, or
 * in "is it for me?" without signing in. What is not known stands against nobody.
 */
export const businessFacts = {
  business: { type: 'string', enum: vehicleBusinessIds, says: { zh: '业务', en: 'Business' } },
  applicant: {
    type: 'string', enum: ['self', 'delegate', 'agent-on-paper', 'helper'], optional: true,
    says: { zh: '谁来办（缺省为本人；delegate 为网上委托，agent-on-paper 为持纸质委托书到窗口）', en: 'Who applies (left out: the owner; delegate: by an online delegation; agent-on-paper: at a counter, by a paper letter)' },
  },
  owned: { type: 'boolean', optional: true, says: { zh: '现在是否为其所有', en: 'Is it still theirs' } },
  states: { ...vehicleStatesFact, optional: true },
  customsRelease: { type: 'boolean', optional: true, says: { zh: '海关监管的：解除监管证明是否随申请提交', en: 'Of a car under customs control: whether its release comes with the application' } },
  leaving: { type: 'boolean', optional: true, says: { zh: '是否正在异地交易登记或转出', en: 'Is it on its way to another city, by a transfer or by moving out' } },
  transferTo: { type: 'string', format: 'area', optional: true, says: { zh: '正在异地过户到哪里（新车主自己申请的）', en: 'Where a sale between cities is taking it (asked where the new owner applies)' } },
  changesHands: { type: 'boolean', optional: true, says: { zh: '是否正在本市过户或变更所有人', en: 'Is another owner in the city about to be registered' } },
  beingMade: { ...beingMadeFact, optional: true },
  mortgaged: { type: 'boolean', optional: true, says: { zh: '是否抵押、质押', en: 'Mortgaged or pledged' } },
  scrapBy: { type: 'string', format: 'date', optional: true, says: { zh: '强制报废期止', en: 'To be scrapped by' } },
  vehicleType: { ...vehicleTypeFact, optional: true },
  use: { ...useFact, optional: true },
  newUse: { ...useFact, optional: true, says: { zh: '变更后的使用性质', en: 'Use after the change' } },
  earlierUse: { ...useFact, optional: true, says: { zh: '因质量问题退车前的使用性质', en: 'Use before it was returned for its quality' } },
  imported: { type: 'boolean', optional: true, says: { zh: '是否进口车', en: 'Imported' } },
  vin: {
    type: 'string', enum: ['good', 'check-digit', 'form', 'registered'], optional: true, says: { zh: '车辆识别代号核对结果', en: 'How the VIN reads' },
  },
  plateWish: { type: 'string', enum: ['good', 'form', 'taken'], optional: true, says: { zh: '自选号牌能否使用', en: 'Whether the chosen plate can be had' } },
  change: {
    type: 'string', enum: ['colour', 'engine', 'body', 'whole', 'use', 'co-owners'], optional: true, says: { zh: '变更什么', en: 'What changes' },
  },
  reason: { type: 'string', enum: ['lost', 'damaged', 'full', 'error'], optional: true, says: { zh: '补换领原因', en: 'Why it is replaced' } },
  ground: {
    type: 'string', enum: ['abroad', 'quality-return', 'scrapped', 'destroyed'], optional: true, says: { zh: '注销原因', en: 'Why it is deregistered' },
  },
  moveGround: {
    type: 'string', enum: ['sale', 'gift', 'inheritance', 'court', 'other', 'own-move'], optional: true, says: { zh: '为什么转出', en: 'Why it moves to another city' },
  },
  outArea: { type: 'string', format: 'area', optional: true, says: { zh: '转出地', en: 'Place of registration' } },
  inArea: { type: 'string', format: 'area', optional: true, says: { zh: '转入地', en: 'Place it comes to' } },
  inOffice: {
    type: 'string', enum: ['here', 'elsewhere'], optional: true, says: { zh: '转入地车管所在不在本平台', en: 'Whether the office it comes to works on this platform' },
  },
  emissionStage: { type: 'integer', minimum: 1, maximum: 6, optional: true, says: { zh: '排放阶段', en: 'Stage of the exhaust standard' } },
  emissionWanted: { type: 'integer', minimum: 1, maximum: 6, optional: true, says: { zh: '转入地接收的最低排放阶段', en: 'Lowest stage that the place it comes to takes in' } },
  bringBy: { type: 'string', format: 'date', optional: true, says: { zh: '转出后应在何日前申请转入', en: 'Last day for moving in' } },
  paperArea: { type: 'string', format: 'area', optional: true, says: { zh: '实物档案留在别处的，留在何地', en: 'Where the paper file lies, if not with the car' } },
  buyer: {
    type: 'string', enum: ['here', 'elsewhere', 'new', 'unknown', 'misnamed', 'owner'], optional: true, says: { zh: '新车主是谁', en: 'Who the new owner is' },
  },
  formerOwner: {
    type: 'string', enum: ['same', 'changed'], optional: true, says: { zh: '新车主自己申请的：登记的车主是否还是申请时的', en: 'Where the new owner applies: whether the registered owner is still who it was then' },
  },
  invoice: {
    type: 'string', enum: ['confirmed', 'denied', 'unknown'], optional: true, says: { zh: '二手车发票联网核查结果', en: 'Answer about the used-car invoice' },
  },
  firstRegistered: { type: 'string', format: 'date', optional: true, says: { zh: '初次登记日期', en: 'First registered on' } },
  injuryAccident: { type: 'boolean', optional: true, says: { zh: '是否发生过伤人事故', en: 'Was there an accident in which somebody was hurt' } },
  illegalModification: illegalModificationFact,
  inspectionValidUntil: { type: 'string', format: 'date', optional: true, says: { zh: '检验有效期止', en: 'Inspection valid until' } },
  insuranceUntil: { type: 'string', format: 'date', optional: true, says: { zh: '交强险保险期间止', en: 'Insured until' } },
  temporaryPlates: { type: 'integer', minimum: 0, maximum: 99, optional: true, says: { zh: '已领临时号牌次数', en: 'Temporary plates issued before' } },
} as const satisfies FactSchemas

export type BusinessFacts = FactsOf<typeof businessFacts>
