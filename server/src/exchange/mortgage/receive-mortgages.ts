import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../platform/platform.ts'
import { receive, type InboundHandler } from '../inbound.ts'
import { MortgageFiled, MortgageReleased } from './messages.ts'

/** Takes mortgages that lenders file and release (M10.1). The handlers compare licence and seal with the national register and answer with the receipt. */
export const receiveMortgages = (
  server: FastifyInstance, platform: Platform, { filed, released }: { readonly filed: InboundHandler<MortgageFiled>; readonly released: InboundHandler<MortgageReleased> },
): void => {
  receive(server, platform, 'bank', 'mortgage-filed', MortgageFiled, filed)
  receive(server, platform, 'bank', 'mortgage-released', MortgageReleased, released)
}
