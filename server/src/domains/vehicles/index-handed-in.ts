import { handedInWords, platesCarried, type HandedIn } from '@changxing/rules/vehicles/handed-in.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Context } from '../../platform/operation.ts'
import * as archive from './archive.store.ts'
import type { OutgoingRow } from './transfers.store.ts'
import * as vehicles from './vehicles.store.ts'

/** What the old place took back; undefined before that. */
export const handedInOf = ({ handed_in_plates: plates, handed_in_licence: licence }: Pick<OutgoingRow, 'handed_in_plates' | 'handed_in_licence'>): HandedIn | undefined =>
  plates === null || licence === null ? undefined : { plates, licence }

export const handedInSays = (handed: HandedIn, plateKind: string): Words => handedInWords(handed, platesCarried(plateKind))

/** What the new owner's message is headed with: what was declared lost was not taken back. */
export const handedInTitle = ({ plates, licence }: HandedIn, plateKind: string): Words => {
  if (plates === 0 && !licence) return { zh: '号牌、行驶证已登记遗失', en: 'Plates and licence are recorded as lost' }
  return plates === platesCarried(plateKind) && licence ? { zh: '号牌、行驶证已收回', en: 'Plates and licence are handed in' }
    : { zh: '号牌、行驶证已收回，遗失的已登记', en: 'Plates and licence are handed in, what is lost is recorded' }
}

/** The line of the archive index, at the last entry of the chain that the old place keeps; it travels in the signed package. What is said later takes its place. */
export const indexHandedIn = async ({ db, recorded }: Pick<Context, 'db' | 'recorded'>, { area, vehicle_id: vehicleId }: Pick<OutgoingRow, 'area' | 'vehicle_id'>, remark: string): Promise<void> => {
  const last = (await vehicles.chain(db, area, vehicleId)).at(-1)
  if (last) await archive.renewRemark(db, { area, vehicle_id: vehicleId, registration_seq: last.seq, type: 'handed-in', remark }, recorded())
}
