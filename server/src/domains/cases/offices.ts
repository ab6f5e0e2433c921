import { cityOf } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { NoSuchRow } from '../../platform/database.ts'
import type { Context } from '../../platform/operation.ts'
import { officesOf } from '../people/index.ts'

export type Office = { readonly id: string; readonly name: Words }

/** The offices of an area: the vehicle office that signs there, and those whose officers have signed in. */
export const offices = async ({ db, platform }: Context, area: string): Promise<readonly Office[]> => {
  const city = cityOf(area)?.name
  const own = platform.config.issuers
    .filter((issuer) => issuer.startsWith(area) && city)
    .map((id): Office => ({ id, name: { zh: `${city!.zh}车辆管理所`, en: `${city!.en} Vehicle Office` } }))
  const seen = (await officesOf(db, area)).map(({ office, office_name: name }): Office => ({ id: office, name }))
  return [...own.filter(({ id }) => !seen.some((other) => other.id === id)), ...seen]
}

/** The office with this number. Fails with `NoSuchRow`. */
export const officeOf = async (context: Context, area: string, id: string): Promise<Office> => {
  const found = (await offices(context, area)).find((office) => office.id === id)
  if (!found) throw new NoSuchRow('cases.office')
  return found
}
