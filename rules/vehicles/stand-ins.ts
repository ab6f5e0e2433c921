import { cityName, type AreaCode } from '../areas.ts'
import { because, type Reason } from '../decision.ts'
import type { Words } from '../words.ts'

/** What a counter scans when somebody there speaks for one side of a transfer between cities. */
export const statementPapers = {
  'signed-request': { zh: '签字的书面意见', en: 'The signed statement' },
  'own-identity': { zh: '到场人身份证明', en: 'Identity of who is here' },
  'written-mandate': { zh: '书面委托', en: 'Written mandate' },
  'notarial-deed': { zh: '继承公证书', en: 'Notarial deed of inheritance' },
  'death-certificate': { zh: '死亡证明', en: 'Death certificate' },
  'kinship-proof': { zh: '亲属关系证明', en: 'Proof of kinship' },
  'court-papers': { zh: '生效的裁判文书', en: 'The final court decision' },
} as const satisfies { readonly [paper: string]: Words }
export type StatementPaper = keyof typeof statementPapers
export const statementPaperIds = Object.keys(statementPapers) as readonly StatementPaper[]

/** The two sides of a transfer: who is registered as owner, and who is to be. */
export const transferParties = ['former-owner', 'new-owner'] as const
export type TransferParty = (typeof transferParties)[number]

type StandIn = {
  readonly name: Words
  /** for which of the two */
  readonly of: readonly TransferParty[]
  /** where the number of that person is read off */
  readonly namedBy: Words
  /** what proves it: one of these, whole */
  readonly proofs: readonly (readonly StatementPaper[])[]
}

/**
 * Who may speak at a counter in the place of somebody whose transfer it is, and what proves it: nobody is forced online, and a written mandate is enough
 * (M9.3). A notarial deed says both that the owner has died and who inherits; a judgment is about the registered owner's car.
 */
export const standIns: { readonly [kind in 'agent' | 'heir' | 'judgment']: StandIn } = {
  agent: { name: { zh: '代理人', en: 'an agent' }, of: transferParties, namedBy: { zh: '书面委托', en: 'the mandate' }, proofs: [['written-mandate']] },
  heir: {
    name: { zh: '继承人', en: 'an heir' }, of: transferParties, namedBy: { zh: '公证书或死亡证明', en: 'the deed or the death certificate' },
    proofs: [['notarial-deed'], ['death-certificate', 'kinship-proof']],
  },
  judgment: { name: { zh: '持生效裁判文书的人', en: 'the holder of a judgment' }, of: ['former-owner'], namedBy: { zh: '裁判文书', en: 'the court decision' }, proofs: [['court-papers']] },
}
export type StandInKind = keyof typeof standIns
export const standInKinds = Object.keys(standIns) as readonly StandInKind[]

/** What is scanned of everybody who speaks, and of who does it in somebody's place besides. */
export const alwaysScanned = (as: StandInKind | null): readonly StatementPaper[] => (as === null ? ['signed-request'] : ['signed-request', 'own-identity'])

/**
 * What still has to be scanned before it is recorded: of each line one of its alternatives, whole. `as`: who stands there in somebody's place; null for that
 * person themselves.
 */
export const statementPapersMissing = (as: StandInKind | null, given: readonly string[]): readonly (readonly (readonly StatementPaper[])[])[] => {
  const lacks = (papers: readonly StatementPaper[]) => papers.filter((paper) => !given.includes(paper))
  const proofs = as === null ? [] : standIns[as].proofs.map(lacks)
  return [...lacks(alwaysScanned(as)).map((paper) => [[paper]]), ...(proofs.every(({ length }) => length > 0) && proofs.length > 0 ? [proofs] : [])]
}

/** What an heir, or who has a judgment, may do about a sale that the registered owner began; the same words in a refusal and where people ask for the way. */
export const speakInPlace: Words = {
  zh: '过户办结前，原车主的继承人、持生效裁判文书的人可以到现在登记城市或上牌城市的车管所窗口，代原车主提出异议；新车主到期没有办的，可以申请终止。'
    + '带本人身份证，和继承公证书（或者死亡证明、亲属关系证明）或者生效的裁判文书，当场签字',
  en: 'Until it is registered, an heir of the former owner, or who has a judgment, may object in the former owner’s place at the counter of either city, where it is registered now or where it goes; '
    + 'and ask for the end where the new owner’s last day is over. Bring your identity card, and the notarial deed of inheritance (or death certificate and proof of kinship) or the final court decision; you sign there',
}

/** Why no new owner takes over a car that a sale between cities is taking to another place, and what to do about that first (M2.4.3). */
export const soldBetweenCities = (transferTo: AreaCode): Reason => {
  const { zh, en } = cityName(transferTo)
  return because('M2.4.3', false, {
    zh: `这辆车正在异地过户到${zh}，现在不能办。${speakInPlace.zh}。过户终止后再来办`,
    en: `A sale between cities is taking this car to ${en}, so this cannot be done now. ${speakInPlace.en}. Once it has ended, come again`,
  }, { transferTo })
}
