import type { Words } from '@changxing/rules/decision.ts'
import { backFrom } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import * as parties from './parties.store.ts'

/** More than a relative or friend usually does in a year. */
const usual = 5
const yearMillis = 365 * 86_400_000

/** What the reviewer should know of who helps: the identity image is compared by eye, and somebody who helps many is no relative (M6.1.1). */
export const helperWarnings = async ({ db, platform }: Context, { acting }: Case): Promise<Words[]> => {
  if (acting?.as !== 'helper') return []
  const compare = { zh: '代办件：请将上传的证件与老人的姓名、号码、人像逐一核对', en: 'A helper acts: compare name, number and portrait of the uploaded document' }
  const { area, personId } = acting.actor!
  const count = await parties.countHelped(db, area, personId, backFrom(platform.clock.recorded(), yearMillis))
  return count > usual
    ? [compare, { zh: `该代办人一年内已代办 ${count} 件，请留意是否为中介`, en: `This helper has acted in ${count} pieces of business within a year: is it an agency?` }]
    : [compare]
}
