import { because, decided, type Decision, type Reason } from '../decision.ts'
import { rule } from '../rule.ts'
import type { Words } from '../words.ts'
import { leavingFact, lienStates } from './decide-mortgage-filing.ts'
import { vehicleStateLetters, vehicleStates, vehicleStatesFact } from './states.ts'

type Outcome = { readonly allowed: boolean }

/** The four kinds of business, by their names on the list of M9.1. */
export const lienBusinesses = {
  mortgage: { zh: '抵押', en: 'Mortgage' },
  'mortgage-release': { zh: '解除抵押', en: 'Release of a mortgage' },
  pledge: { zh: '质押', en: 'Pledge' },
  'pledge-release': { zh: '解除质押', en: 'Release of a pledge' },
} as const satisfies { readonly [business: string]: Words }
export type LienBusiness = keyof typeof lienBusinesses

/**
 * Whether owner and mortgagee may register a mortgage or pledge, or its release, themselves (M10, M9.1). A release has no ground against it
 * but that there is nothing to release.
 */
export const lien = rule({
  id: 'vehicles.lien',
  version: '2',
  title: { zh: '抵押、质押及其解除能否办理', en: 'Can a mortgage or pledge, or its release, be registered' },
  clauses: ['M9.1', 'M10.1', 'M10.2'],
  facts: {
    business: { type: 'string', enum: Object.keys(lienBusinesses) as readonly LienBusiness[], says: { zh: '业务', en: 'Business' } },
    states: vehicleStatesFact,
    mortgaged: { type: 'boolean', says: { zh: '已抵押或正在办理抵押', en: 'Mortgaged, or about to be' } },
    pledged: { type: 'boolean', says: { zh: '已质押', en: 'Pledged' } },
    leaving: leavingFact,
    codeInOrder: { type: 'boolean', optional: true, says: { zh: '抵押权人证件号码正确', en: 'The number of the mortgagee is in order' } },
  },
  decide({ business, states, mortgaged, pledged, leaving = false, codeInOrder = true }): Decision<Outcome> {
    const reasons = business.endsWith('-release') ? [somethingToRelease(business, business === 'mortgage-release' ? mortgaged : pledged)] : [
      ofStates(states), nothingYet(business, business === 'mortgage' ? mortgaged : pledged), ...(leaving ? [onItsWay] : []), ...(codeInOrder ? [] : [wrongCode]),
    ]
    return decided({ allowed: reasons.every(({ holds }) => holds) }, reasons)
  },
})

const onItsWay = because('M9.1', false, {
  zh: '正在办理异地交易登记或转出：请办完或撤回后再来', en: 'It is on its way to another city, by a transfer or by moving out: come again when that is finished or withdrawn',
}, { leaving: true })

const wrongCode = because('M10.2', false, {
  zh: '抵押权人的统一社会信用代码或证件号码有误，请核对', en: 'The credit code or identity number of the mortgagee is mistyped: please compare it',
})

function ofStates(states: string): Reason {
  const against = vehicleStateLetters(states).filter((letter) => lienStates.never.includes(letter)).map((letter) => vehicleStates[letter].name)
  return because('M9.1', against.length === 0, against.length === 0
    ? { zh: '车辆状态可以办理', en: 'The state of the vehicle allows it' }
    : { zh: `车辆状态为${against.map(({ zh }) => zh).join('、')}，处理完毕后才能办理`, en: `Not while the vehicle is: ${against.map(({ en }) => en.toLowerCase()).join(', ')}` }, { states })
}

function nothingYet(business: 'mortgage' | 'pledge' | LienBusiness, exists: boolean): Reason {
  const { zh, en } = lienBusinesses[business]
  return because('M9.1', !exists, exists
    ? { zh: `车辆已有${zh}，解除后才能再办`, en: `${en}: there is one already, it has to be released first` }
    : { zh: `车辆没有${zh}`, en: `${en}: none so far` })
}

function somethingToRelease(business: LienBusiness, exists: boolean): Reason {
  const [zh, en] = business === 'mortgage-release' ? ['抵押', 'mortgage'] : ['质押', 'pledge']
  return because('M9.1', exists, exists ? { zh: `有登记的${zh}，可以解除`, en: `There is a ${en} to release` } : { zh: `车辆没有登记的${zh}，不用解除`, en: `There is no ${en} to release` })
}
