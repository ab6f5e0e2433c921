import { join } from 'node:path'
import type { Config } from './config.ts'
import { systemClock } from './clock.ts'
import { blindIndex } from './crypto/blind-index.ts'
import { loadKeys } from './crypto/keys.ts'
import { sealBox } from './crypto/sm4-box.ts'
import { openDatabase } from './database.ts'
import { directoryFileStore } from './files/file-store.ts'
import { enqueue } from './jobs/enqueue.store.ts'
import { lineLogger, type Logger } from './logger.ts'
import type { Platform } from './platform.ts'

/** Opens the machine's parts for one process. */
export const openPlatform = (config: Config, log: Logger = lineLogger((line) => process.stderr.write(line))): Platform => {
  const clock = systemClock(config.businessDate)
  const keys = loadKeys(join(config.dataDirectory, 'keys'), {
    demonstration: config.mode === 'demonstration', profile: config.profile, issuers: config.issuers, now: Math.floor(clock.millis() / 1000),
  })
  return {
    config, clock, log, enqueue, keys,
    box: sealBox(config.profile, keys.secret('data').id, (id) => keys.secretById('data', id)),
    blindIndex: (field, value) => blindIndex(keys.secret('blind-index').bytes, field, value),
    database: openDatabase(config.databaseUrl, { onCrossed: (runs) => log.info('transaction-crossed', { runs }) }),
    files: directoryFileStore(join(config.dataDirectory, 'files')),
  }
}
