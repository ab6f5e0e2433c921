import type { Words } from '@changxing/rules/decision.ts'
import type { Config } from '../platform/config.ts'
import type { Agency } from './agency-keys.ts'

/** Agencies that speak by signed messages. */
export type AgencyName = 'sms' | 'insurance' | 'bank' | 'commerce' | 'military' | 'border'

/** What people call them. */
export const agencyTitles: Readonly<Record<AgencyName, Words>> = {
  sms: { zh: '短信', en: 'Text messages' },
  insurance: { zh: '保险信息平台', en: 'Insurance platform' },
  bank: { zh: '金融机构', en: 'Lenders' },
  commerce: { zh: '商务、税务部门', en: 'Commerce and tax' },
  military: { zh: '军队车辆管理部门', en: 'Military vehicle office' },
  border: { zh: '移民管理部门', en: 'Border administration' },
}

/** Those that write to us by themselves. */
export const inboundAgencies: readonly AgencyName[] = ['insurance', 'bank', 'commerce']

/** Where an agency listens, by the configuration. */
export const agencyOf = (config: Config, name: AgencyName): Agency => ({ name, url: config.agencies[name] })
