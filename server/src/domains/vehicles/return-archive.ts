import {
  addEvidence as evidenceEndpoint, decideReturn as decideEndpoint, refusedReturns as refusedEndpoint, returnArchive as returnEndpoint,
  returnEvidence as seeEndpoint,
} from '@changxing/contract/returns.ts'
import type { returnGrounds } from '@changxing/contract/transfers.ts'
import { because } from '@changxing/rules/decision.ts'
import { decide } from '@changxing/rules/registry.ts'
import { nextTransferState } from '@changxing/rules/vehicles/transfer-states.ts'
import { instantText } from '../../platform/clock.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { keepPicture, openFile } from '../../platform/files/pictures.ts'
import { newId } from '../../platform/ids.ts'
import { officeOf } from '../../platform/office.ts'
import { asOfficer, operation, Problem, refused, type Context } from '../../platform/operation.ts'
import { goOnAfterHold } from './go-on-after-hold.ts'
import { openInvestigation } from './investigate.ts'
import { presentTransfer } from './present-transfer.ts'
import * as returns from './returns.store.ts'
import { advance, lockTransfer, notNow, recordBoth, refuseUnlessNow, renewTurn, tellBuyer, tellSeller, transferOf, type Pair } from './transfer.ts'
import * as files from './transfer-files.store.ts'
import { rightsAfterReturn } from './transfer-words.ts'
import * as transfers from './transfers.store.ts'
import * as vehicles from './vehicles.store.ts'

/** A picture laid to the transfer as evidence. */
export const addEvidence = operation(evidenceEndpoint, async (context, { area, transferId }) => {
  const officer = asOfficer(context)
  const { transfer } = await transferOf(context, area, transferId)
  if (!context.upload) throw new Problem('not-a-picture')
  const kept = await keepPicture(context.platform, context.db, context.actor, area, context.upload)
  await files.addEvidence(
    context.db, { area, fileId: kept.fileId, transferId: transfer.id, officerNumber: officer.number, at: context.recorded() },
  )
  context.concerns(area, `transfer:${transferId}`)
  return { fileId: kept.fileId }
})

/** The evidence of a return, for both places; each look is recorded. */
export const returnEvidence = operation(seeEndpoint, async (context, { area, transferId, returnId }) => {
  const { transfer } = await transferOf(context, area, transferId)
  const row = (await returns.ofTransfer(context.db, transfer.area, transferId)).find(({ id }) => id === returnId)
  const file = row && (await openFile(context.platform, context.db, transfer.area, row.evidence_file))
  if (!file) throw new NoSuchRow('returns.evidence')
  context.concerns(area, `return-evidence:${returnId}`)
  return new Uint8Array(file.bytes)
})

/**
 * The guard (M2.4.1, M2.4.2, M10.1): a file goes back only when the car is suspected stolen, smuggled or illegally assembled, and with
 * evidence. That is proposed here and decided by another officer. Any other ground is refused with its clause and with what to do instead,
 * kept, and told to supervision.
 */
export const returnArchive = operation(returnEndpoint, async (context, { area, transferId, ground, words, evidenceFileId }) => {
  const { db, platform, recorded } = context
  const officer = asOfficer(context)
  const pair = await lockTransfer(context, area, transferId)
  const { transfer } = pair
  const closed = refuseUnlessNow(context, pair, 'return-archive')
  if (closed) return closed
  context.concerns(area, `transfer:${transferId}`)
  const decision = decide('vehicles.return-archive', context.today, { ground })
  if (decision.outcome['mayReturn'] !== true) {
    const id = newId(platform.clock)
    await files.keepRefusedReturn(db, { area, transferId, ground, words, officerNumber: officer.number, decision, at: recorded(), id })
    const reason = decision.reasons.find(({ holds }) => !holds)!
    await files.escalate(db, {
      area, id: newId(platform.clock), office: officeOf(platform, area), transferArea: area, transferId, kind: 'refused-return', about: id,
      clause: reason.clause, at: recorded(),
      says: {
        zh: `警号 ${officer.number} 试图违规退档，系统已拒绝：${reason.says.zh}`,
        en: `Officer ${officer.number} tried to return a file without a lawful ground; the system refused. ${reason.says.en}`,
      },
    })
    return refused('return-not-lawful', decision.reasons)
  }
  if (evidenceFileId === undefined || !(await files.isEvidence(db, area, evidenceFileId, transferId))) {
    return refused(
      'evidence-missing', [because('M2.4.1', false, { zh: '退档须附证据材料，请先上传', en: 'A return needs evidence: upload it first' }, { ground })],
    )
  }
  await returns.propose(db, {
    area, id: newId(platform.clock), transfer_id: transferId, ground, words, evidence_file: evidenceFileId, officer_number: officer.number, decision,
  }, recorded())
  await recordBoth(context, transfer, {
    action: 'propose-return', state: transfer.state, by: 'in-office', officer_number: officer.number,
    says: { zh: '提出退档，等另一名同事决定', en: 'A return is proposed and waits for a second officer' },
  })
  await renewTurn(context, pair)
  return presentTransfer(context, await transferOf(context, area, transferId))
})

