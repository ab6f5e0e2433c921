import { answerEndAtCounter as answerEndpoint, objectAtCounter as objectEndpoint, statementPaper as paperEndpoint } from '@changxing/contract/objections.ts'
import { because } from '@changxing/rules/decision.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { operation, Refusal, refused, type Context } from '../../platform/operation.ts'
import { takeAnswer } from './answer-end.ts'
import { canObject } from './may-object.ts'
import { raiseObjection } from './object-to-transfer.ts'
import { seesPapers, standInNumber } from './present-statement.ts'
import { presentTransfer } from './present-transfer.ts'
import { whoSpeaks, type Speaker } from './speaks-at-counter.ts'
import * as statements from './statements.store.ts'
import { lockTransfer, transferOf, type Pair } from './transfer.ts'

/**
 * A counter of either place records what the registered or the new owner objects, or that the registered owner asks for the end, as the app would (M2.4.3,
 * M2.3.4): for who stands there themselves, an agent, an heir or the holder of a judgment, on what they have signed (M9.3). A colleague settles it. Refusals:
 * not-this-person, cannot-delegate, papers-missing, not-now. Problem: bad-input.
 */
export const objectAtCounter = operation(objectEndpoint, async (context, { area, transferId, words, kind, ...spoken }) => {
  const pair = await lockTransfer(context, area, transferId)
  context.concerns(area, `transfer:${transferId}`)
  const speaker = await whoSpeaks(context, pair.transfer, spoken)
  if (speaker instanceof Refusal) return speaker
  const { party } = speaker
  if (kind === 'fell-through' && party !== 'former-owner') return refused('not-this-person', [because('M2.3.4', false, {
    zh: '买卖没有成，由登记的所有人申请终止；新车主不办了的，请提出撤回', en: 'It is the registered owner who asks for the end; for a new owner who gives it up, propose a withdrawal',
  })])
  if (kind === 'not-mine' && !canObject(pair.transfer, party)) return refused('not-now', [because('M2.4.3', false, {
    zh: '这笔过户是新车主自己在网上申请的；不办了的，请提出撤回', en: 'The new owner applied for this online themselves; if they give it up, propose a withdrawal',
  })])
  const stopped = await raiseObjection(context, pair, { party, kind, words, speaker })
  return stopped instanceof Refusal ? stopped : presentTransfer(context, await transferOf(context, area, transferId))
})

/** Whether who answers in the new owner's place has asked for the end in the other's: nobody speaks for both sides. */
const spokeAlready = async ({ db, platform }: Context, { transfer }: Pair, objectionId: string, { standIn }: Speaker): Promise<boolean> =>
  standIn !== null && (await statements.ofTransfer(db, transfer.area, transfer.id))
    .some((row) => row.objection_id === objectionId && row.act === 'objection' && standInNumber(platform, row) === standIn.number)

/**
 * A counter of either place records what the new owner answers to a sale that is said to have come to nothing, as the app would (M2.3.4). Refusals:
 * not-this-person, cannot-delegate, papers-missing, not-now. Problem: bad-input.
 */
export const answerEndAtCounter = operation(answerEndpoint, async (context, { area, transferId, objectionId, answer, words, ...spoken }) => {
  const pair = await lockTransfer(context, area, transferId)
  context.concerns(area, `transfer:${transferId}`)
  const speaker = await whoSpeaks(context, pair.transfer, spoken)
  if (speaker instanceof Refusal) return speaker
  if (speaker.party !== 'new-owner') return refused('not-this-person', [because('M2.3.4', false, {
    zh: '由新车主回答；这个号码是登记的所有人的', en: 'It is the new owner who answers; this number is the registered owner’s',
  })])
  if (await spokeAlready(context, pair, objectionId, speaker)) return refused('not-this-person', [because('M2.3.4', false, {
    zh: '到场人已代登记的所有人申请终止，不能再代新车主回答', en: 'Who is here has asked for the end in the registered owner’s place and cannot answer in the new owner’s',
  })])
  return (await takeAnswer(context, pair, { objectionId, answer, words, speaker })) ?? presentTransfer(context, await transferOf(context, area, transferId))
})

/** A page that a counter scanned of what somebody said there; each look is recorded (M9.3). */
export const statementPaper = operation(paperEndpoint, async (context, { area, transferId, statementId, position }) => {
  const pair = await transferOf(context, area, transferId)
  const row = (await statements.ofTransfer(context.db, pair.transfer.area, transferId)).find(({ id }) => id === statementId)
  const fileId = row && seesPapers(row, pair) && /^\d{1,2}$/.test(position) ? row.paper_files[Number(position)] : undefined
  const file = fileId && (await openFile(context.platform, context.db, pair.transfer.area, fileId))
  if (!file) throw new NoSuchRow('statements.paper')
  context.concerns(area, `statement-paper:${statementId}/${position}`)
  return new Uint8Array(file.bytes)
})
