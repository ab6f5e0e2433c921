import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'

let lastMillis = -1
let counted = 0

/**
 * UUID version 7: sortable by the time it was made, so that keys grow at one end of an index, and what one process makes in the same
 * millisecond in the order in which it was made (RFC 9562 section 6.2, method 1), up to 4096 ids.
 */
export const newId = (clock: Pick<Clock, 'millis'>): string => {
  const millis = clock.millis()
  counted = millis === lastMillis ? (counted + 1) & 0xfff : 0
  lastMillis = millis
  const time = millis.toString(16).padStart(12, '0')
  // Node fetches randomness for many version 4 ids at once; version 7 keeps that behind version and counter.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counted.toString(16).padStart(3, '0')}${randomUUID().slice(18)}`
}
