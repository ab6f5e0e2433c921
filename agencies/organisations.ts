import type { Organisation, RelyingStaff } from './people.ts'

export const rental: Organisation = { id: 'org-rental-demo', name: '无名汽车租赁有限公司', kind: 'rental' }
export const insurer: Organisation = { id: 'org-insurer-demo', name: '虚构财产保险股份有限公司', kind: 'insurer' }

/** Staff of bodies that accept the e-licence (M1.4.3). */
export const relyingStaff: readonly RelyingStaff[] = [
  {
    kind: 'relying', id: 'relying-rental-clerk', name: { zh: '范一鸣', en: 'Fan Yiming' }, organisation: rental,
    for: { zh: '租车公司门店：经同意核验租车人', en: 'Car-rental counter: checks a customer’s licence with consent' },
  },
  {
    kind: 'relying', id: 'relying-insurer-clerk', name: { zh: '方可', en: 'Fang Ke' }, organisation: insurer,
    for: { zh: '保险公司理赔：经同意核验驾驶人', en: 'Insurance claims: checks a driver’s licence with consent' },
  },
]
