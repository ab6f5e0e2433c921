import { database, type LocalCheck } from '../terminal/database.ts'
import type { QueuedCheck } from './queue.ts'

const keptMs = 7 * 86_400_000

/** Puts a check into the queue, or a changed one back. */
export async function putQueued(entry: QueuedCheck): Promise<void> {
  await (await database()).put('queue', entry, entry.check.checkId)
}

/** The back office recorded it: nothing to deliver. */
export const dropQueued = async (checkId: string): Promise<void> => (await database()).delete('queue', checkId)

export const queuedCheck = async (checkId: string): Promise<QueuedCheck | undefined> => (await database()).get('queue', checkId)
export const wholeQueue = async (): Promise<readonly QueuedCheck[]> => (await database()).getAll('queue')

/** Writes the state of a batch after its delivery in one transaction: what is done goes, what waits stays. */
export async function settleBatch(batch: readonly QueuedCheck[], left: readonly QueuedCheck[]): Promise<void> {
  const transaction = (await database()).transaction('queue', 'readwrite')
  const stays = new Map(left.map((entry) => [entry.check.checkId, entry]))
  for (const { check } of batch) {
    const entry = stays.get(check.checkId)
    void (entry ? transaction.store.put(entry, check.checkId) : transaction.store.delete(check.checkId))
  }
  await transaction.done
}

/** Keeps a line for the list of today's checks; lines older than a week go. */
export async function rememberCheck(check: LocalCheck): Promise<void> {
  const transaction = (await database()).transaction('checks', 'readwrite')
  for (const old of await transaction.store.getAll()) if (check.atMs - old.atMs > keptMs) void transaction.store.delete(old.checkId)
  await transaction.store.put(check, check.checkId)
  await transaction.done
}

/** One officer's checks on this terminal since an instant, the newest first. */
export async function localChecks(officerId: string, sinceMs: number): Promise<readonly LocalCheck[]> {
  const all = await (await database()).getAll('checks')
  return all.filter((check) => check.officerId === officerId && check.atMs >= sinceMs).sort((a, b) => b.atMs - a.atMs)
}
