import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../platform/platform.ts'
import { receive, type InboundHandler } from '../inbound.ts'
import { LenderRegistered, MortgageFiled, MortgageReleased } from './messages.ts'

type Handlers = {
  readonly filed: InboundHandler<MortgageFiled>
  readonly released: InboundHandler<MortgageReleased>
  readonly registered?: InboundHandler<LenderRegistered>
}

/**
 * Takes mortgages that lenders file and release (M10.1), and their entries in the national register (M10.3). The handlers compare licence and seal
 * with the register and answer with the receipt.
 */
export const receiveMortgages = (server: FastifyInstance, platform: Platform, { filed, released, registered }: Handlers): void => {
  receive(server, platform, 'bank', 'mortgage-filed', MortgageFiled, filed)
  receive(server, platform, 'bank', 'mortgage-released', MortgageReleased, released)
  if (registered) receive(server, platform, 'bank', 'lender-registered', LenderRegistered, registered)
}
