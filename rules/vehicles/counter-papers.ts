import { listed, type Words } from '../words.ts'
import type { TransferGround } from './transfer-needs.ts'

/** What may be laid on the counter for a transfer. Where the file has no kind of its own for a paper, it goes among the other proofs. */
export const counterPapers = {
  'owner-identity': { zh: '新车主身份证明', en: 'Identity of the new owner' },
  'certificate-pages': { zh: '机动车登记证书', en: 'Certificate of registration' },
  'driving-permit': { zh: '行驶证', en: 'Vehicle licence' },
  'used-car-invoice': { zh: '二手车销售统一发票', en: 'Used-car invoice' },
  'notarial-deed': { zh: '公证书', en: 'Notarial deed' },
  'court-papers': { zh: '人民法院文书', en: 'Court papers' },
  'gift-agreement': { zh: '赠与文书', en: 'Deed of gift' },
  'other-proof': { zh: '其他证明、凭证', en: 'Other proof' },
  'residence-permit': { zh: '居住证', en: 'Residence permit' },
  'customs-release': { zh: '海关解除监管证明', en: 'Customs release' },
  'safety-inspection': { zh: '安全技术检验合格证明', en: 'Roadworthiness certificate' },
  'compulsory-insurance': { zh: '交强险保单', en: 'Policy of compulsory insurance' },
  'written-mandate': { zh: '书面委托', en: 'Written mandate' },
  'agent-identity': { zh: '代理人身份证明', en: 'Identity of the agent' },
} as const satisfies { readonly [paper: string]: Words }
export type CounterPaper = keyof typeof counterPapers
export const counterPaperIds = Object.keys(counterPapers) as readonly CounterPaper[]

const card: readonly Words[] = [{ zh: '正面', en: 'front' }, { zh: '反面', en: 'back' }]
/** Papers of which each side is asked, as in business of one city: its first pages, by name. */
const sides: { readonly [Paper in CounterPaper]?: readonly Words[] } = {
  'owner-identity': card, 'agent-identity': card, 'driving-permit': [{ zh: '正页', en: 'main page' }, { zh: '副页', en: 'second page' }],
}

/** The sides that are asked of a paper; none where its pages are only counted. `onePage`: an identity document that is a passport. */
export const sidesAsked = (paper: CounterPaper, onePage: readonly CounterPaper[] = []): readonly Words[] => (onePage.includes(paper) ? [] : sides[paper] ?? [])

const pagesOf = (paper: CounterPaper, given: readonly string[]): number => given.filter((kind) => kind === paper).length

/** The sides that are still to be scanned. `given`: the kind of each page that is there. */
export const sidesToScan = (paper: CounterPaper, given: readonly string[], onePage?: readonly CounterPaper[]): readonly Words[] => sidesAsked(paper, onePage).slice(pagesOf(paper, given))

/** Whether a paper is there with every side that is asked. */
export const isWhole = (paper: CounterPaper, given: readonly string[], onePage?: readonly CounterPaper[]): boolean =>
  pagesOf(paper, given) > 0 && sidesToScan(paper, given, onePage).length === 0

/** A paper by its name, with the sides that are still to be scanned behind it. */
export const paperWithSides = (paper: CounterPaper, given: readonly string[], onePage?: readonly CounterPaper[]): Words => {
  const [{ zh, en }, lacking] = [counterPapers[paper], sidesToScan(paper, given, onePage)]
  const names = listed(lacking)
  return lacking.length === 0 ? { zh, en } : { zh: `${zh}（${names.zh}）`, en: `${en} (${names.en})` }
}

/**
 * Proof of why the owner changes (来历证明), of each line one paper, between cities and within one. A gift is proved by its deed and by that of a notary, as the registration order of
 * 2008 (124) has it, article 65.
 */
export const proofs: { readonly [Ground in TransferGround]: readonly (readonly CounterPaper[])[] } = {
  sale: [['used-car-invoice']],
  inheritance: [['notarial-deed', 'court-papers']],
  court: [['court-papers']],
  gift: [['gift-agreement'], ['notarial-deed']],
  other: [['other-proof']],
}
/** Seen as originals and scanned for every transfer, whoever applied and wherever (facts 4.1): the certificate in the seller's hand guards against a sale behind their back. */
export const originals = ['owner-identity', 'certificate-pages', 'driving-permit'] as const satisfies readonly CounterPaper[]

/** What an agent brings besides, who applies for the new owner (facts 4.4). A letter made online is not for another city (M9.1), one on paper is (M9.3). */
export const agentPapers = ['written-mandate', 'agent-identity'] as const satisfies readonly CounterPaper[]

/**
 * What a counter scans before it takes a transfer: of each line one paper. An invoice that the tax department has confirmed need not be shown.
 * `due`: what car and new owner call for besides, and an agent.
 */
export const papersNeeded = (ground: TransferGround, invoiceConfirmed: boolean, due: readonly CounterPaper[] = []): readonly (readonly CounterPaper[])[] =>
  [...originals.map((paper) => [paper]), ...(ground === 'sale' && invoiceConfirmed ? [] : proofs[ground]), ...due.map((paper) => [paper])]

/** The lines of which no paper is there with all its sides. `given`: the kind of each page that is there. */
export const papersMissing = (
  ground: TransferGround, given: readonly string[], invoiceConfirmed: boolean, due: readonly CounterPaper[] = [], onePage: readonly CounterPaper[] = [],
): readonly (readonly CounterPaper[])[] =>
  papersNeeded(ground, invoiceConfirmed, due).filter((line) => !line.some((paper) => isWhole(paper, given, onePage)))

/**
 * The originals of which an office has not scanned every side yet: of what was applied for online they come with the car (M2.1.3). `scanned`: the kind of
 * each page that a counter made.
 */
export const originalsMissing = (scanned: readonly string[], onePage: readonly CounterPaper[] = []): readonly (typeof originals)[number][] =>
  originals.filter((paper) => !isWhole(paper, scanned, onePage))