/** Sends the file back: the transfer ends, the invoice is free, the car is held and investigated, and both people learn why and of their rights. */
const sendBack = async (context: Context, pair: Pair, row: returns.ReturnRow, officerNumber: string): Promise<Pair> => {
  const { transfer } = pair
  const { says: reason } = row.decision.reasons[0]!
  // The car first, as whoever opens a transfer takes it.
  await vehicles.lock(context.db, transfer.out_area, transfer.out_vehicle_id)
  const returned = await advance(context, pair, 'return-archive', { by: 'in-office', officerNumber, says: reason })
  if (transfer.invoice_index) await transfers.freeInvoice(context.db, transfer.invoice_index)
  await openInvestigation(context, returned, { found_by: 'return', ground: row.ground, words: row.words, opened_by: officerNumber })
  const body = {
    zh: `业务 ${transfer.number}：${reason.zh}。车辆已列为嫌疑车，调查有结论前不能过户。${rightsAfterReturn.zh}`,
    en: `Transfer ${transfer.number}: ${reason.en}. The car is held as suspect and cannot change owner until that is settled. ${rightsAfterReturn.en}`,
  }
  await tellBuyer(context, transfer, { zh: '档案已依法退回', en: 'The file was lawfully returned' }, body)
  await tellSeller(context, transfer, { zh: '档案已依法退回', en: 'The file was lawfully returned' }, body)
  return returned
}

/** A second officer decides on a proposed return, having looked at the evidence (M2.4.1). Refusals: not-now, four-eyes. */
export const decideReturn = operation(decideEndpoint, async (context, { area, transferId, returnId, confirmed, words }) => {
  const { db, recorded } = context
  const { number: officer } = asOfficer(context)
  const pair = await lockTransfer(context, area, transferId)
  const { transfer, side } = pair
  context.concerns(area, `transfer:${transferId}`)
  const row = (await returns.ofTransfer(db, transfer.area, transferId)).find(({ id, outcome }) => id === returnId && outcome === null)
  if (side !== 'in' || !row || nextTransferState(transfer.state, 'return-archive') === undefined) return refused('not-now', [notNow(transfer.state, 'return-archive')])
  if (row.officer_number === officer) {
    return refused('four-eyes', [because('M2.4.1', false, { zh: '退档由您提出，须由另一名同事决定', en: 'You proposed this return: a colleague decides on it' })])
  }
  await returns.decide(db, area, returnId, confirmed ? 'confirmed' : 'declined', officer, words, recorded())
  if (confirmed) await sendBack(context, pair, row, officer)
  else {
    await recordBoth(context, transfer, {
      action: 'decline-return', state: transfer.state, by: 'in-office', officer_number: officer, says: { zh: '不同意退档，继续办理', en: 'The return was declined; the transfer goes on' },
    })
    await goOnAfterHold(context, pair)
  }
  return presentTransfer(context, await transferOf(context, area, transferId))
})

type Ground = (typeof returnGrounds)[number]

export const refusedReturns = operation(refusedEndpoint, async ({ db }, { area }) => ({
  returns: (await files.refusedReturns(db, area)).map((row) => ({
    id: row.id, at: instantText(row.at), transferId: row.transfer_id, caseId: row.case_id, ground: row.ground as Ground, words: row.words,
    officerNumber: row.officer_number, decision: row.decision as never,
  })),
}))
