import { platePrefixOf } from '@changxing/rules/vehicles/plate-prefixes.ts'
import { normalPlateNumber, plateProblem } from '@changxing/rules/vehicles/plate.ts'
import type { Tx } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { plateIndex } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/** Letters of the demonstration's range: plates whose first character after the office is 0 are given to nobody. */
const serials = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Kinds whose number ends on a sign of their own. */
const lastCharacters: Readonly<Record<string, string>> = { '15': '挂', '16': '学', '17': '学', '23': '警', '24': '警' }

/** The n-th plate of the range, n from 1; the kinds differ in form. Throws when the office has no range, or it is used up. */
export const plateAt = (area: string, kind: string, n: number): string => {
  const prefix = platePrefixOf(area)
  const letter = serials[Math.floor((n - 1) / 999)]
  if (!prefix || !letter) throw new Error(`no plates of kind ${kind} are left for area ${area}`)
  const digits = String(((n - 1) % 999) + 1).padStart(3, '0')
  switch (kind) {
    case '52': return `${prefix}D${letter}0${digits}`
    case '51': return `${prefix}0${String(n).padStart(4, '0')}D`
    default: {
      const last = lastCharacters[kind]
      // Two digits only: what has been given out already is passed over.
      return last === undefined ? `${prefix}0${letter}${digits}` : `${prefix}0${letter}${digits.slice(1)}${last}`
    }
  }
}

/** Whether a number is written like a plate of this kind of this office. */
export const isOfOffice = (area: string, kind: string, number: string): boolean => {
  const prefix = platePrefixOf(area)
  return prefix !== undefined && normalPlateNumber(number).startsWith(prefix) && plateProblem(kind, number) === undefined
}

/** So many numbers a new owner chooses from. Chosen here: what fits on one screen of the counter. */
const choices = 10

/** The next plates of the office that nobody carries, to choose from. None is kept back: the first to register has it. */
export const freePlates = async (platform: Platform, db: Tx, area: string, kind: string): Promise<readonly string[]> => {
  const free: string[] = []
  for (let n = (await vehicles.numbersTaken(db, area, kind)) + 1; free.length < choices; n++) {
    const number = plateAt(area, kind, n)
    if (!(await vehicles.whereIsPlate(db, plateIndex(platform, kind, number)))) free.push(number)
  }
  return free
}

/** The chosen plate, or undefined when it is not among the choices any more. Two who choose at once wait for each other. */
export const chosenPlate = async (platform: Platform, db: Tx, area: string, kind: string, number: string): Promise<string | undefined> => {
  await vehicles.lockNumbers(db, area, kind)
  return (await freePlates(platform, db, area, kind)).find((free) => free === number)
}

/** The next plate of the office that nobody carries. */
export const allotPlate = async (platform: Platform, db: Tx, area: string, kind: string): Promise<string> => {
  for (;;) {
    const number = plateAt(area, kind, await vehicles.takeNumber(db, area, kind))
    if (!(await vehicles.whereIsPlate(db, plateIndex(platform, kind, number)))) return number
  }
}
