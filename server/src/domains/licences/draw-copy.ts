import { pdfDocument } from '../../platform/pdf/document.ts'
import { presentStates, type LicenceFile } from './licence-file.ts'

export type CopyWords = { readonly purpose: string; readonly recipient: string; readonly expiresOn: string; readonly digits: string; readonly madeAt: string; readonly checkUrl: string }

const groups = (digits: string) => digits.match(/.{1,4}/g)!.join(' ')

/** Draws the copy: the facts of the licence, and across every page what it may be used for. */
export const drawCopy = ({ row, holder, fileNumber }: LicenceFile, copy: CopyWords, portrait: Buffer | undefined): Promise<Buffer> => {
  const paper = pdfDocument({
    title: { zh: '机动车驾驶证（限定用途副本）', en: 'Driving licence: copy for one purpose' }, madeAt: copy.madeAt,
    foot: { zh: '本副本不能代替驾驶证；真伪以核验结果为准。', en: 'This copy does not replace the licence; what counts is the result of checking it.' },
  })
  paper.watermark(`仅供 ${copy.recipient} ${copy.purpose} 使用 · 至 ${copy.expiresOn}`)
  paper.heading({ zh: '用途', en: 'Purpose' })
  paper.row({ zh: '用途', en: 'Purpose' }, copy.purpose)
  paper.row({ zh: '提供给', en: 'Recipient' }, copy.recipient)
  paper.row({ zh: '有效至', en: 'Good until' }, copy.expiresOn)
  paper.heading({ zh: '驾驶证', en: 'Licence' })
  if (portrait) paper.picture(portrait, 26, 36)
  paper.row({ zh: '姓名', en: 'Name' }, holder.name)
  paper.row({ zh: '证号', en: 'Licence number' }, holder.identityNumber)
  paper.row({ zh: '准驾车型', en: 'Classes' }, row.classes)
  paper.row({ zh: '初次领证日期', en: 'First issued' }, row.first_issued_on)
  paper.row({ zh: '有效期限', en: 'Valid' }, `${row.valid_from} – ${row.valid_until ?? '长期 long-term'}`)
  paper.row({ zh: '档案编号', en: 'File number' }, fileNumber)
  const states = presentStates(row.states)
  paper.row({ zh: '制作时状态', en: 'State when made' }, { zh: states.map(({ says }) => says.zh).join('、'), en: states.map(({ says }) => says.en).join(', ') })
  paper.heading({ zh: '核验', en: 'Check this copy' })
  paper.qr(copy.digits, { zh: `在 ${copy.checkUrl} 输入或扫描：${groups(copy.digits)}`, en: `Type or scan at ${copy.checkUrl}` })
  return paper.finish()
}
