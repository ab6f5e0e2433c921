import type { Words } from './words.ts'
import { provinces, type CityRow, type ProvinceRow } from './areas/gb-t-2260.ts'

/** Six digits: a city (`320500`), a municipality (`310000`) or a county-level place directly under its province (`429004`). */
export type AreaCode = string
export type City = { readonly code: AreaCode; readonly name: Words; readonly province: AreaCode; readonly provinceName: Words }

const cityOfRow = ([code, zh, en]: CityRow, province: ProvinceRow): City => ({
  code,
  name: { zh, en },
  province: province.code,
  provinceName: { zh: province.zh, en: province.en },
})

/** Every city of the mainland, in order of code. */
export const cities: readonly City[] = provinces.flatMap((province) => province.cities.map((row) => cityOfRow(row, province)))

const byCode = new Map(cities.map((city) => [city.code, city]))
const provinceCodes = new Set(provinces.map((province) => province.code))

/**
 * The city a code belongs to: the code itself, or the city of a district or county code (`320506` → `320500`, `110105` → `110000`).
 * Undefined for a province that is not a municipality, and for what GB/T 2260 does not know. Districts come and go, so that only
 * the city part of a district code is looked up.
 */
export function cityOf(code: string): City | undefined {
  const own = byCode.get(code)
  if (own) return own
  if (!/^\d{6}$/.test(code)) return undefined
  const municipality = byCode.get(`${code.slice(0, 2)}0000`)
  if (municipality) return /^..0[12]/.test(code) ? municipality : undefined
  return byCode.get(`${code.slice(0, 4)}00`)
}

/** Whether the code names a city, or a district of one. */
export const isArea = (code: unknown): code is AreaCode => typeof code === 'string' && cityOf(code) !== undefined

/** Whether the code names a province, autonomous region or municipality of the mainland (`320000`, `310000`). */
export const isProvince = (code: string): boolean => provinceCodes.has(code)

/** Whether `place` (a city, or a province with all its cities) covers the city. */
export const covers = (place: AreaCode, city: City): boolean => place === city.code || place === city.province

/** The code of the city that a place belongs to: a district counts as its city. A place that nobody knows stands for itself. */
export const cityCode = (area: AreaCode): AreaCode => cityOf(area)?.code ?? area

/** The city's name in words; of a place that nobody knows, its code. */
export const cityName = (area: AreaCode): Words => cityOf(area)?.name ?? { zh: area, en: area }

/** Whether two places lie in one city. */
export const sameCity = (one: AreaCode, other: AreaCode): boolean => cityCode(one) === cityCode(other)
