import type { Context } from '../../platform/operation.ts'
import type { Case, Subject } from '../cases/index.ts'
import * as arrivals from './arrivals.store.ts'
import * as vehicles from './vehicles.store.ts'

/** An arrival with the row that the car left. */
export type Arriving = { readonly arrival: arrivals.ArrivalRow; readonly old: vehicles.VehicleRow }

export const arrivingOf = async ({ db }: Pick<Context, 'db'>, { area, id }: Pick<Subject, 'area' | 'id'>): Promise<Arriving> => {
  const arrival = await arrivals.byId(db, area, id)
  return { arrival, old: await vehicles.byId(db, arrival.out_area, arrival.out_vehicle_id) }
}

/** The same, locked until the transaction ends: first the arrival, then the row that the car left. */
export const lockArriving = async ({ db }: Context, { subject }: Case): Promise<Arriving> => {
  if (!subject) throw new Error('the case is about no arrival')
  const arrival = await arrivals.lock(db, subject.area, subject.id)
  return { arrival, old: await vehicles.lock(db, arrival.out_area, arrival.out_vehicle_id) }
}

/** Where the paper file lies when the place that the car left did not have it to hand over (M2.4.2). */
export const paperElsewhere = ({ old }: Arriving): string | undefined => (old.paper_archive_area === old.area ? undefined : old.paper_archive_area)

/** The states that the car brings along: all but having left. */
export const statesBrought = ({ old }: Arriving): string => old.states.replaceAll('B', '') || 'A'
