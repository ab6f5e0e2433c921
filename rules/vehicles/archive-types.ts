import type { Words } from '../words.ts'

/** What an entry of a vehicle's chain is. A `replacement` (补换领、申领牌证) is filed in its order and is no registration: its set of papers is never required. */
export type RegistrationKind = 'registration' | 'transfer' | 'change' | 'mortgage' | 'filing' | 'replacement' | 'deregistration'

/**
 * One kind of document in a vehicle's file. `requiredFor`: registrations whose set is not complete without it. `onlineInstead`: not needed
 * when it was checked online, which the index then remarks (联网核查).
 */
export type ArchiveType = {
  readonly name: Words
  readonly requiredFor: readonly RegistrationKind[]
  readonly onlineInstead?: true
}

const all: readonly RegistrationKind[] = ['registration', 'transfer']
const first: readonly RegistrationKind[] = ['registration']
const later: readonly RegistrationKind[] = ['transfer']

const type = (zh: string, en: string, requiredFor: readonly RegistrationKind[] = [], onlineInstead?: true): ArchiveType => ({
  name: { zh, en }, requiredFor, ...(onlineInstead && { onlineInstead }),
})

/** The documents of an electronic archive, in the order of the file (M2.1.4, M2.3.1). */
export const archiveTypes = {
  application: type('机动车业务申请表', 'Application form', all),
  'owner-identity': type('所有人身份证明', 'Identity of the owner', all),
  'residence-permit': type('居住证', 'Residence permit'),
  origin: type('来历证明（购车发票）', 'Proof of origin (invoice)', first),
  'used-car-invoice': type('二手车销售统一发票', 'Used-car invoice', later),
  'purchase-tax': type('车辆购置税证明', 'Proof of purchase tax', first, true),
  'compulsory-insurance': type('交强险凭证', 'Compulsory insurance', first, true),
  'vehicle-tax': type('车船税凭证', 'Vehicle tax', first, true),
  'inspection-record': type('机动车查验记录表', 'Record of inspection', all, true),
  'vin-rubbing': type('车辆识别代号拓印膜', 'Rubbing of the VIN', all),
  'certificate-pages': type('机动车登记证书签注页', 'Pages of the certificate of registration', later),
  'driving-permit': type('行驶证', 'Vehicle licence'),
  'replaced-paper': type('补换领的原牌证', 'Plate or document that was replaced'),
  'handed-in': type('收回的号牌、行驶证', 'Plates and vehicle licence handed in'),
  conformity: type('整车出厂合格证', 'Certificate of conformity', first),
  'chassis-conformity': type('底盘或改装前合格证', 'Conformity of the chassis'),
  'import-certificate': type('进口凭证', 'Import certificate'),
  'import-verification': type('进口凭证核查无误证明', 'Verification of the import certificate'),
  'safety-inspection': type('安全技术检验合格证明', 'Roadworthiness certificate'),
  'agent-identity': type('代理人身份证明', 'Identity of the agent'),
  'clerk-identity': type('经办人身份证明', 'Identity of the clerk'),
  'written-mandate': type('书面委托', 'Written mandate'),
  'expert-report': type('鉴定或协查材料', 'Expert report or enquiry'),
  'special-permit': type('特别许可', 'Special permit'),
  'customs-release': type('海关解除监管证明', 'Customs release'),
  'court-papers': type('人民法院文书', 'Court papers'),
  'mortgage-papers': type('抵押、解除抵押材料', 'Mortgage and release papers', ['mortgage'], true),
  'other-proof': type('其他证明、凭证', 'Other proof'),
} as const satisfies { readonly [id: string]: ArchiveType }

export type ArchiveTypeId = keyof typeof archiveTypes
export const archiveTypeIds = Object.keys(archiveTypes) as readonly ArchiveTypeId[]
export const archiveTypeOf = (id: string): ArchiveType | undefined => (archiveTypes as { readonly [id: string]: ArchiveType })[id]

/** What a new owner gives at a transfer to another city, online or at a counter (M2.1.3, M2.1.5); the offices make the rest. */
export const newOwnerPapers: readonly ArchiveTypeId[] = [
  'owner-identity', 'residence-permit', 'used-car-invoice', 'certificate-pages', 'driving-permit', 'safety-inspection', 'compulsory-insurance', 'agent-identity', 'written-mandate',
  'customs-release', 'court-papers', 'other-proof',
]

/** Papers that a page of business names more narrowly than the file does. */
const filedAs: { readonly [paper: string]: ArchiveTypeId } = {
  'lien-contract': 'mortgage-papers', 'main-contract': 'mortgage-papers', 'licence-copy': 'mortgage-papers', 'mortgagee-identity': 'mortgage-papers',
  'release-proof': 'mortgage-papers', 'registration-certificate': 'certificate-pages',
  'former-owner-identity': 'owner-identity', 'elder-identity': 'owner-identity',
  'aids-certificate': 'other-proof', 'co-ownership-proof': 'other-proof', 'leaving-proof': 'other-proof', 'return-proof': 'other-proof', 'scrap-proof': 'other-proof', 'loss-proof': 'other-proof',
  'notarial-deed': 'other-proof', 'gift-agreement': 'other-proof', 'execution-notice': 'court-papers',
}

/** The kind of page that a paper given with business becomes; undefined for what stays with the case: a photo of plates handed in. */
export const pageTypeOf = (paper: string): ArchiveTypeId | undefined => (archiveTypeOf(paper) ? (paper as ArchiveTypeId) : filedAs[paper])

type Page = { readonly registration: number; readonly type: string }
type Registration = { readonly seq: number; readonly kind: RegistrationKind }

/**
 * What a vehicle's file lacks: for each registration of the chain the required documents that have neither a page nor a remark. Whoever remarks
 * answers for it: a clerk may only where `onlineInstead` says so, the platform where the business itself needed no paper.
 */
export const missingDocuments = (chain: readonly Registration[], images: readonly Page[], remarks: readonly Page[]): readonly { readonly registration: number; readonly type: ArchiveTypeId }[] =>
  chain.flatMap(({ seq, kind }) => {
    const has = (pages: readonly Page[], id: string) => pages.some((page) => page.registration === seq && page.type === id)
    return archiveTypeIds
      .filter((id) => archiveTypeOf(id)!.requiredFor.includes(kind))
      .filter((id) => !has(images, id) && !has(remarks, id))
      .map((id) => ({ registration: seq, type: id }))
  })
