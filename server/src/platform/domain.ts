import type { FastifyInstance } from 'fastify'
import type { Operation } from './operation.ts'
import type { Task, Timed } from './jobs/worker.ts'
import type { Platform } from './platform.ts'

/** What a domain's door hands to `app.ts`. Operations are keyed by their name in the contract. */
export type Domain = {
  readonly name: string
  readonly operations: Readonly<Record<string, Operation>>
  readonly tasks?: Readonly<Record<string, Task>>
  readonly timed?: readonly Timed[]
  /** Routes that are no operations: a browser coming back from another site. */
  readonly routes?: (server: FastifyInstance, platform: Platform) => void
  /** Fills an empty demonstration database; runs once, in the order of the domains. */
  readonly seed?: (platform: Platform) => Promise<void>
}
