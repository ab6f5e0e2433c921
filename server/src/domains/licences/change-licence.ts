import { statusOf } from '@changxing/rules/licences/states.ts'
import type { Context } from '../../platform/operation.ts'
import * as credentials from './credentials.store.ts'
import * as documents from './documents.store.ts'
import { bound, openFileOf, splitClasses } from './licence-file.ts'
import { newCardNumber } from './licence-numbers.ts'
import * as licences from './licences.store.ts'

type Row = licences.LicenceRow
export type LicenceChange = Partial<Omit<Row, 'area' | 'id' | 'person_id' | 'card_number' | 'kept_photo' | 'e_issued_at' | 'e_photo' | 'portrait_digest'>>

/** A new paper licence that takes the place of the former one: by which case, and why. */
export type NewDocument = { readonly caseId: string; readonly cause: string }

/**
 * Changes a licence file that the caller holds locked. A new document gets its own number, and the former number is void. The e-licence follows by
 * itself: every credential takes the states, the phone fetches new ones when it next meets the server (0003), and where the licence now allows less
 * than what was signed the former ones are invalid with the next list. Answers the file as it is then, and the new number.
 */
export const changeLicence = async (context: Context, row: Row, change: LicenceChange, document?: NewDocument): Promise<{ readonly row: Row; readonly cardNumber: string | null }> => {
  const { db, platform } = context
  const { area, id } = row
  const at = context.recorded()
  let next: Row = { ...row, ...change }
  let cardNumber: string | null = null
  if (document) {
    const former = (await openFileOf(platform, db, row)).cardNumber
    cardNumber = await newCardNumber(context, area)
    next = { ...next, card_number: platform.box.seal(cardNumber, bound(area, id, 'card-number')) }
    await documents.voidCard(db, {
      area, numberIndex: platform.blindIndex('card-number', former), licenceId: id, caseId: document.caseId, cause: document.cause, on: context.today, at,
    })
  }
  await licences.change(db, next, at)
  await licences.setStates(db, area, id, next.states, at)
  await credentials.setStatus(db, area, id, statusOf(next.states), platform.clock.now())
  const kept = splitClasses(next.classes)
  if (splitClasses(row.classes).some((code) => !kept.includes(code))) await credentials.voidOfLicence(db, area, id, platform.clock.now())
  await platform.enqueue(db, 'licences.publish-status-lists', {}, { key: 'licences.publish-status-lists' })
  context.concerns(area, `licence:${id}`)
  return { row: next, cardNumber }
}
