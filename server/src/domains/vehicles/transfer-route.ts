import { transferRoute as routeEndpoint } from '@changxing/contract/vehicles.ts'
import { cityCode, cityName, isArea } from '@changxing/rules/areas.ts'
import { because, type Answer, type Reason, type Words } from '@changxing/rules/decision.ts'
import { BadFacts, decide } from '@changxing/rules/registry.ts'
import { inForceSince } from '@changxing/rules/rollout.ts'
import { platePrefixOf } from '@changxing/rules/vehicles/plate-prefixes.ts'
import { operation, Problem } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'

export type Ground = 'sale' | 'inheritance' | 'court' | 'gift' | 'other'
export type RouteFacts = {
  readonly vehicleType: string; readonly use: string; readonly outArea: string; readonly inArea: string
  readonly tradeArea?: string | undefined; readonly ground: Ground
}
export type Route = {
  readonly route: 'one-stop' | 'earlier-procedure' | 'within-area' | 'refused'
  readonly applyAt: readonly ('online' | 'in-office' | 'out-office')[]; readonly inspections: 1 | 2
  /** Where only the measure is missing: the day from which both places have it. */
  readonly changesOn: string | null
  readonly decision: Answer
}

/** Which way the car goes on a day, with the day on which that changes. Problem bad-input names each fact that does not fit. */
export const routeOf = (facts: RouteFacts, today: string): Route => {
  const { tradeArea, ...rest } = facts
  let decision: Answer
  try {
    decision = decide('vehicles.transfer-route', today, tradeArea === undefined ? rest : { ...rest, tradeArea })
  } catch (cause) {
    if (cause instanceof BadFacts) throw new Problem('bad-input', cause.problems.map(({ fact, says }) => ({ field: fact, says })))
    throw cause
  }
  const { route, applyAt, inspections } = decision.outcome as unknown as Pick<Route, 'route' | 'applyAt' | 'inspections'>
  const forMeasure = decision.reasons.filter(({ holds }) => !holds).every(({ clause }) => clause.startsWith('M2.2'))
  const since = route === 'earlier-procedure' && forMeasure && isArea(facts.outArea) && isArea(facts.inArea) ? inForceSince(
    'M2', facts.outArea, facts.inArea,
  )?.since : undefined
  return { route, applyAt, inspections, changesOn: since !== undefined && since > today ? since : null, decision }
}

const routeWords: Readonly<Record<Route['route'], Words>> = {
  'one-stop': { zh: '一次办好：档案网上转递', en: 'In one go: the file travels electronically' },
  'earlier-procedure': { zh: '按原办法：先到转出地办理转出，再到转入地办理转入', en: 'The earlier procedure: first at the old office, then at the new one' },
  'within-area': { zh: '本地过户：在本地车管所办理', en: 'Within the city: at its own office' },
  refused: { zh: '不能办理', en: 'Not possible' },
}

const inspectedTwice: Words = { zh: '档案网上转递，两地各查验一次', en: 'The file travels electronically; each office inspects the car' }

/** The answer in words, with the day of change where it is known. */
export const routeSays = ({ route, changesOn, inspections }: Route): Words =>
  changesOn === null
    ? route === 'one-stop' && inspections > 1 ? inspectedTwice : routeWords[route]
    : {
      zh: `${routeWords[route].zh}；${changesOn}起两地都实行异地通办，可一次办好`,
      en: `${routeWords[route].en}. From ${changesOn} both places have the new way, in one go`,
    }

/** Why not. Which way is open, and from when another is, says `routeSays`. */
export const routeReasons = ({ decision }: Route): readonly Reason[] => decision.reasons.filter(({ holds }) => !holds)

/**
 * Offices that could not take their part here, because they do not sign on this platform or their plates are not known: whom to ask instead (M2.3.2).
 * A district has no vehicle office of its own: its city's answers.
 */
export const officesElsewhere = ({ config }: Platform, ...areas: readonly string[]): readonly Reason[] =>
  areas.map(cityCode).filter((area) => !config.issuers.some((issuer) => issuer.startsWith(area)) || platePrefixOf(area) === undefined).map((area) => {
    const { zh, en } = cityName(area)
    return because('M2.3.2', false, {
      zh: `${zh}车管所不在本平台，这里受理后那边无法接着办：请向${zh}车管所询问、办理`,
      en: `The vehicle office of ${en} does not work on this platform and could not go on with it: please ask that office how to apply`,
    }, { area })
  })

export const transferRoute = operation(routeEndpoint, async ({ platform, today }, facts) => {
  const found = routeOf(facts, today)
  return {
    route: found.route, applyAt: [...found.applyAt], inspections: found.inspections, changesOn: found.changesOn, says: routeSays(found),
    elsewhere: found.route === 'one-stop' || found.route === 'earlier-procedure' ? [...officesElsewhere(platform, facts.outArea, facts.inArea)] : [], decision: found.decision as never,
  }
})
