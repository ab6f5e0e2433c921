import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'

/** UUID version 7: sortable by the time it was made, so that keys grow at one end of an index. */
export const newId = (clock: Pick<Clock, 'millis'>): string => {
  const time = clock.millis().toString(16).padStart(12, '0')
  // Node fetches randomness for many version 4 ids at once; version 7 keeps all of it behind the time.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
