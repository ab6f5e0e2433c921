import { answerEnd as answerEndpoint } from '@changxing/contract/objections.ts'
import { because } from '@changxing/rules/decision.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, operation, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { keepStatement, saidBy } from './counter-statement.ts'
import * as objections from './objections.store.ts'
import { presentMyTransfer } from './present-transfer.ts'
import type { Speaker } from './speaks-at-counter.ts'
import * as statements from './statements.store.ts'
import { lockPair, recordBoth, tellSeller, type Pair } from './transfer.ts'
import * as transfers from './transfers.store.ts'

const said = {
  'goes-on': { zh: '新车主回答：买卖还要办', en: 'The new owner answers: the sale goes on' },
  agrees: { zh: '新车主回答：同意终止', en: 'The new owner answers: they agree to the end' },
} as const

type Answer = { readonly objectionId: string; readonly answer: NonNullable<objections.ObjectionRow['answer']>; readonly words?: string | undefined; readonly speaker: Speaker | null }

/** Whether another answer was given already that stands. The new owner's own word in the app replaces what a counter recorded, and theirs in person what somebody else said for them. */
const isAnswered = async ({ db }: Context, open: objections.ObjectionRow, speaker: Speaker | null): Promise<boolean> => {
  if (open.answer === null) return false
  if (open.answer_recorded_by === null || (speaker !== null && speaker.standIn !== null)) return true
  if (speaker === null) return false
  const before = (await statements.ofTransfer(db, open.area, open.transfer_id)).findLast(({ act, objection_id: of }) => act === 'answer' && of === open.id)
  return before?.stand_in === null
}

/**
 * The new owner is heard, in the app or at a counter, once, until an officer has decided (M2.3.4). Said twice is said once. Refusal: not-now, when nothing
 * waits for the answer or another one stands.
 */
export const takeAnswer = async (context: Context, pair: Pair, { objectionId, answer, words, speaker }: Answer): Promise<Refusal | undefined> => {
  const { db, recorded } = context
  const { transfer } = pair
  const { area, id: transferId } = transfer
  const open = (await objections.ofTransfer(db, area, transferId)).find(({ id, kind, outcome }) => id === objectionId && kind === 'fell-through' && outcome === null)
  const answered = open !== undefined && (await isAnswered(context, open, speaker))
  if (!open || isClosedTransfer(transfer.state) || (answered && open.answer !== answer)) {
    return refused('not-now', [because('M2.3.4', false, { zh: '没有等新车主回答的事，或者已经回答过；有新情况请到转入地车管所窗口说明', en: 'Nothing waits for the new owner’s answer, or it was given already; go to the counter of the new place with what is new' })])
  }
  if (answered) return undefined
  const { by, officer_number: officer, says } = saidBy(context, pair, speaker, 'new-owner', said[answer])
  await objections.answer(db, open, answer, words?.trim() || null, officer, recorded())
  await recordBoth(context, transfer, { action: 'answer-objection', state: transfer.state, by, officer_number: officer, says })
  await tellSeller(context, transfer, { zh: '新车主已回答', en: 'The new owner has answered' }, {
    zh: `业务 ${transfer.number}：${said[answer].zh}。转入地车管所核实后决定，会告诉您。`, en: `Transfer ${transfer.number}. ${said[answer].en}. The office of the new place decides and tells you.`,
  })
  if (speaker) await keepStatement(context, transfer, speaker, { act: 'answer', objectionId: open.id, says: said[answer] })
  return undefined
}

/** The seller has said that the sale came to nothing; the new owner answers in the app (M2.3.4). Refusal: not-now. */
export const answerEnd = operation(answerEndpoint, async (context, { area, transferId, ...given }) => {
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(context.db, home, personId, area, transferId)
  if (role !== 'buyer') throw new NoSuchRow('objections.answer')
  const pair = await lockPair(context, area, transferId, 'in')
  context.concerns(area, `transfer:${transferId}`)
  return (await takeAnswer(context, pair, { ...given, speaker: null })) ?? presentMyTransfer(context, pair.transfer, 'buyer')
})
