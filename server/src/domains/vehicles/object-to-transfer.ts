import { objectToTransfer as objectEndpoint, objectionEvidence as evidenceEndpoint, settleObjection as settleEndpoint } from '@changxing/contract/objections.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { because } from '@changxing/rules/decision.ts'
import { bringAfterReceiptDays, hearNewOwnerDays, mostObjections } from '@changxing/rules/vehicles/transfer-limits.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, asOfficer, operation, Refusal, refused, type Context } from '../../platform/operation.ts'
import { keepStatement, saidBy, tellStandIns } from './counter-statement.ts'
import { ownScan } from './give-paper.ts'
import { goOnAfterHold } from './go-on-after-hold.ts'
import { holdsAgainst } from './holds.ts'
import { canObject, partyOf, sellersEnd } from './may-object.ts'
import * as objections from './objections.store.ts'
import { presentMyTransfer, presentTransfer } from './present-transfer.ts'
import type { Speaker } from './speaks-at-counter.ts'
import { advance, lockPair, lockTransfer, recordBoth, renewTurn, tellBuyer, tellSeller, transferOf, type Pair } from './transfer.ts'
import { turnNow } from './transfer-clock.ts'
import { hindrancesOf } from './transfer-conditions.ts'
import * as transfers from './transfers.store.ts'

const ended = because('M2.4.3', false, { zh: '这笔过户已结束；车已过户的，请到车管所说明', en: 'This transfer has ended; if the car is gone, go to the vehicle office' })

const toldOnce = because('M2.4.3', false, {
  zh: '这个理由已核实过；有新情况可以再提一次，不服结论的可以申请行政复议或者提起行政诉讼',
  en: 'This was settled already; say once more what is new, or apply for administrative review or go to court',
})

const words = {
  'former-owner': {
    event: { zh: '登记的所有人提出异议，暂停办理', en: 'The registered owner objects: the transfer stands still' },
    told: { zh: '登记的所有人提出异议', en: 'the registered owner objects' },
  },
  'new-owner': {
    event: { zh: '新车主说不是他要过户的，暂停办理', en: 'The new owner did not want it: the transfer stands still' },
    told: { zh: '新车主说这不是他要过户的', en: 'the new owner says that it was not wanted' },
  },
  'fell-through': {
    event: { zh: '登记的所有人说买卖没有成，申请终止，暂停办理', en: 'The registered owner says that the sale came to nothing: the transfer stands still' },
  },
} as const

/** Nothing was settled yet that says the same, nor too often. */
const askedBefore = (own: readonly objections.ObjectionRow[], given: string): Refusal | undefined => {
  const settled = own.filter(({ kind, outcome }) => kind === 'not-mine' && outcome !== null)
  return settled.length >= mostObjections || settled.some((earlier) => earlier.words.trim() === given.trim()) ? refused('not-now', [toldOnce]) : undefined
}

/** The last day of the new owner is over, and it is their turn. */
const tooEarly = async (context: Context, transfer: transfers.TransferRow, raised: readonly objections.ObjectionRow[]): Promise<Refusal | undefined> => {
  const { duty } = turnNow(transfer, (await hindrancesOf(context, transfer)).length > 0, context.today)
  const { lastDay, ownersTurn, may } = await sellersEnd(context, transfer, raised, duty)
  if (may) return undefined
  return refused('not-now', [ownersTurn
    ? because('M2.3.4', false, { zh: `新车主最迟 ${lastDay} 办，过了这天还没有办的，可以申请终止`, en: `The new owner has until ${lastDay}; after that you may ask for the end` }, { lastDay })
    : because('M2.3.4', false, { zh: '现在是车管所在办，不是等新车主', en: 'An office has its turn now, not the new owner' })])
}

const tellOfEnd = async (context: Context, transfer: transfers.TransferRow, answerBy: string): Promise<void> => {
  await tellBuyer(context, transfer, { zh: '卖方说买卖没有成，请回答', en: 'The seller says that the sale came to nothing: please answer' }, {
    zh: `业务 ${transfer.number}：登记的所有人说买卖没有成，申请终止，过户暂停。请在 ${answerBy} 前打开这笔过户回答：还要办，或同意终止。没有回答的，车管所看证据后决定。`,
    en: `Transfer ${transfer.number}: the registered owner says that the sale came to nothing and asks for the end; it stands still. Open the transfer and answer by ${answerBy}: it goes on, or you agree. Without an answer the vehicle office decides on the evidence.`,
  })
}

type Said = {
  readonly party: objections.ObjectionRow['raised_by']; readonly kind: objections.ObjectionRow['kind']; readonly words: string
  /** who speaks at a counter; null where it is said in the app */
  readonly speaker: Speaker | null
}

