import { papersOf, recordLien } from '../../vehicles/index.ts'
import type { Context } from '../../../platform/operation.ts'
import { card, offerService, required, type Case, type DocumentRule, type Review } from '../../cases/index.ts'
import { detailsOf, release } from '../mortgage.ts'
import * as mortgages from '../mortgages.store.ts'
import { kindWords } from '../words.ts'
import { certificate, fileOf, lienPage } from './lien-page.ts'

/** Who lends takes part by the release and by showing who it is (facts 3.1): a person by both sides of the card. */
const papersFor = (lien: 'mortgage' | 'pledge'): readonly DocumentRule[] => [
  required('release-proof', { clause: 'M10.2', label: { zh: '解除证明（权利人盖章或签名）', en: 'Release, stamped or signed by who lends' }, hint: { zh: '可用电子印章', en: 'An electronic seal counts' } }),
  required('mortgagee-identity', {
    clause: 'M9.1', label: { zh: '权利人身份证明', en: 'Identity of who lends' }, hint: { zh: '银行等机构拍盖章的营业执照副本复印件', en: 'Of a bank or firm, the stamped copy of its business licence' },
    sides: { ...card, asked: async (context, one) => (await mortgages.registered(context.db, one.area, one.subject!.id, lien))?.mortgagee_kind === 'person' },
  }),
  certificate,
]

const review = (lien: 'mortgage' | 'pledge') => async (context: Context, one: Case): Promise<Review> => {
  const { row } = await fileOf(context, one)
  const standing = await mortgages.standing(context.db, row.area, row.id, lien)
  const plate = { label: { zh: '号牌', en: 'Plate' }, value: row.plate_number }
  if (!standing) return { applicantDetail: [plate], warnings: [{ zh: '平台没有权利人的记录，请核对登记证书', en: 'Who lends is not on record here: compare the registration certificate' }] }
  const { mortgagee } = detailsOf(context.platform, standing)
  const kind = kindWords(standing.mortgagee_kind)
  return {
    applicantDetail: [
      plate, { label: { zh: '权利人', en: 'Who lends' }, value: { zh: `${mortgagee.name} · ${kind.zh}`, en: `${mortgagee.name} · ${kind.en}` } },
      { label: { zh: '合同号', en: 'Contract' }, value: standing.contract_number || '—' }, { label: { zh: '登记日期', en: 'Registered on' }, value: standing.registered_on ?? '' },
    ],
  }
}

const record = (lien: 'mortgage' | 'pledge') => async (context: Context, one: Case) => {
  const { actor, today } = context
  const { row } = await fileOf(context, one)
  const standing = await mortgages.standing(context.db, row.area, row.id, lien)
  const officerNumber = actor.kind === 'officer' ? actor.number : undefined
  if (standing?.state === 'registered') {
    await release(context, standing, { by: 'office', checkedOnline: false, papers: await papersOf(context, one), ...(officerNumber !== undefined && { officerNumber }) })
    return { mortgageId: standing.id, releasedOn: today }
  }
  // Registered before this platform kept who lends: the file's flag is all there is to release.
  await recordLien(context, row.area, row.id, lien === 'mortgage' ? 'mortgage-released' : 'pledge-released', { checkedOnline: false, papers: await papersOf(context, one) })
  return { mortgageId: null, releasedOn: today }
}

/** 解除抵押, where the lender has not released it online (M10.2). */
export const mortgageReleaseOnPaper = offerService(lienPage('mortgage-release', {
  id: 'vehicles.mortgage-release', title: { zh: '解除抵押登记', en: 'Release a mortgage' },
  summary: { zh: '机构线上解除的，您不用办理；贷款已还清机构没有解除，可先在“我的抵押”里催促。', en: 'A lender releases online and you need do nothing. Paid off and not released? First prompt the lender under “My mortgages”.' },
  clauses: ['M10.2', 'M9.1'], form: [], documents: papersFor('mortgage'), review: review('mortgage'), onApproved: record('mortgage'),
}))

/** 解除质押备案. */
export const pledgeRelease = offerService(lienPage('pledge-release', {
  id: 'vehicles.pledge-release', title: { zh: '解除质押备案', en: 'End a pledge' },
  summary: { zh: '由车主和质权人共同申请；车辆另有抵押的，抵押也解除后才能过户。', en: 'Owner and pledgee apply together; a vehicle that is mortgaged too cannot change owner before that is released.' },
  clauses: ['M9.1', 'M10.2'], form: [], documents: papersFor('pledge'), review: review('pledge'), onApproved: record('pledge'),
}))
