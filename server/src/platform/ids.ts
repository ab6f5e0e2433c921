import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** UUID version 7: sortable by the time it was made, so that keys grow at one end of an index. */
export const newId = (clock: Pick<Clock, 'millis'>): string => {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(clock.millis(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