/**
 * One side objects, in the app or at a counter: the transfer stands still, the other side is told, and of a sale that is said to have come to nothing the new
 * owner is asked (M2.4.3, M2.3.4). Said twice is said once. Refusal: not-now, when the transfer has ended, that was settled before, or the new owner's last
 * day is not over.
 */
export const raiseObjection = async (context: Context, pair: Pair, { party, kind, words: given, speaker }: Said): Promise<Pair | Refusal> => {
  const { db, platform, recorded, today } = context
  const { transfer } = pair
  const { area, id: transferId } = transfer
  if (isClosedTransfer(transfer.state)) return refused('not-now', [ended])
  const raised = await objections.ofTransfer(db, area, transferId)
  const own = raised.filter(({ raised_by: by }) => by === party)
  if (own.some((one) => one.outcome === null && one.kind === kind)) return pair
  const fellThrough = kind === 'fell-through'
  const closed = fellThrough ? await tooEarly(context, transfer, raised) : askedBefore(own, given)
  if (closed) return closed
  const answerBy = fellThrough ? addDays(today, hearNewOwnerDays) : null
  const { event } = words[fellThrough ? kind : party]
  const { by, officer_number: officer, says } = saidBy(context, pair, speaker, 'system', event)
  const objection = { area, id: newId(platform.clock), transfer_id: transferId, raised_by: party, kind, words: given, answer_by: answerBy, recorded_by: officer }
  if (!(await objections.raise(db, objection, recorded()))) return pair
  await recordBoth(context, transfer, { action: 'object', state: transfer.state, by, officer_number: officer, says })
  if (answerBy !== null) await tellOfEnd(context, transfer, answerBy)
  else {
    const { told } = words[party]
    await (party === 'new-owner' ? tellSeller : tellBuyer)(context, transfer, { zh: '过户暂停', en: 'The transfer stands still' }, {
      zh: `业务 ${transfer.number}：${told.zh}，转入地车管所核实后再继续。`,
      en: `Transfer ${transfer.number}: ${told.en}. It goes on once the office of the new place has settled that.`,
    })
  }
  if (speaker) await keepStatement(context, transfer, speaker, { act: 'objection', objectionId: objection.id, says: event })
  return renewTurn(context, pair)
}

/**
 * Who is registered as owner says that the car was not given away, or whom a counter named as the new owner that it was not wanted: nothing
 * goes on until an officer has settled it (M2.4.3). Or, when the new owner's last day is over, the registered owner says that the sale came to
 * nothing; the new owner is heard first (M2.3.4). Refusal: not-now.
 */
export const objectToTransfer = operation(objectEndpoint, async (context, { area, transferId, words: given, kind = 'not-mine' }) => {
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(context.db, home, personId, area, transferId)
  const party = partyOf(role)
  const pair = await lockPair(context, area, transferId, 'in')
  if (kind === 'fell-through' ? party !== 'former-owner' : !canObject(pair.transfer, party)) throw new NoSuchRow('objections.raise')
  context.concerns(area, `transfer:${transferId}`)
  const stopped = await raiseObjection(context, pair, { party, kind, words: given, speaker: null })
  return stopped instanceof Refusal ? stopped : presentMyTransfer(context, stopped.transfer, role)
})

/** A sale ends on the word of one side only after the other was heard, and on evidence unless it agrees (M2.3.4). */
const notProven = ({ answer, answer_by: answerBy }: objections.ObjectionRow, evidenceFileId: string | undefined, today: string): Refusal | undefined => {
  if (answer === 'agrees') return undefined
  if (answer === null && answerBy !== null && today <= answerBy) return refused('not-heard', [because('M2.3.4', false, {
    zh: `先听新车主的意见：新车主可以在 ${answerBy} 前回答，过了这天再决定`, en: `The new owner is heard first and may answer until ${answerBy}; decide after that`,
  }, { answerBy })])
  return evidenceFileId === undefined ? refused('evidence-missing', [because('M2.3.4', false, {
    zh: '新车主没有同意的，终止须有证据（解除合同、退款、发票作废等），请先扫描', en: 'Where the new owner does not agree, the end needs evidence (contract dissolved, money paid back, invoice void): scan it first',
  })]) : undefined
}

/** The sale stands: who has a last day to bring the car has as many days anew. */
const renewDays = (context: Context, pair: Pair): Promise<Pair> => renewTurn(context, pair.transfer.come_by === null ? pair : {
  ...pair, transfer: { ...pair.transfer, come_by: addDays(context.today, bringAfterReceiptDays), held_on: null },
})

const outcomes = {
  'not-mine': {
    founded: { zh: '异议成立，过户终止', en: 'The objection stands: the transfer has ended' }, unfounded: { zh: '异议不成立，继续办理', en: 'The objection does not stand: the transfer goes on' },
  },
  'fell-through': {
    founded: { zh: '买卖没有成，过户终止', en: 'The sale came to nothing: the transfer has ended' }, unfounded: { zh: '买卖有效，继续办理', en: 'The sale stands: the transfer goes on' },
  },
} as const

