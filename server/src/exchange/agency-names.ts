import type { Config } from '../platform/config.ts'
import type { Agency } from './agency-keys.ts'

/** Agencies that speak by signed messages. */
export type AgencyName = 'sms' | 'insurance' | 'bank' | 'commerce' | 'military' | 'border'

/** Those that write to us by themselves. */
export const inboundAgencies: readonly AgencyName[] = ['insurance', 'bank', 'commerce']

/** Where an agency listens, by the configuration. */
export const agencyOf = (config: Config, name: AgencyName): Agency => ({ name, url: config.agencies[name] })
