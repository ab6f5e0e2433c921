import { cityOf } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { officeOf as vehicleOfficeOf } from '../../platform/office.ts'
import type { Context } from '../../platform/operation.ts'
import { officersOf, officesOf } from '../people/index.ts'
import { mayReviewBy } from './policy.ts'
import type { Service } from './service.ts'

export type Office = { readonly id: string; readonly name: Words }

/** The office that signs for an area, by the name such offices have. */
export const vehicleOffice = ({ platform }: Context, area: string): Office => {
  const city = cityOf(area)?.name
  return {
    id: vehicleOfficeOf(platform, area),
    name: city ? { zh: `${city.zh}车辆管理所`, en: `${city.en} Vehicle Office` } : { zh: '当地车辆管理所', en: 'The local vehicle office' },
  }
}

/** The offices of an area: the vehicle office that signs there, and those whose officers have signed in. */
export const offices = async (context: Context, area: string): Promise<readonly Office[]> => {
  const own = vehicleOffice(context, area)
  const seen = (await officesOf(context.db, area)).map(({ office, office_name: name }): Office => ({ id: office, name }))
  const signs = context.platform.config.issuers.includes(own.id) && cityOf(area) !== undefined
  return signs && !seen.some(({ id }) => id === own.id) ? [own, ...seen] : seen
}

/** The office with this number. Fails with `NoSuchRow`. */
export const officeOf = async (context: Context, area: string, id: string): Promise<Office> => {
  const found = (await offices(context, area)).find((office) => office.id === id)
  if (!found) throw new NoSuchRow('cases.office')
  return found
}

/** Offices of an area as people know them, by their numbers; one of which no officer was ever seen by its number alone. */
export const namesOfOffices = async (context: Context, area: string, ids: readonly string[]): Promise<ReadonlyMap<string, Words>> => {
  const own = vehicleOffice(context, area)
  const others = ids.some((id) => id !== own.id) ? await officesOf(context.db, area) : []
  const named = new Map([...others.map(({ office, office_name: name }) => [office, name] as const), [own.id, own.name]])
  return new Map(ids.map((id) => [id, named.get(id) ?? { zh: id, en: id }]))
}

/** The offices of an area that answer cases of a service: the vehicle office, and where else somebody reviews it. */
export const officesThatReview = async (context: Context, service: Service, area: string): Promise<readonly Office[]> => {
  const own = vehicleOffice(context, area)
  const others = (await officersOf(context.db, area)).filter(({ office, posts }) => office !== own.id && mayReviewBy(service, posts))
  return [own, ...[...new Map(others.map(({ office, office_name: name }) => [office, name]))].map(([id, name]) => ({ id, name }))]
}

/**
 * The office that will answer what is submitted now: the counter which sends it, where the service is reviewed too, so that the papers stay where
 * they were given; else the vehicle office of the area.
 */
export const officeToAnswer = async (context: Context, service: Service, area: string): Promise<string> => {
  const { actor, platform } = context
  const own = vehicleOfficeOf(platform, area)
  if (actor.kind !== 'officer' || actor.office === own) return own
  return (await officesThatReview(context, service, area)).find(({ id }) => id === actor.office)?.id ?? own
}