/** Who took the application, or wrote down at a counter what is to be settled, leaves it to a colleague. */
const notByWhoDidIt = (officer: string, { accepted_by: acceptedBy }: transfers.TransferRow, { recorded_by: recordedBy, answer_recorded_by: answerBy }: objections.ObjectionRow): Refusal | undefined => {
  const reasons = [
    ...(officer === acceptedBy ? [{ zh: '申请由您受理，异议须由另一名同事核实', en: 'You took this application: a colleague settles the objection' }] : []),
    ...(officer === recordedBy || officer === answerBy ? [{ zh: '这份意见由您在窗口登记，须由另一名同事核实', en: 'You recorded at the counter what was said: a colleague settles it' }] : []),
  ]
  return reasons.length > 0 ? refused('four-eyes', reasons.map((says) => because('M2.4.3', false, says))) : undefined
}

/**
 * An officer settles an objection, not who took the application or recorded what was said at a counter: founded, the transfer ends; unfounded, it goes on. Both people are told. Refusals:
 * not-now, four-eyes, held; of a sale that is said to have come to nothing also not-heard and evidence-missing.
 */
export const settleObjection = operation(settleEndpoint, async (context, { area, transferId, objectionId, founded, words, evidenceFileId }) => {
  const { db, recorded, today } = context
  const { number: officer } = asOfficer(context)
  const pair = await lockTransfer(context, area, transferId)
  const { transfer, side } = pair
  context.concerns(area, `transfer:${transferId}`)
  const open = (await objections.ofTransfer(db, transfer.area, transferId)).find(({ id, outcome }) => id === objectionId && outcome === null)
  if (isClosedTransfer(transfer.state)) return refused('not-now', [ended])
  if (side !== 'in' || !open) return refused('not-now', [because('M2.4.3', false, { zh: '没有待核实的异议', en: 'No objection waits here' })])
  const own = notByWhoDidIt(officer, transfer, open)
  if (own) return own
  // What a return or an investigation holds does not end by an objection: the suspicion is settled first.
  const held = founded ? holdsAgainst(pair.holds, 'withdraw') : []
  if (held.length > 0) return refused('held', held)
  const unproven = founded && open.kind === 'fell-through' ? notProven(open, evidenceFileId, today) : undefined
  if (unproven) return unproven
  const evidence = open.kind === 'fell-through' ? evidenceFileId : undefined
  if (evidence !== undefined) await ownScan(context, evidence, 'evidenceFileId')
  const outcome = founded ? 'founded' : 'unfounded'
  await objections.settle(db, area, open.id, outcome, officer, words, evidence ?? null, recorded())
  const says = outcomes[open.kind][outcome]
  if (founded) {
    await advance(context, pair, 'withdraw', { by: 'in-office', officerNumber: officer, says })
    if (transfer.invoice_index) await transfers.freeInvoice(db, transfer.invoice_index)
  } else {
    await recordBoth(context, transfer, { action: 'settle-objection', state: transfer.state, by: 'in-office', officer_number: officer, says })
    await goOnAfterHold(context, pair, open.kind === 'fell-through' ? renewDays : renewTurn)
  }
  const title = open.kind === 'fell-through' ? { zh: '“买卖没有成”已核实', en: 'Whether the sale came to nothing is settled' } : { zh: '异议已核实', en: 'The objection is settled' }
  const body = {
    zh: `业务 ${transfer.number}：${says.zh}。${words}。对结论不服的，可以申请行政复议或者提起行政诉讼。`,
    en: `Transfer ${transfer.number}: ${says.en}. ${words}. You may apply for administrative review or go to court.`,
  }
  for (const tell of [tellBuyer, tellSeller]) await tell(context, transfer, title, body)
  await tellStandIns(context, transfer, open.id, title, body)
  return presentTransfer(context, await transferOf(context, area, transferId))
})

/** What shows that a sale came to nothing, in the new place; each look is recorded. */
export const objectionEvidence = operation(evidenceEndpoint, async (context, { area, transferId, objectionId }) => {
  const { transfer, side } = await transferOf(context, area, transferId)
  const row = side === 'in' ? (await objections.ofTransfer(context.db, transfer.area, transferId)).find(({ id }) => id === objectionId) : undefined
  const file = row?.evidence_file ? await openFile(context.platform, context.db, area, row.evidence_file) : undefined
  if (!file) throw new NoSuchRow('objections.evidence')
  context.concerns(area, `objection-evidence:${objectionId}`)
  return new Uint8Array(file.bytes)
})
