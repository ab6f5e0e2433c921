import { cityOf } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/decision.ts'
import type { Context } from '../../platform/operation.ts'
import * as documents from './documents.store.ts'

// Serials of what is made here begin above those that the seed gives.
const firstCard = 9_500_000
const firstFile = 95_000_000

/** The number of a new paper licence: thirteen digits, the office's area first. */
export const newCardNumber = async ({ db }: Context, area: string): Promise<string> => `${area}${firstCard + (await documents.nextSerial(db, area))}`

/** The number of a new file: four digits of the issuing office, then eight of serial. */
export const newFileNumber = async ({ db }: Context, area: string): Promise<string> => `${area.slice(0, 4)}${firstFile + (await documents.nextSerial(db, area))}`

/** The authority named on a licence issued in a city. */
export const authorityOf = (area: string): Words => {
  const city = cityOf(area)
  if (!city) throw new Error(`no city ${area}`)
  const province = city.province === city.code ? '' : city.provinceName.zh
  return { zh: `${province}${city.name.zh}公安局交通管理局`, en: `${city.name.en} Traffic Police` }
}
