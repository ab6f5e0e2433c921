import { myTransferReceipt as mineEndpoint, transferReceipt as officeEndpoint } from '@changxing/contract/transfer-as-case.ts'
import type { MyTransfer } from '@changxing/contract/transfers.ts'
import { cityOf } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { isTransferStep, transferStateNames } from '@changxing/rules/vehicles/transfer-states.ts'
import { civilDateInChina, millisOf, timeInChina } from '../../platform/clock.ts'
import { asCitizen, operation, type Context } from '../../platform/operation.ts'
import { pdfDocument, type Paper } from '../../platform/pdf/document.ts'
import { personOf } from '../people/index.ts'
import { presentMyTransfer } from './present-transfer.ts'
import { transferOf } from './transfer.ts'
import { pathNames, transferTitle } from './transfer-words.ts'
import * as transfers from './transfers.store.ts'

const cityName = (area: string): Words | string => cityOf(area)?.name ?? area

const paperFor = ({ today, recorded }: Context, { number }: MyTransfer): Paper => {
  const paper = pdfDocument({
    title: { zh: '过户回执', en: 'Receipt of a transfer' }, number, madeAt: recorded(),
    foot: { zh: `回执制作日期 ${today}。以系统内状态为准。`, en: `Made on ${today}. What the system shows counts.` },
  })
  paper.row({ zh: '业务编号', en: 'Number' }, number)
  paper.row({ zh: '业务', en: 'Service' }, transferTitle)
  return paper
}

const carAndPlaces = (paper: Paper, { car, area, outArea, appliedOn }: MyTransfer): void => {
  paper.row({ zh: '车辆', en: 'Car' }, `${car.plateNumber} ${car.brandModel}`)
  paper.row({ zh: '转出地', en: 'Old place' }, cityName(outArea))
  paper.row({ zh: '转入地', en: 'New place' }, cityName(area))
  paper.row({ zh: '申请日期', en: 'Applied on' }, appliedOn)
}

const happened = (paper: Paper, events: readonly { readonly at: string; readonly says: Words }[]): void => {
  paper.heading({ zh: '经过', en: 'What happened' })
  for (const { at, says } of events) paper.row({ zh: civilDateInChina(millisOf(at)), en: timeInChina(millisOf(at)) }, says)
}

const reasons = (paper: Paper, heading: Words, list: MyTransfer['holds']): void => {
  if (list.length === 0) return
  paper.heading(heading)
  for (const { clause, says } of list) paper.row({ zh: clause, en: '' }, says)
}

const finish = ({ platform }: Context, paper: Paper, { area, transferId }: MyTransfer): Promise<Buffer> => {
  paper.qr(`${platform.config.publicUrl}/citizen/transfers/${area}/${transferId}`, {
    zh: '登录后扫码查看最新进度', en: 'Scan after signing in to see where it stands',
  })
  return paper.finish()
}

/** The receipt for the new owner: how it stands, what comes next, what was given, and on what grounds it goes this way. */
const newOwners = async (context: Context, transfer: transfers.TransferRow): Promise<Buffer> => {
  const told = await presentMyTransfer(context, transfer, 'buyer')
  const buyer = await personOf(context.platform, context.db, transfer.buyer_area, transfer.buyer_person_id)
  const paper = paperFor(context, told)
  carAndPlaces(paper, told)
  paper.row({ zh: '办理方式', en: 'Path' }, pathNames[told.path])
  paper.row({ zh: '新车主', en: 'New owner' }, buyer.name)
  paper.row({ zh: '证件号码', en: 'Identity number' }, buyer.numberMasked)
  if (told.agent) paper.row({ zh: '代理人', en: 'Agent' }, `${told.agent.nameMasked} ${told.agent.numberMasked}`)
  paper.row({ zh: '查验次数', en: 'Inspections' }, String(told.inspectionsNeeded))
  paper.row({ zh: '状态', en: 'State' }, told.stateSays)
  paper.row({ zh: '时限', en: 'Limit' }, told.clock.says)
  paper.row({ zh: '下一步', en: 'Next step' }, told.nextStep)
  if (told.temporaryPlate) paper.row({ zh: '临时号牌', en: 'Temporary plate' }, {
    zh: `${told.temporaryPlate.number}，${told.temporaryPlate.validUntil}前有效`, en: `${told.temporaryPlate.number}, good until ${told.temporaryPlate.validUntil}`,
  })
  if (told.newPlate) paper.row({ zh: '新号牌', en: 'New plate' }, told.newPlate)
  reasons(paper, { zh: '为什么暂停', en: 'Why it stands still' }, told.holds)
  reasons(paper, { zh: '须先处理', en: 'To be settled first' }, told.hindrances)
  if (told.returned) {
    reasons(paper, { zh: '为什么退回', en: 'Why it was returned' }, [told.returned.reason])
    paper.paragraph(told.returned.rights)
  }
  if (told.papers.length > 0) {
    paper.heading({ zh: '已交材料', en: 'Papers given' })
    for (const { typeSays, page, by } of told.papers) paper.row(typeSays, by === 'new-owner'
      ? { zh: `第 ${page} 页，新车主提交`, en: `Page ${page}, given by the new owner` } : { zh: `第 ${page} 页，窗口扫描`, en: `Page ${page}, scanned at the counter` })
  }
  if (told.duePapers.length > 0) {
    paper.heading({ zh: '还要带来的材料', en: 'Still to be brought' })
    for (const { typeSays } of told.duePapers) paper.paragraph(typeSays)
  }
  happened(paper, told.timeline)
  paper.heading({ zh: '依据', en: 'Grounds' })
  for (const { clause, says } of told.decision.reasons) paper.row({ zh: clause, en: told.decision.on }, says)
  return finish(context, paper, told)
}

/** What the former owner may keep: that the car is on its way and how it ended; nothing of the new owner, whose papers and plate are not theirs. */
const formerOwners = async (context: Context, transfer: transfers.TransferRow): Promise<Buffer> => {
  const told = await presentMyTransfer(context, transfer, 'seller')
  const seller = await personOf(context.platform, context.db, transfer.seller_area, transfer.seller_person_id)
  const paper = paperFor(context, told)
  carAndPlaces(paper, told)
  paper.row({ zh: '原车主', en: 'Former owner' }, seller.name)
  paper.row({ zh: '证件号码', en: 'Identity number' }, seller.numberMasked)
  paper.row({ zh: '状态', en: 'State' }, told.stateSays)
  paper.row({ zh: '下一步', en: 'Next step' }, told.nextStep)
  reasons(paper, { zh: '为什么暂停', en: 'Why it stands still' }, told.holds)
  if (told.returned) paper.paragraph(told.returned.rights)
  happened(paper, told.timeline.filter(({ action }) => isTransferStep(action)).map(({ at, state }) => ({ at, says: transferStateNames[state] })))
  return finish(context, paper, told)
}

/** The receipt of a transfer as PDF: the new owner's whole, the former owner's with what concerns them. */
export const myTransferReceipt = operation(mineEndpoint, async (context, { area, transferId }) => {
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(context.db, home, personId, area, transferId)
  context.concerns(area, `transfer:${transferId}`)
  const transfer = await transfers.byId(context.db, area, transferId)
  return role === 'buyer' ? newOwners(context, transfer) : formerOwners(context, transfer)
})

/** The new owner's receipt, for either office to hand out. */
export const transferReceipt = operation(officeEndpoint, async (context, { area, transferId }) => {
  const { transfer } = await transferOf(context, area, transferId)
  context.concerns(area, `transfer:${transferId}`)
  return newOwners(context, transfer)
})
