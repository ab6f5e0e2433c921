import { join } from 'node:path'
import type { Config } from './config.ts'
import { systemClock } from './clock.ts'
import { loadKeys } from './crypto/keys.ts'
import { openDatabase } from './database.ts'
import { directoryFileStore } from './files/file-store.ts'
import { enqueue } from './jobs/enqueue.store.ts'
import { lineLogger, type Logger } from './logger.ts'
import type { Platform } from './platform.ts'

/** Opens the machine's parts for one process. */
export const openPlatform = async (config: Config, log: Logger = lineLogger((line) => process.stderr.write(line))): Promise<Platform> => {
  const clock = systemClock(config.businessDate)
  return {
    config, clock, log, enqueue,
    database: openDatabase(config.databaseUrl),
    keys: await loadKeys(join(config.dataDirectory, 'keys'), { demonstration: config.mode === 'demonstration', profile: config.profile, now: clock.now() }),
    files: directoryFileStore(join(config.dataDirectory, 'files')),
  }
}
