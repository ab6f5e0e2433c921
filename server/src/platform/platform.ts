import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Keys } from './crypto/keys.ts'
import type { SealBox } from './crypto/sm4-box.ts'
import type { Database, Tx } from './database.ts'
import type { FileStore } from './files/file-store.ts'
import type { Logger } from './logger.ts'

/** Puts a job into the transaction of the business that needs it: it exists exactly if that business was committed. */
export type Enqueue = (db: Tx, task: string, payload: object, options?: { readonly key?: string; readonly runAt?: string; readonly maxAttempts?: number }) => Promise<void>

/** The machine around the law: everything an operation or a job may need, and nothing that knows a domain. */
export type Platform = {
  readonly config: Config
  readonly clock: Clock
  readonly database: Database
  readonly keys: Keys
  /** Encryption at rest, bound to the place where the value lives. */
  readonly box: SealBox
  /** The look-up key of an encrypted value. */
  readonly blindIndex: (field: string, value: string) => Buffer
  readonly files: FileStore
  readonly enqueue: Enqueue
  readonly log: Logger
}
