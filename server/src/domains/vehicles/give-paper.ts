import { giveTransferPaper as giveEndpoint, scanTransferPaper as scanEndpoint } from '@changxing/contract/transfers.ts'
import { because } from '@changxing/rules/decision.ts'
import { newOwnerPapers, pageTypeOf, type ArchiveTypeId } from '@changxing/rules/vehicles/archive-types.ts'
import type { CounterPaper } from '@changxing/rules/vehicles/counter-papers.ts'
import { isClosedTransfer, transferStateNames } from '@changxing/rules/vehicles/transfer-states.ts'
import { callerOf } from '../../platform/actor.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { keepAt, keepPicture, openFile } from '../../platform/files/pictures.ts'
import { asCitizen, asOfficer, operation, Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { presentMyTransfer, presentTransfer } from './present-transfer.ts'
import { renewHindrances } from './renew-hindrances.ts'
import { lockPair, lockTransfer } from './transfer.ts'
import * as files from './transfer-files.store.ts'
import * as transfers from './transfers.store.ts'

const wrong = (field: string, zh: string, en: string): Problem => new Problem('bad-input', [{ field, says: { zh, en } }])

/** Keeps a page where the car comes to, or answers why not: the transfer is over. */
const keep = async (context: Context, transfer: transfers.TransferRow, type: string, page: string, givenBy: string): Promise<Refusal | undefined> => {
  const { actor, db, platform, upload, recorded } = context
  if (!newOwnerPapers.includes(type as ArchiveTypeId)) throw wrong('type', '新车主不交这种材料', 'This is none of the new owner’s papers')
  if (!/^[1-9]\d?$/.test(page)) throw wrong('page', '页码应为 1 至 99', 'Pages are numbered 1 to 99')
  if (isClosedTransfer(transfer.state)) {
    const { zh, en } = transferStateNames[transfer.state]
    return refused('not-now', [because('M2.1.3', false, { zh: `现在不能再交材料：${zh}`, en: `No more papers can be given. ${en}` }, { state: transfer.state })])
  }
  if (!upload) throw new Problem('not-a-picture')
  context.concerns(transfer.area, `transfer:${transfer.id}`)
  const { fileId } = await keepPicture(platform, db, actor, transfer.area, upload)
  const paper = { area: transfer.area, transfer_id: transfer.id, type, page: Number(page), file_id: fileId, given_by: givenBy, given_area: actor.kind === 'officer' ? actor.area : null }
  if (!(await files.putPaper(db, paper, recorded()))) throw wrong('page', '这一页车管所已经扫描，无需再交', 'The office has scanned this page: you need not give it again')
  return undefined
}

/** The new owner gives a page of their papers before coming, so that one visit is enough (M2.1.3, M2.1.5). Refusal: not-now, when the transfer is over. */
export const giveTransferPaper = operation(giveEndpoint, async (context, { area, transferId, type, page }) => {
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(context.db, home, personId, area, transferId)
  if (role !== 'buyer') throw new NoSuchRow('transfers.give-paper')
  const pair = await lockPair(context, area, transferId, 'in')
  const refusal = await keep(context, pair.transfer, type, page, files.newOwner)
  return refusal ?? presentMyTransfer(context, (await renewHindrances(context, pair)).transfer, 'buyer')
})

/** A counter of either place scans what the new owner brings; the same page is replaced (M2.1.5). Refusal: not-now, when the transfer is over. */
export const scanTransferPaper = operation(scanEndpoint, async (context, { area, transferId, type, page }) => {
  const pair = await lockTransfer(context, area, transferId)
  const refusal = await keep(context, pair.transfer, type, page, asOfficer(context).number)
  return refusal ?? presentTransfer(context, await renewHindrances(context, pair))
})

/** A picture that this officer has scanned. Fails with bad-input, at the field that named it, when there is no such scan of theirs. */
export const ownScan = async (context: Context, fileId: string, field: string) => {
  const scanned = await openFile(context.platform, context.db, asOfficer(context).area, fileId)
  if (!scanned || scanned.row.owner !== callerOf(context.actor)) throw wrong(field, '没有这份扫描件，请重新扫描', 'There is no such scan: scan it again')
  return scanned
}

/**
 * Lays a paper that this officer has scanned already to a transfer, as the next page of its kind; a copy goes to the place that the car comes to
 * (M2.3.6). Fails with bad-input when there is no such scan of this officer.
 */
export const scanForTransfer = async (context: Context, { area, id }: Pick<transfers.TransferRow, 'area' | 'id'>, kind: CounterPaper, fileId: string): Promise<void> => {
  const { actor, db, platform, recorded } = context
  const officer = asOfficer(context)
  const kept = await keepAt(platform, db, actor, area, await ownScan(context, fileId, 'papers'))
  const type = pageTypeOf(kind)!
  const page = Math.max(0, ...(await files.papers(db, area, id)).filter((paper) => paper.type === type).map((paper) => paper.page)) + 1
  await files.putPaper(db, { area, transfer_id: id, type, page, file_id: kept, given_by: officer.number, given_area: officer.area }, recorded())
}
