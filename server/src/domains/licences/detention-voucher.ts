import { detentionVoucher as voucherEndpoint, detentionGrounds } from '@changxing/contract/verification.ts'
import { instantText } from '../../platform/clock.ts'
import { operation, Problem } from '../../platform/operation.ts'
import { pdfDocument } from '../../platform/pdf/document.ts'
import { factsBound } from './detain-licence.ts'
import * as detentions from './detentions.store.ts'
import { openFileOf } from './licence-file.ts'
import * as licences from './licences.store.ts'

/** The coercive-measure voucher (强制措施凭证): for the driver, and for the officer who detained or is of the licence's office. */
export const detentionVoucher = operation(voucherEndpoint, async (context, { area, detentionId }) => {
  const { platform, db, actor } = context
  const row = await detentions.byId(db, area, detentionId)
  const licence = await licences.byId(db, area, row.licence_id)
  const isHolder = actor.kind === 'citizen' && actor.area === area && actor.personId === licence.person_id
  const isOfficer = actor.kind === 'officer' && (actor.officerId === row.officer_id || actor.area === area)
  if (!isHolder && !isOfficer) throw new Problem('not-found')
  context.concerns(area, `detention:${detentionId}`)
  const { holder } = await openFileOf(platform, db, licence)
  const paper = pdfDocument({
    title: { zh: '公安交通管理行政强制措施凭证', en: 'Voucher of a coercive measure' }, number: row.voucher_number, madeAt: instantText(row.at),
    foot: { zh: '当场送达当事人；由系统签发并存档。', en: 'Handed to the driver on the spot; issued and kept by the system.' },
  })
  paper.row({ zh: '当事人', en: 'Driver' }, holder.name)
  paper.row({ zh: '驾驶证号', en: 'Licence number' }, holder.identityNumber)
  paper.row({ zh: '准驾车型', en: 'Classes' }, licence.classes)
  paper.row({ zh: '强制措施', en: 'Measure' }, { zh: '扣留机动车驾驶证', en: 'Driving licence detained' })
  paper.row({ zh: '事由', en: 'Ground' }, detentionGrounds[row.ground as keyof typeof detentionGrounds])
  paper.row({ zh: '时间', en: 'Time' }, instantText(row.at))
  paper.row({ zh: '地点', en: 'Place' }, row.place)
  paper.row({ zh: '事实', en: 'Facts' }, platform.box.open(row.facts, factsBound(area, detentionId)).toString('utf8'))
  paper.row({ zh: '纸质驾驶证', en: 'Paper licence' }, row.paper === 'taken'
    ? { zh: '已当场收取', en: 'Taken on the spot' }
    : { zh: `须于 ${row.hand_in_by} 前交至扣留单位`, en: `To be handed in by ${row.hand_in_by}` })
  paper.row({ zh: '执勤民警', en: 'Officer' }, row.officer_number)
  paper.heading({ zh: '依据', en: 'Grounds' })
  for (const reason of row.decision.reasons) paper.paragraph({ zh: `〔${reason.clause}〕${reason.says.zh}`, en: `[${reason.clause}] ${reason.says.en}` })
  paper.heading({ zh: '您的权利', en: 'Your rights' })
  paper.paragraph({
    zh: '您可以陈述和申辩；对本措施不服的，可以在收到本凭证之日起六十日内申请行政复议，或者在六个月内提起行政诉讼。',
    en: 'You may state your case. Against this measure you may apply for administrative review within sixty days of receiving this voucher, or go to court within six months.',
  })
  return new Uint8Array(await paper.finish())
})
