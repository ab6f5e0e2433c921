import type { Facts } from '@changxing/rules/decision.ts'
import { normalPlateNumber } from '@changxing/rules/vehicles/plate.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { allotPlate, isOfOffice } from './plates.ts'
import { plateIndex } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

const wished = (answers: Facts): string | undefined =>
  answers['plateChoice'] === 'own' && typeof answers['plateNumber'] === 'string' && answers['plateNumber'] !== '' ? normalPlateNumber(answers['plateNumber']) : undefined

/** Whether the wished number can be had: written like such a plate of this office, carried by nobody, kept for nobody. */
export const factsOfWish = async ({ db, platform }: Context, area: string, kind: string, answers: Facts): Promise<Facts> => {
  const number = wished(answers)
  if (number === undefined) return {}
  if (!isOfOffice(area, kind, number)) return { plateWish: 'form' }
  const taken = (await vehicles.whereIsPlate(db, plateIndex(platform, kind, number))) ?? (await vehicles.wasCarried(db, area, kind, number))
  return { plateWish: taken ? 'taken' : 'good' }
}

/** The number that the vehicle gets: the wished one, or the next of the office. Problem: changed-meanwhile when the wish has just been given away. */
export const plateFor = async (context: Context, area: string, kind: string, answers: Facts): Promise<string> => {
  const number = wished(answers)
  if (number === undefined) return allotPlate(context.platform, context.db, area, kind)
  if ((await factsOfWish(context, area, kind, answers))['plateWish'] !== 'good') throw new Problem('changed-meanwhile')
  return number
}
