import type { CivilDate } from '../civil-date.ts'
import type { Words } from '../words.ts'
import type { TransferRoute } from './decide-transfer-route.ts'
import { businessLimits } from './business-limits.ts'
import { earlierProcedure, transferLimits } from './transfer-limits.ts'

export type TransferGround = 'sale' | 'inheritance' | 'court' | 'gift' | 'other'

/** The ways a car changes owner: traded where it comes to; traded where it is registered, or another ground; in one city; the earlier way. */
export type TransferWay = 'in-place' | 'out-place' | 'within-area' | 'earlier-procedure'

/** One office to go to, and what to bring there. */
export type TransferVisit = { readonly at: 'in-office' | 'out-office'; readonly bring: readonly Words[] }
export type TransferNeeds = { readonly visits: readonly TransferVisit[]; readonly limits: readonly Words[]; readonly clause: 'M2.3.4' | 'M9.1' }

const car: Words = { zh: '车，开到现场查验', en: 'The car itself, for the inspection' }
const seller: Words = { zh: '现车主身份证明', en: 'Identity of the present owner' }
const buyer: Words = { zh: '新车主身份证明；户籍不在上牌城市的，带居住证', en: 'Identity of the new owner; with a residence permit if registered elsewhere' }
const certificate: Words = { zh: '登记证书', en: 'Certificate of registration' }
const licence: Words = { zh: '行驶证', en: 'Vehicle licence' }
const plates: Words = { zh: '号牌，交回', en: 'The plates, to be handed in' }
const sealedFile: Words = { zh: '密封的实物档案，不要拆开；档案留在别处的免交', en: 'The sealed paper file, unopened; not needed where it lies with another office' }
const ifRunOut: Words = {
  zh: '检验已过期的：安全技术检验合格证明；交强险联网查不到的，带保单',
  en: 'If its inspection has run out: roadworthiness certificate; and the policy of compulsory insurance where it is not found online',
}
/** Between cities only: within one, who delegated online is asked for no paper (M9.3). */
const ifAgent: Words = { zh: '由代理人到窗口申请的：书面委托、代理人身份证明', en: 'If an agent applies at the counter: a written mandate and the identity of the agent' }
const ifCustoms: Words = { zh: '海关监管的：解除监管证明', en: 'If it was under customs control: proof of release' }

/** What proves that the car is the new owner's, by ground. */
export const transferProofs: { readonly [Ground in TransferGround]: Words } = {
  sale: { zh: '二手车销售统一发票', en: 'Used-car invoice' },
  gift: { zh: '赠与文书和公证书', en: 'Deed of gift, notarised' },
  inheritance: { zh: '继承文书和公证书', en: 'Papers of the inheritance, notarised' },
  court: { zh: '生效的判决书、裁定书或调解书，和协助执行通知书', en: 'The final court decision, and the court’s notice to execute it' },
  other: { zh: '所有权转移的证明、凭证', en: 'Proof that the owner changed' },
}

const days = (count: number): Words => ({ zh: `${count} 个工作日`, en: count === 1 ? '1 working day' : `${count} working days` })

/**
 * What to bring where, and how long each step may take, published before anybody applies (M2.3.6). The papers are those of the registration
 * order and of the offices' notices, as the numbers are (M2.3.4 says "in time"): configuration.
 */
export function transferNeeds(way: TransferWay, ground: TransferGround, on: CivilDate): TransferNeeds {
  const proof = transferProofs[ground]
  const papers = [car, buyer, proof, certificate, licence]
  const depends = [ifRunOut, ifCustoms]
  // Who inherits, or has a judgment, applies alone.
  const present = ground === 'inheritance' || ground === 'court' ? [] : [seller]
  switch (way) {
    case 'within-area': {
      const answer = days(businessLimits.transfer)
      return {
        visits: [{ at: 'in-office', bring: [car, ...present, ...papers.slice(1), ...depends] }], clause: 'M9.1',
        limits: [
          { zh: '申请：车交付后 30 日内', en: 'You apply: within 30 days of taking the car over' },
          { zh: `车管所答复：提交后 ${answer.zh}内`, en: `The office answers: within ${answer.en} of submission` },
        ],
      }
    }
    case 'earlier-procedure': {
      const [leaving, entering] = [days(earlierProcedure.leaving), days(earlierProcedure.entering)]
      return {
        visits: [{ at: 'out-office', bring: [car, ...present, ...papers.slice(1), plates, ...depends] }, { at: 'in-office', bring: [car, buyer, certificate, sealedFile, ifRunOut] }],
        clause: 'M9.1',
        limits: [
          { zh: `转出地办理转出：受理后 ${leaving.zh}内`, en: `The old office lets it go: within ${leaving.en} of acceptance` },
          { zh: `您到转入地申请：转出后 ${earlierProcedure.ownerDays} 日内`, en: `You apply at the new office: within ${earlierProcedure.ownerDays} days after that` },
          { zh: `转入地办理转入：受理后 ${entering.zh}内`, en: `The new office registers it: within ${entering.en} of acceptance` },
        ],
      }
    }
    default: return oneStop(way, papers, [...depends, ifAgent], on)
  }
}

function oneStop(way: 'in-place' | 'out-place', papers: readonly Words[], depends: readonly Words[], on: CivilDate): TransferNeeds {
  const limits = transferLimits.on(on).value
  const [accept, send, compare, register] = (['applied', 'archive-requested', 'archive-sent', 'inspected'] as const).map((state) => days(limits[state]!.workingDays))
  const later: readonly Words[] = [
    { zh: `转入地核对档案：收到后 ${compare!.zh}内`, en: `The new office compares the file: within ${compare!.en} of its arrival` },
    { zh: `登记、核发号牌：查验合格后 ${register!.zh}内`, en: `Registered, plate given: within ${register!.en} of passing the inspection` },
  ]
  if (way === 'in-place') return {
    visits: [{ at: 'in-office', bring: [...papers, ...depends] }], clause: 'M2.3.4',
    limits: [
      { zh: `转入地受理：网上申请后 ${accept!.zh}内；窗口申请的当场受理`, en: `The new office accepts: within ${accept!.en} of an online application; at the counter, at once` },
      { zh: `转出地发出电子档案：受理后 ${send!.zh}内`, en: `The old office sends the file: within ${send!.en} of acceptance` }, ...later,
    ],
  }
  return {
    visits: [{ at: 'out-office', bring: [...papers, ...depends] }, { at: 'in-office', bring: [papers[0]!, papers[1]!, ...papers.slice(3), ifRunOut] }], clause: 'M2.3.4',
    limits: [
      { zh: '转出地受理：窗口当场受理', en: 'The old office accepts: at once, at its counter' },
      { zh: `转出地发出电子档案：受理并查验合格后 ${send!.zh}内`, en: `The old office sends the file: within ${send!.en} of acceptance and a passed inspection` }, ...later,
    ],
  }
}

/** The ways that an answer of `vehicles.transfer-route` leaves open; none where it refuses. */
export function transferWays({ route, applyAt }: { readonly route: TransferRoute; readonly applyAt: readonly string[] }): readonly TransferWay[] {
  if (route === 'refused') return []
  if (route !== 'one-stop') return [route]
  return [...(applyAt.includes('in-office') ? ['in-place' as const] : []), ...(applyAt.includes('out-office') ? ['out-place' as const] : [])]
}
