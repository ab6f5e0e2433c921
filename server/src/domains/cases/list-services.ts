import { listServices as endpoint } from '@changxing/contract/cases.ts'
import { operation } from '../../platform/operation.ts'
import { presentService, servicesOffered } from './services.ts'

/** Every service on offer. */
export const listServices = operation(endpoint, async ({ platform }) => ({
  services: servicesOffered().map((service) => presentService(service, platform.config.documentPages)),
}))
