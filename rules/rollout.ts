import { cities, cityOf, covers, type AreaCode, type City } from './areas.ts'
import type { CivilDate } from './civil-date.ts'
import { measureIds, type ClauseId, type MeasureId } from './clauses.ts'
import { stages, type Stage, type Stages } from './rollout/parameters.ts'

export { stages, uncertainStages, type Stage, type Stages } from './rollout/parameters.ts'

/** Stages that a deployment adds to the law's own, for instance `uncertainStages`. The earliest stage that covers a place counts. */
export type RolloutConfiguration = Partial<Stages>
export type InForce = { readonly since: CivilDate; readonly clause: ClauseId; readonly pilot: boolean }

/** The measure of M1–M12 that is in force only where both places of a transaction have it (M2.2.1). */
export const looksAtBothPlaces = (measure: MeasureId): boolean => measure === 'M2'

const reaches = (stage: Stage, city: City) => stage.places === 'nationwide' || stage.places.some((place) => covers(place, city))

function sinceInCity(steps: readonly Stage[], city: City): InForce | undefined {
  let first: Stage | undefined
  for (const stage of steps) if ((!first || stage.from < first.from) && reaches(stage, city)) first = stage
  return first && { since: first.from, clause: first.clause, pilot: first.places !== 'nationwide' }
}

/** The law's own stages, looked up once for each city. */
const known = new Map(measureIds.map((measure) => [measure, new Map(cities.map((city) => [city, sinceInCity(stages[measure], city)]))]))

/**
 * Since when a measure is in force in a place (district codes count as their city); for M2 with another place, since when in both (M2.2.1).
 * Undefined when no stage is known. Throws RangeError for an unknown place.
 */
export function inForceSince(
  measure: MeasureId,
  area: AreaCode,
  otherArea?: AreaCode,
  configuration?: RolloutConfiguration,
): InForce | undefined {
  const inCity = (code: AreaCode) => {
    const city = cityOf(code)
    if (!city) throw new RangeError(`no such place: ${code}`)
    const added = configuration?.[measure]
    return added ? sinceInCity([...stages[measure], ...added], city) : known.get(measure)?.get(city)
  }
  const here = inCity(area)
  if (otherArea === undefined || !looksAtBothPlaces(measure)) return here
  const there = inCity(otherArea)
  return here && there && (there.since > here.since ? there : here)
}

/** Whether a measure is in force in a place (M2: in both places) on a day. */
export function isInForce(
  measure: MeasureId,
  on: CivilDate,
  area: AreaCode,
  otherArea?: AreaCode,
  configuration?: RolloutConfiguration,
): boolean {
  const found = inForceSince(measure, area, otherArea, configuration)
  return found !== undefined && found.since <= on
}
