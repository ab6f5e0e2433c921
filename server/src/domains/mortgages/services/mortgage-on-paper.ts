import type { FormField } from '@changxing/contract/cases.ts'
import { readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { decide } from '@changxing/rules/registry.ts'
import { mortgagees } from '@changxing/rules/vehicles/decide-mortgage-documents.ts'
import type { Context } from '../../../platform/operation.ts'
import { card, offerService, required, type Case, type DocumentRule, type Review, type Sides } from '../../cases/index.ts'
import * as lenders from '../lenders.store.ts'
import { registerOnPaper } from '../register-on-paper.ts'
import { certificate, fileOf, lienPage } from './lien-page.ts'

const filedOnline = { zh: '通常由机构线上提交，您只需在应用内同意', en: 'Usually filed online by the lender; you only agree in the app' }
const eased = Object.entries(mortgagees).filter(([, { eased: is }]) => is).map(([kind]) => kind)
const others = Object.entries(mortgagees).filter(([, { eased: is }]) => !is).map(([kind]) => kind)

/** Whether the main contract may be left out today; it is the same for the three kinds of lender, which `when` of the waiver has asked for. */
const withoutMainContract = async ({ today }: Context): Promise<boolean> =>
  decide('vehicles.mortgage-documents', today, { mortgagee: 'commercial-bank', sharedOnline: false }).outcome['mainContract'] === false

/** A contract belongs to a mortgage; of a pledge it is filled in where there is one. */
const formOf = (lien: 'mortgage' | 'pledge'): readonly FormField[] => [
  {
    name: 'mortgageeKind', kind: 'choice', required: true, label: { zh: '权利人是谁', en: 'Who lends' },
    options: Object.entries(mortgagees).map(([value, { name, eased: is }]) => ({ value, label: name, ...(lien === 'mortgage' && is && { hint: filedOnline }) })),
  },
  { name: 'mortgageeName', kind: 'text', required: true, maxLength: 60, label: { zh: '权利人名称或姓名', en: 'Name of who lends' } },
  {
    name: 'mortgageeNumber', kind: 'identity-number', required: true, maxLength: 18, label: { zh: '统一社会信用代码，个人填身份证号', en: 'Unified social credit code; of a person, the identity number' },
    pattern: '^[0-9A-Za-z]{18}$',
  },
  { name: 'contractNumber', kind: 'text', required: lien === 'mortgage', maxLength: 40, label: { zh: '合同号', en: 'Contract number' } },
  { name: 'startsOn', kind: 'date', required: lien === 'mortgage', label: { zh: '合同起始日', en: 'First day of the contract' } },
  { name: 'endsOn', kind: 'date', required: lien === 'mortgage', label: { zh: '合同终止日', en: 'Last day of the contract' } },
]

/** Another lender than those may be a company, which has no card. */
const ofPerson: Sides = { ...card, asked: async ({ today }, { answers }) => readIdentityNumber(String(answers['mortgageeNumber'] ?? ''), today).valid }

const contracts: readonly DocumentRule[] = [
  required('lien-contract', { clause: 'M10.2', label: { zh: '抵押合同', en: 'Contract of mortgage' }, hint: { zh: '可用电子印章', en: 'Electronic seals count' } }),
  required('main-contract', {
    clause: 'M10.2', label: { zh: '主合同', en: 'Main contract' },
    waived: { says: { zh: '免提交：银行、汽车金融公司、财务公司不用主合同', en: 'Not needed: banks, auto-finance and finance companies need no main contract' }, clause: 'M10.2', when: { field: 'mortgageeKind', is: eased }, kept: withoutMainContract },
  }),
]

/** Who lends shows who it is, and the certificate is noted: a pledge has no other papers (facts 3.1). */
const papers: readonly DocumentRule[] = [
  required('licence-copy', {
    clause: 'M10.2', label: { zh: '营业执照副本复印件（盖章）', en: 'Stamped copy of the business licence' }, when: { field: 'mortgageeKind', is: eased },
    hint: { zh: '印章可以是电子的；不用本地备案', en: 'The seal may be electronic; no local filing is needed' },
  }),
  required('mortgagee-identity', { clause: 'M10.2', label: { zh: '权利人身份证明', en: 'Identity of who lends' }, sides: ofPerson, when: { field: 'mortgageeKind', is: others } }),
  certificate,
]

const text = (one: Case, name: string): string => String(one.answers[name] ?? '').trim()

const review = async (context: Context, one: Case): Promise<Review> => {
  const { row } = await fileOf(context, one)
  const known = await lenders.on(context.db, text(one, 'mortgageeNumber').toUpperCase(), context.today)
  const isLender = eased.includes(text(one, 'mortgageeKind'))
  return {
    applicantDetail: [
      { label: { zh: '号牌', en: 'Plate' }, value: row.plate_number }, { label: { zh: '品牌型号', en: 'Model' }, value: row.brand_model },
      ...(isLender ? [{ label: { zh: '全国登记册', en: 'National register' }, value: known ? known.name : { zh: '无', en: 'None' } }] : []),
    ],
    warnings: isLender && !known
      ? [{ zh: '全国登记册里没有这家机构：凭盖章的营业执照副本复印件办理，不得要求本地备案', en: 'This lender is not in the national register: the stamped licence copy proves it; local filing may not be asked for' }]
      : [],
  }
}

/** 抵押登记, where the lender has not filed it online (M10.2). */
export const mortgageOnPaper = offerService(lienPage('mortgage', {
  id: 'vehicles.mortgage', title: { zh: '抵押登记', en: 'Register a mortgage' },
  summary: { zh: '银行、汽车金融公司、财务公司可线上提交，您在应用内同意即可；其他权利人由您和权利人共同申请。', en: 'Lenders file online and you agree in the app. With other mortgagees, you and the mortgagee apply together.' },
  clauses: ['M10.2', 'M9.1'], form: formOf('mortgage'), documents: [...contracts, ...papers], review, onApproved: registerOnPaper('mortgage'),
}))

/** 质押备案. */
export const pledge = offerService(lienPage('pledge', {
  id: 'vehicles.pledge', title: { zh: '质押备案', en: 'File a pledge' },
  summary: { zh: '由车主和质权人共同申请；备案期间车辆不能过户。', en: 'Owner and pledgee apply together; the vehicle cannot change owner meanwhile.' },
  clauses: ['M9.1', 'M10.2'], form: formOf('pledge'), documents: papers, review, onApproved: registerOnPaper('pledge'),
}))
