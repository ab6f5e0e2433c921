import type { InboundHandler } from '../../exchange/inbound.ts'
import type { Correction } from '../../exchange/insurance/messages.ts'
import * as checks from './checks.store.ts'
import { vinIndex } from './check-insurance.ts'
import { recheckTask } from './recheck.ts'
import * as tickets from './tickets.store.ts'

/**
 * An insurer says that a policy was put right (M11.3). That proves no insurance: it is noted with the tickets of the vehicle, and the vehicle is
 * asked about again at once.
 */
export const takeCorrection: InboundHandler<Correction> = async ({ db, platform, area }, { vin }) => {
  const index = vinIndex(platform, vin)
  const noted = await tickets.corrected(db, area, index, platform.clock.recorded())
  const asked = await checks.askVehicleAgain(db, area, index, platform.clock.now())
  if (asked > 0) await platform.enqueue(db, recheckTask, {}, { key: recheckTask })
  return { outcome: 'confirmed', body: { received: true, tickets: noted, checks: asked } }
}
