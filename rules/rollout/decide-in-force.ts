import { cityName, type AreaCode } from '../areas.ts'
import { measureIds, measureTitle, type ClauseId, type MeasureId } from '../clauses.ts'
import { because, decided } from '../decision.ts'
import { inForceSince, looksAtBothPlaces, stages } from '../rollout.ts'
import { rule } from '../rule.ts'

/** The clause cited when no stage reaches a place: where the measure says who comes first. */
const unknownClause: ClauseId = 'M1.1.2'

/** Whether and since when a measure is in force in a place; M2 with another place looks at both. For M4 the measure is the pass (M4.2.3). */
export const inForce = rule({
  id: 'rollout.in-force',
  version: '1',
  title: { zh: '措施在本地是否施行', en: 'Is a measure in force here' },
  clauses: [...new Set(Object.values(stages).flatMap((steps) => steps.map((step) => step.clause))), 'M2.2.1'],
  facts: {
    measure: { type: 'string', enum: measureIds, says: { zh: '措施', en: 'Measure' } },
    area: { type: 'string', format: 'area', says: { zh: '地区', en: 'Place' } },
    otherArea: { type: 'string', format: 'area', optional: true, says: { zh: '另一地区', en: 'Other place' } },
  },
  decide({ measure, area, otherArea }, on) {
    const places = otherArea !== undefined && looksAtBothPlaces(measure) ? [area, otherArea] : [area]
    const reasons = places.map((place) => {
      const found = inForceSince(measure, place)
      const holds = found !== undefined && found.since <= on
      const since = found?.since ?? null
      const name = cityName(place)
      const title = measureTitle(measure)
      return because(
        found?.clause ?? unknownClause,
        holds,
        since === null
          ? { zh: `${name.zh}施行“${title.zh}”的日期未知`, en: `When ${name.en} starts "${title.en}" is not known` }
          : holds
            ? { zh: `${name.zh}自${since}起施行“${title.zh}”`, en: `${title.en}: in force in ${name.en} since ${since}` }
            : { zh: `${name.zh}自${since}起才施行“${title.zh}”`, en: `${title.en}: in force in ${name.en} only from ${since}` },
        { measure, area: place, since },
      )
    })
    const since = inForceSince(measure, area, otherArea)?.since ?? null
    return decided({ inForce: since !== null && since <= on, since }, [...reasons, ...pairReason(measure, places, since, since !== null && since <= on)])
  },
})

function pairReason(measure: MeasureId, places: readonly AreaCode[], since: string | null, holds: boolean) {
  if (places.length < 2) return []
  return [
    because(
      'M2.2.1',
      holds,
      { zh: '转出地和转入地都要已施行', en: 'Both the old and the new place must have the measure' },
      { measure, since },
    ),
  ]
}
