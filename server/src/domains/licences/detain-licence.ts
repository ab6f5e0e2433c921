import { detainLicence as detainEndpoint, detentionGrounds, endDetention as endEndpoint } from '@changxing/contract/verification.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { because, type Answer } from '@changxing/rules/decision.ts'
import { licenceStates, stateLetters, statusOf } from '@changxing/rules/licences/states.ts'
import { decide } from '@changxing/rules/registry.ts'
import { instantText } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import * as credentials from './credentials.store.ts'
import * as detentions from './detentions.store.ts'
import { openFileOf } from './licence-file.ts'
import * as licences from './licences.store.ts'
import { recordLook, saw } from './looks.ts'

type View = OutputOf<typeof detainEndpoint>

/** Letter of a detained licence among the states. */
const detained = 'U'
/** Calendar days for handing in a paper licence that was not carried; configuration of the authority. */
const handInDays = 15

export const factsBound = (area: string, id: string) => `licences.detentions/${area}/${id}/facts`

const presentDetention = (row: Omit<detentions.DetentionRow, 'at' | 'ended_at'> & { readonly at: Date | string }): View => ({
  area: row.area, detentionId: row.id, licenceId: row.licence_id, voucherNumber: row.voucher_number, ground: row.ground,
  groundSays: detentionGrounds[row.ground as keyof typeof detentionGrounds], place: row.place, at: instantText(row.at), paper: row.paper, handInBy: row.hand_in_by,
  decision: row.decision as View['decision'],
})

/** Changes the states, lets every credential follow, and asks for a status list at once. */
const changeStates = async (context: Context, area: string, licenceId: string, states: string) => {
  const { db, platform } = context
  await licences.setStates(db, area, licenceId, states, context.recorded())
  await credentials.setStatus(db, area, licenceId, statusOf(states), platform.clock.now())
  await platform.enqueue(db, 'licences.publish-status-lists', {}, { key: 'licences.publish-status-lists' })
}

/**
 * Detains a licence at the roadside. The paper licence is required although an e-licence was shown (M1.5.1): taken now, or to be handed in.
 * The e-licence shows red online from this commit on; offline verifiers learn it from the next status list.
 */
export const detainLicence = operation(detainEndpoint, async (context, input) => {
  const officer = asOfficer(context)
  const { db, platform } = context
  const { area, licenceId } = input
  await licences.lock(db, area, licenceId)
  const file = await openFileOf(platform, db, await licences.byId(db, area, licenceId))
  const { states } = file.row
  context.concerns(area, `licence:${licenceId}`)
  if (states.includes(detained)) return refused('already-detained', [because('M1.3.2', false, { zh: '此驾驶证已在扣留中', en: 'This licence is detained already' }, { states })])
  const ended = stateLetters(states).filter((letter) => licenceStates[letter].status === 1)
  if (ended.length > 0) return refused('licence-not-in-force', ended.map((letter) => because('M1.3.2', false, { zh: `驾驶证${licenceStates[letter].name.zh}，无证可扣`, en: `The licence is no longer in force (${licenceStates[letter].name.en})` }, { state: letter })))
  const decision = decide('licences.paper-needed', context.today, { business: 'roadside-check', licenceToBeDetained: true })
  const id = newId(platform.clock)
  const year = Number(context.today.slice(0, 4))
  const serial = await detentions.nextSerial(db, officer.area, year)
  const row = {
    area, id, licence_id: licenceId, voucher_number: `${officer.area}${year}${String(serial).padStart(6, '0')}`, ground: input.ground, place: input.place,
    facts: platform.box.seal(input.facts, factsBound(area, id)), paper: input.paper, hand_in_by: input.paper === 'taken' ? null : addDays(context.today, handInDays),
    decision: decision as Answer, officer_id: officer.officerId, officer_area: officer.area, officer_number: officer.number, at: context.recorded(), states_before: states,
  }
  await detentions.insert(db, row)
  await changeStates(context, area, licenceId, `${states === 'A' ? '' : states}${detained}`)
  await recordLook(context, file, { zh: '扣留驾驶证', en: 'Licence detained' }, saw.everything, input.place)
  const view = presentDetention(row)
  await tell(context, { area, personId: file.row.person_id }, {
    title: { zh: '您的驾驶证已被扣留', en: 'Your driving licence was detained' },
    body: {
      zh: `凭证号 ${row.voucher_number}：${view.groundSays.zh}。扣留期间不得驾驶。${row.hand_in_by ? `请于 ${row.hand_in_by} 前交纸质驾驶证。` : ''}`,
      en: `Voucher ${row.voucher_number}: ${view.groundSays.en}. You may not drive meanwhile. ${row.hand_in_by ? `Hand in the paper licence by ${row.hand_in_by}.` : ''}`,
    },
    link: '/licence', sms: true,
  })
  return view
})

/** Ends a detention: the states return to what they were, and the licence is good again with the next list. */
export const endDetention = operation(endEndpoint, async (context, { area, detentionId, note }) => {
  const officer = asOfficer(context)
  // The licence first, as whoever detains it holds it.
  const { states } = await licences.lock(context.db, area, (await detentions.byId(context.db, area, detentionId)).licence_id)
  const row = await detentions.byId(context.db, area, detentionId)
  if (row.ended_at !== null) return refused('not-detained', [because('M1.3.2', false, { zh: '扣留已经解除', en: 'This detention has ended already' })])
  const remaining = states.replaceAll(detained, '') || 'A'
  await detentions.end(context.db, { area, id: detentionId, by: officer.number, note, at: context.recorded() })
  await changeStates(context, area, row.licence_id, remaining)
  context.concerns(area, `licence:${row.licence_id}`)
  const licence = await licences.byId(context.db, area, row.licence_id)
  await tell(context, { area, personId: licence.person_id }, {
    title: { zh: '驾驶证扣留已解除', en: 'Your licence is no longer detained' },
    body: { zh: `凭证号 ${row.voucher_number} 的扣留已解除。`, en: `The detention under voucher ${row.voucher_number} has ended.` }, link: '/licence', sms: true,
  })
  return presentDetention(row)
})
