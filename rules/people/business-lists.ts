import type { ClauseId } from '../clauses.ts'
import type { Words } from '../words.ts'

/**
 * One piece of business of a list. `names` are the Chinese names that mean it, the clause's own first; `only` says what the clause leaves
 * out or requires. A business written with a slash is two, either of which may be named alone.
 */
export type ListedBusiness = { readonly names: readonly [string, ...string[]]; readonly en: string; readonly only?: Words }
export type BusinessList = { readonly clause: ClauseId; readonly businesses: readonly ListedBusiness[] }

const plates: ListedBusiness = { names: ['补换领号牌'], en: 'Replace number plates' }
const vehicleLicence: ListedBusiness = { names: ['补换领行驶证'], en: 'Replace the vehicle licence' }
const inspectionMark: ListedBusiness = { names: ['补领检验合格标志'], en: 'Replace the inspection mark' }
const exemptMark: ListedBusiness = { names: ['免检车申领检验标志'], en: 'Inspection mark of an exempt car' }

/** The vehicle business that may be delegated online. Replacing a lost registration certificate is not on it: the owner comes in person. */
export const delegableVehicleBusiness: BusinessList = {
  clause: 'M9.1',
  businesses: [
    { names: ['注册登记'], en: 'First registration' },
    {
      names: ['变更登记'],
      en: 'Registration of a change',
      only: { zh: '共同所有人变更除外', en: 'not a change among co-owners' },
    },
    {
      names: ['转移登记'],
      en: 'Transfer of ownership',
      only: { zh: '辖区内', en: 'within the jurisdiction' },
    },
    { names: ['换领登记证书'], en: 'Exchange the registration certificate' },
    plates,
    vehicleLicence,
    inspectionMark,
    exemptMark,
    { names: ['抵押/解除抵押', '抵押', '解除抵押'], en: 'Mortgage and its release' },
    { names: ['质押/解除质押', '质押', '解除质押'], en: 'Pledge and its release' },
    { names: ['申领新车临时号牌'], en: 'Temporary plates of a new car' },
    {
      names: ['注销登记'],
      en: 'Deregistration',
      only: { zh: '不在国内使用或因质量问题退车', en: 'not used in the country, or returned for its quality' },
    },
    {
      names: ['变更备案'],
      en: 'Filing of a change',
      only: { zh: '加装、拆除残疾人操纵辅助装置', en: 'fitting or removing driving aids for the disabled' },
    },
  ],
}

/** The licence business that may be delegated online. */
export const delegableLicenceBusiness: BusinessList = {
  clause: 'M9.1',
  businesses: [
    { names: ['补换领驾驶证'], en: 'Replace or renew the driving licence' },
    { names: ['转入换证'], en: 'Exchange the licence on moving in' },
    { names: ['注销'], en: 'Cancel the licence' },
    { names: ['提交身体条件证明'], en: 'Hand in the medical report' },
    { names: ['延期'], en: 'Postpone' },
  ],
}

/** What a relative or friend may do online for a person of 60 or over. The word 驾驶证 stands before the first and belongs to all four. */
export const helperBusiness: BusinessList = {
  clause: 'M6.1.2',
  businesses: [
    plates,
    vehicleLicence,
    inspectionMark,
    exemptMark,
    { names: ['驾驶证期满换证', '期满换证'], en: 'Renew the driving licence' },
    { names: ['达到规定年龄换证', '驾驶证达到规定年龄换证'], en: 'Exchange the licence at the age limit' },
    { names: ['遗失补证', '驾驶证遗失补证'], en: 'Replace a lost licence' },
    { names: ['损毁换证', '驾驶证损毁换证'], en: 'Replace a damaged licence' },
  ],
}

/**
 * What an agent does by a paper letter only, at a counter: M9.1 does not list it, and nobody is forced online (M9.3). A transfer to another city
 * changes the owner and a move of house does not, so that a letter names the one or the other; where the car comes to, both are the same.
 */
export const paperBusiness: BusinessList = {
  clause: 'M9.3',
  businesses: [
    { names: ['转出', '转移登记（转出）'], en: 'Move a car out to another city, to a new owner', only: { zh: '凭纸质委托书', en: 'by a paper letter' } },
    { names: ['迁出', '变更登记（迁出）'], en: 'Move a car out to another city with its owner', only: { zh: '凭纸质委托书', en: 'by a paper letter' } },
    { names: ['转入', '迁入', '转移登记（转入）', '变更登记（迁入）'], en: 'Move a car in from another city', only: { zh: '凭纸质委托书', en: 'by a paper letter' } },
    { names: ['报废注销'], en: 'Deregister a scrapped vehicle', only: { zh: '凭纸质委托书', en: 'by a paper letter' } },
  ],
}

/** Business that is no agent's, by no letter: the owner comes in person (the order on vehicle registration; M9.1 leaves it out). */
export const ownerOnlyBusiness: BusinessList = {
  clause: 'M9.1',
  businesses: [
    { names: ['补领登记证书'], en: 'Replace a lost registration certificate' },
    { names: ['共同所有人变更'], en: 'A change among co-owners' },
    { names: ['灭失注销'], en: 'Deregister a destroyed vehicle' },
  ],
}

/** The business of that Chinese name in the first list that has it; undefined when none has. */
export const findBusiness = (name: string, ...lists: readonly BusinessList[]): ListedBusiness | undefined =>
  lists.flatMap((list) => list.businesses).find(({ names }) => names.includes(name))

/**
 * Whether a letter that names one business lets another be done: the same by any of its names, and the halves of what is written with a slash.
 * A letter for one half is good for that half alone.
 */
export const covers = (named: string, asked: string): boolean => {
  if (named === asked) return true
  const names: readonly string[] = findBusiness(named, delegableVehicleBusiness, delegableLicenceBusiness, helperBusiness, paperBusiness)?.names ?? []
  const [whole] = names
  return names.includes(asked) && (whole === named || !whole?.includes('/'))
}
