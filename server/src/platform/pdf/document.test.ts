import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pdfDocument } from './document.ts'
import { drawable } from './fonts.ts'

const words = (text: string) => ({ zh: text, en: text })

test('a paper is a PDF with an embedded font, small because only used glyphs go in', async () => {
  const paper = pdfDocument({
    title: { zh: '办件回执', en: 'Receipt' },
    number: '320500-20210601-0001',
    foot: { zh: '畅行', en: 'Changxing' },
    madeAt: '2021-06-01T00:00:00.000Z',
  })
  paper.heading({ zh: '申请人', en: 'Applicant' })
  paper.row({ zh: '姓名', en: 'Name' }, '张三')
  paper.row({ zh: '业务', en: 'Service' }, { zh: '申领电子驾驶证', en: 'Apply for an e-licence' })
  paper.qr('320500-20210601-0001', { zh: '扫码查看', en: 'Scan to see' })
  paper.watermark('仅供租车使用')
  const bytes = await paper.finish()
  const text = bytes.toString('latin1')
  assert.match(text, /^%PDF-1\.\d/)
  assert.match(text, /\/FontFile2/)
  assert.match(text, /NotoSansSC/)
  assert.ok(bytes.length < 200_000, `${bytes.length} bytes`)
  assert.match(text, /\/Count 1\b/)
})

test('a long paper goes over to further pages and numbers them', async () => {
  const paper = pdfDocument({ title: words('长'), foot: words('脚'), madeAt: '2021-06-01T00:00:00.000Z' })
  for (let row = 0; row < 80; row++) paper.row({ zh: `第${row}项`, en: `Item ${row}` }, '内容')
  const text = (await paper.finish()).toString('latin1')
  const pages = Number(/\/Count (\d+)/.exec(text)?.[1])
  assert.ok(pages >= 3 && pages <= 5, `${pages} pages`)
})

test('a character outside the font is drawn as a box with its code point, never dropped', () => {
  const has = (codePoint: number) => codePoint < 0x20000
  assert.equal(drawable('𠮷田', has), '□(U+20BB7)田')
  assert.equal(drawable('张\u202e三\u0007', has), '张 三 ')
})
