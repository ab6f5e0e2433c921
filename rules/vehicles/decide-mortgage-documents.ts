import { because, decided, type Decision, type Reason } from '../decision.ts'
import { rule } from '../rule.ts'
import type { Words } from '../words.ts'
import { mortgageRelief } from './parameters.ts'

type Outcome = { readonly mainContract: boolean; readonly businessLicenceCopy: boolean; readonly paper: boolean }

/** The mortgagees, and whether M10 eases their papers. */
export const mortgagees = {
  'commercial-bank': { eased: true, name: { zh: '商业银行', en: 'Commercial bank' } },
  'auto-finance': { eased: true, name: { zh: '汽车金融公司', en: 'Auto-finance company' } },
  'finance-company': { eased: true, name: { zh: '财务公司', en: 'Finance company' } },
  'other-organisation': { eased: false, name: { zh: '其他单位', en: 'Other organisation' } },
  person: { eased: false, name: { zh: '个人', en: 'Person' } },
} as const satisfies { readonly [kind: string]: { readonly eased: boolean; readonly name: Words } }

export type MortgageeKind = keyof typeof mortgagees

/**
 * Which papers a mortgage needs. A commercial bank, auto-finance or finance company proves who it is by a stamped copy of its business
 * licence, and the main contract is not asked for (M10.2); once its data are shared online, paper is waived (M10.1): the copy, the
 * authorisation and the contract then come with electronic seals. No office may want local filing (M10.3). Other organisations and persons
 * bring what they always did: `businessLicenceCopy` is false there because a copy does not do for them.
 */
export const mortgageDocuments = rule({
  id: 'vehicles.mortgage-documents',
  version: '2',
  title: { zh: '抵押登记要哪些资料', en: 'Which papers a mortgage needs' },
  clauses: ['M10.1', 'M10.2', 'M10.3'],
  facts: {
    mortgagee: { type: 'string', enum: Object.keys(mortgagees) as readonly MortgageeKind[], says: { zh: '抵押权人', en: 'Mortgagee' } },
    sharedOnline: { type: 'boolean', says: { zh: '抵押信息是否已联网共享', en: 'Are the mortgage data shared online' } },
  },
  decide({ mortgagee, sharedOnline }, on): Decision<Outcome> {
    const { name, eased } = mortgagees[mortgagee]
    const inForce = mortgageRelief.find(on)?.value ?? false
    const covered = eased && inForce
    const paper = !(covered && sharedOnline)
    return decided({ mainContract: !covered, businessLicenceCopy: covered, paper }, [
      reasonOfMortgagee(name, eased, inForce),
      ...(covered ? [noLocalFiling] : []),
      reasonOfPaper(mortgagee, inForce, sharedOnline),
    ])
  },
})

const noLocalFiling = because('M10.3', true, {
  zh: '执照和印章不用在本地备案，不得另设条件',
  en: 'Licence and seal need no local filing; no office may set other conditions',
})

function reasonOfMortgagee(name: Words, eased: boolean, inForce: boolean): Reason {
  if (!eased)
    return because('M10.2', false, {
      zh: `${name.zh}抵押，须交主合同和身份证明`,
      en: `${name.en} as mortgagee: the main contract and proof of identity are needed`,
    })
  return because(
    'M10.2',
    inForce,
    inForce
      ? { zh: `${name.zh}凭盖章的营业执照复印件，不要主合同`, en: `${name.en}: a stamped copy of the business licence, no main contract` }
      : { zh: '2021年6月1日起才免交主合同', en: 'The main contract is waived only from 2021-06-01' },
  )
}

/** Why paper is handed in, or not: it is waived for three kinds of lender, from a day on, once their data are shared; the first that lacks is said. */
function reasonOfPaper(mortgagee: MortgageeKind, inForce: boolean, sharedOnline: boolean): Reason {
  const { name, eased } = mortgagees[mortgagee]
  if (!eased)
    return because(
      'M10.1',
      false,
      { zh: `${name.zh}作抵押权人，不适用免交，须交纸质资料`, en: `${name.en} as mortgagee: the waiver does not apply, papers are handed in` },
      { mortgagee },
    )
  if (!inForce)
    return because('M10.1', false, {
      zh: '2021年6月1日起才免交纸质资料，当时尚未施行',
      en: 'Paper is waived only from 2021-06-01: not yet in force on that day',
    })
  return because(
    'M10.1',
    sharedOnline,
    sharedOnline
      ? { zh: '已联网核查，免交纸质资料，可用电子印章', en: 'Checked online: no paper, electronic seals count' }
      : { zh: '没有联网共享，须交纸质资料', en: 'Not shared online: papers are handed in' },
    { sharedOnline },
  )
}
