import type { Platform } from '../../platform/platform.ts'

/** Twelve digits of the vehicle office of an area. */
export const officeOf = (platform: Platform, area: string): string => platform.config.issuers.find((issuer) => issuer.startsWith(area)) ?? `${area}000400`
