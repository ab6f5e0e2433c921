import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../platform/platform.ts'
import { receive, type InboundHandler } from '../inbound.ts'
import { Correction } from './messages.ts'

/** Takes the insurers' corrections (M11.3). The handler settles the ticket and orders a new check; a correction itself proves no insurance. */
export const receiveCorrections = (server: FastifyInstance, platform: Platform, handle: InboundHandler<Correction>): void =>
  receive(server, platform, 'insurance', 'correction', Correction, handle)
