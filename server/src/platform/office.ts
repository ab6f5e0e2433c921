import type { Platform } from './platform.ts'

/** Twelve digits of the office that signs for an area: the configured issuer there, else the usual number of such an office. */
export const officeOf = (platform: Platform, area: string): string => platform.config.issuers.find((issuer) => issuer.startsWith(area)) ?? `${area}000400`
