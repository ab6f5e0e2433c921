import {
  addEvidence as evidenceEndpoint, refusedReturns as refusedEndpoint, returnArchive as returnEndpoint, type returnGrounds,
} from '@changxing/contract/transfers.ts'
import { because } from '@changxing/rules/decision.ts'
import { decide } from '@changxing/rules/registry.ts'
import { instantText } from '../../platform/clock.ts'
import { keepPicture } from '../../platform/files/pictures.ts'
import { newId } from '../../platform/ids.ts'
import { officeOf } from '../../platform/office.ts'
import { asOfficer, operation, Problem, refused } from '../../platform/operation.ts'
import { presentTransfer } from './present-transfer.ts'
import { advance, lockTransfer, refuseUnlessNow, tellBuyer, tellSeller, transferOf } from './transfer.ts'
import * as files from './transfer-files.store.ts'
import { rightsAfterReturn } from './transfer-words.ts'
import * as transfers from './transfers.store.ts'

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

/**
 * The guard (M2.4.1, M2.4.2, M10.1): a file goes back only when the car is suspected stolen, smuggled or illegally assembled, and with
 * evidence. Any other ground is refused with its clause and with what to do instead, kept, and told to supervision.
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
  const kept = { area, transferId, ground, words, officerNumber: officer.number, decision, at: recorded() }
  if (decision.outcome['mayReturn'] !== true) {
    const id = newId(platform.clock)
    await files.keepRefusedReturn(db, { ...kept, id })
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
  await files.keepReturn(db, { ...kept, evidenceFile: evidenceFileId })
  const reason = decision.reasons[0]!.says
  const returned = await advance(context, pair, 'return-archive', { by: 'in-office', officerNumber: officer.number, says: reason })
  if (transfer.invoice_index) await transfers.freeInvoice(db, transfer.invoice_index)
  const body = {
    zh: `业务 ${transfer.number}：${reason.zh}。${rightsAfterReturn.zh}`, en: `Transfer ${transfer.number}: ${reason.en}. ${rightsAfterReturn.en}`,
  }
  await tellBuyer(context, transfer, { zh: '档案已依法退回', en: 'The file was lawfully returned' }, body)
  await tellSeller(context, transfer, { zh: '档案已依法退回', en: 'The file was lawfully returned' }, body)
  return presentTransfer(context, returned)
})

type Ground = (typeof returnGrounds)[number]

export const refusedReturns = operation(refusedEndpoint, async ({ db }, { area }) => ({
  returns: (await files.refusedReturns(db, area)).map((row) => ({
    id: row.id, at: instantText(row.at), transferId: row.transfer_id, ground: row.ground as Ground, words: row.words,
    officerNumber: row.officer_number, decision: row.decision as never,
  })),
}))
