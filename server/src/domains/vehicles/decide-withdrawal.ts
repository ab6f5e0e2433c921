import {
  answerWithdrawal as answerEndpoint, decideWithdrawal as decideEndpoint, transferWithdrawals as listEndpoint, withdrawalRequest as requestEndpoint,
} from '@changxing/contract/withdrawals.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import { nextTransferState, type TransferActor } from '@changxing/rules/vehicles/transfer-states.ts'
import { backFrom } from '../../platform/clock.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { newId } from '../../platform/ids.ts'
import { officeOf } from '../../platform/office.ts'
import { asCitizen, asOfficer, operation, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { holdsAgainst } from './holds.ts'
import { presentMyTransfer, presentTransfer } from './present-transfer.ts'
import { isOpen, presentWithdrawal, withdrawalsOf } from './present-withdrawal.ts'
import { actorOf, advance, lockPair, lockTransfer, notNow, recordBoth, tellBuyer, transferOf, type Pair } from './transfer.ts'
import * as files from './transfer-files.store.ts'
import * as transfers from './transfers.store.ts'
import { setFree } from './withdraw-transfer.ts'
import * as withdrawals from './withdrawals.store.ts'

type Decided = { readonly by: TransferActor; readonly officerNumber: string | null; readonly words: string | null }

const waitsFor = async ({ db }: Context, { transfer }: Pair, withdrawalId: string): Promise<withdrawals.WithdrawalRow | undefined> =>
  (await withdrawalsOf(db, transfer)).find((row) => row.id === withdrawalId && isOpen(row))

/** The refusal when it cannot be confirmed now: the state, or what holds the transfer. */
const refuseStop = ({ transfer, holds }: Pair): Refusal | undefined => {
  if (nextTransferState(transfer.state, 'withdraw') === undefined) return refused('not-now', [notNow(transfer.state, 'withdraw')])
  const held = holdsAgainst(holds, 'withdraw')
  return held.length > 0 ? refused('held', held) : undefined
}

/** Confirmed, the transfer ends: car and invoice are free, and both people are told who confirmed it. */
const confirm = async (context: Context, pair: Pair, row: withdrawals.WithdrawalRow, { by, officerNumber, words }: Decided, says: Words): Promise<Pair> => {
  await withdrawals.decide(context.db, row, 'confirmed', officerNumber ?? withdrawals.newOwner, words, context.recorded())
  const withdrawn = await advance(context, pair, 'withdraw', { by, officerNumber, says })
  await setFree(context, withdrawn)
  const { number } = withdrawn.transfer
  await tellBuyer(context, withdrawn.transfer, { zh: '过户申请已撤回', en: 'Your transfer was withdrawn' }, { zh: `业务 ${number}：${says.zh}。`, en: `Transfer ${number}: ${says.en}.` })
  return withdrawn
}

/** Declined, the transfer goes on as before. */
const decline = async (context: Context, { transfer }: Pair, row: withdrawals.WithdrawalRow, { by, officerNumber, words }: Decided, says: Words): Promise<void> => {
  await withdrawals.decide(context.db, row, 'declined', officerNumber ?? withdrawals.newOwner, words, context.recorded())
  await recordBoth(context, transfer, { action: 'decline-withdrawal', state: transfer.state, by, officer_number: officerNumber, says })
}

const nothingWaits = (): Refusal => refused('not-now', [because('M2.4.1', false, { zh: '没有待确认的撤回', en: 'No withdrawal waits to be confirmed here' })])

/** Another officer of the counter that proposed it confirms it on the signed request, or declines it (M2.4.1). Refusals: not-now, held, four-eyes, request-not-scanned. */
export const decideWithdrawal = operation(decideEndpoint, async (context, { area, transferId, withdrawalId, confirmed, words }) => {
  const { number: officer } = asOfficer(context)
  const pair = await lockTransfer(context, area, transferId)
  context.concerns(area, `transfer:${transferId}`)
  const row = await waitsFor(context, pair, withdrawalId)
  if (!row || row.area !== area) return nothingWaits()
  if (row.officer_number === officer) {
    return refused('four-eyes', [because('M2.4.1', false, { zh: '撤回由您提出，须由另一名同事确认', en: 'You proposed this withdrawal: a colleague confirms it' })])
  }
  const decided: Decided = { by: actorOf(pair.side), officerNumber: officer, words }
  if (!confirmed) {
    await decline(context, pair, row, decided, { zh: '窗口不同意撤回，继续办理', en: 'The counter declined the withdrawal; the transfer goes on' })
    await tellBuyer(context, pair.transfer, { zh: '撤回没有办成', en: 'The transfer was not withdrawn' }, {
      zh: `业务 ${pair.transfer.number}：窗口提出的撤回没有通过：${words}。过户继续办理；仍要撤回的，请带身份证到窗口。`,
      en: `Transfer ${pair.transfer.number}: the withdrawal was declined: ${words}. The transfer goes on; if you still want to withdraw, come to the counter with your identity card.`,
    })
    return presentTransfer(context, await transferOf(context, area, transferId))
  }
  if (row.request_file === null) {
    return refused('request-not-scanned', [because('M2.4.1', false, { zh: '没有新车主签字的申请：等新车主在手机上确认，或请其到窗口签字', en: 'There is no signed request: the new owner confirms in the app, or comes and signs' })])
  }
  const stands = refuseStop(pair)
  if (stands) return stands
  return presentTransfer(context, await confirm(context, pair, row, decided, {
    zh: '凭新车主签字的申请撤回，两名民警经办', en: 'Withdrawn on the request that the new owner signed, by two officers',
  }))
})

/** The new owner confirms what a counter proposed, or says that it was not asked for: then it goes on, and the head of that office is told. Refusals: not-now, held. */
export const answerWithdrawal = operation(answerEndpoint, async (context, { area, transferId, withdrawalId, confirmed }) => {
  const { db, platform, recorded } = context
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(db, home, personId, area, transferId)
  if (role !== 'buyer') throw new NoSuchRow('withdrawals.answer')
  const pair = await lockPair(context, area, transferId, 'in')
  const { transfer } = pair
  context.concerns(area, `transfer:${transferId}`)
  const row = await waitsFor(context, pair, withdrawalId)
  if (!row) return nothingWaits()
  const decided: Decided = { by: 'new-owner', officerNumber: null, words: null }
  if (confirmed) {
    const stands = refuseStop(pair)
    if (stands) return stands
    const withdrawn = await confirm(context, pair, row, decided, { zh: '新车主已在手机上确认撤回', en: 'The new owner confirmed the withdrawal in the app' })
    return presentMyTransfer(context, withdrawn.transfer, 'buyer')
  }
  await decline(context, pair, row, decided, { zh: '新车主说没有要求撤回，继续办理', en: 'The new owner did not ask for a withdrawal; the transfer goes on' })
  await files.escalate(db, {
    area: row.area, id: newId(platform.clock), office: officeOf(platform, row.area), transferArea: area, transferId, kind: 'denied-withdrawal', about: row.id,
    clause: 'M2.4.1', at: recorded(),
    says: {
      zh: `警号 ${row.officer_number} 提出撤回，新车主说没有要求过`, en: `Officer ${row.officer_number} proposed a withdrawal that the new owner says was not asked for`,
    },
  })
  return presentMyTransfer(context, transfer, 'buyer')
})

/** The signed request, in the office that proposed the withdrawal; each look is recorded. */
export const withdrawalRequest = operation(requestEndpoint, async (context, { area, transferId, withdrawalId }) => {
  const row = (await withdrawals.ofTransfer(context.db, area, transferId)).find(({ id }) => id === withdrawalId)
  const file = row?.request_file ? await openFile(context.platform, context.db, area, row.request_file) : undefined
  if (!file) throw new NoSuchRow('withdrawals.request')
  context.concerns(area, `withdrawal-request:${withdrawalId}`)
  return new Uint8Array(file.bytes)
})

const thirtyDays = 30 * 86_400_000

/** For the head of an office and for supervision: what its counter proposed, and who proposes how often. */
export const transferWithdrawals = operation(listEndpoint, async (context, { area }) => {
  const { db, recorded } = context
  context.concerns(area, 'transfer-withdrawals')
  const views = []
  for (const row of await withdrawals.ofArea(db, area)) {
    const { number, plate_number: plateNumber } = await transfers.byId(db, row.transfer_area, row.transfer_id)
    views.push({ ...presentWithdrawal(row), transferId: row.transfer_id, number, plateNumber, inArea: row.transfer_area })
  }
  return {
    withdrawals: views,
    proposers: (await withdrawals.proposers(db, area, backFrom(recorded(), thirtyDays))).map(({ officer_number: officerNumber, ...counts }) => ({ officerNumber, ...counts })),
  }
})
