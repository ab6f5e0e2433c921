import { delegationLetter as endpoint } from '@changxing/contract/delegations.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { operation } from '../../platform/operation.ts'
import { pdfDocument } from '../../platform/pdf/document.ts'
import { ownLetter } from './my-delegations.ts'

/** The electronic letter of delegation (M9.2.2): both codes, so that a counter can confirm it without its copy. Not for a cancelled one. */
export const delegationLetter = operation(endpoint, async (context, { area, delegationId }) => {
  const letter = await ownLetter(context, area, delegationId, 'read')
  if (letter.cancelledAt !== null || letter.handle === null) throw new NoSuchRow('people.letter')
  const paper = pdfDocument({
    title: { zh: '电子委托书', en: 'Electronic letter of delegation' }, madeAt: context.recorded(),
    foot: { zh: '可随时取消；取消后本委托书立即作废，以系统内状态为准。', en: 'May be cancelled at any time and is void at once then. What the system shows counts.' },
  })
  paper.row({ zh: '委托人', en: 'Principal' }, letter.principal.name)
  paper.row({ zh: '证件号码', en: 'Identity number' }, letter.principal.identityNumber)
  paper.row({ zh: '受托人', en: 'Agent' }, letter.agentName)
  paper.row({ zh: '证件号码', en: 'Identity number' }, letter.agentNumber)
  paper.row({ zh: '委托业务', en: 'Business' }, letter.business)
  paper.row({ zh: '委托日期', en: 'Made on' }, letter.madeOn)
  paper.row({ zh: '有效期至', en: 'Valid until' }, letter.validUntil)
  if (letter.note !== null) paper.row({ zh: '备注', en: 'Note' }, letter.note)
  paper.heading({ zh: '窗口核验', en: 'For the counter' })
  paper.qr(letter.handle, { zh: `扫码，或输入 40 位数字：${letter.handle.match(/.{1,4}/g)!.join(' ')}`, en: 'Scan, or type the 40 digits' })
  if (letter.code !== null) paper.qr(letter.code, { zh: '签名码：网络中断时凭此核验', en: 'Signed code: good without network' }, 48)
  return paper.finish()
})
