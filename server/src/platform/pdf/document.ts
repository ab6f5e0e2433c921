import type { Words } from '@changxing/rules/decision.ts'
import PDFDocument from 'pdfkit'
import encodeQR from 'qr'
import { drawable, fonts } from './fonts.ts'

/** Points a millimetre. */
const mm = 72 / 25.4
const margin = 20 * mm
const ink = '#1a1d21'
const faint = '#5b6470'
const line = '#c9d0d8'
const accent = '#1b4f9c'

export type PaperOptions = {
  readonly title: Words
  /** What the paper is quoted by, above on the right. */
  readonly number?: string
  /** At the foot of every page. */
  readonly foot: Words
  /** Instant that it was made at, ISO UTC; goes into the file's own data. */
  readonly madeAt: string
}

/** A paper being written from top to bottom; it goes over to a new page by itself. Sizes are millimetres. */
export type Paper = {
  readonly heading: (words: Words) => void
  /** Label left (both languages), value right. */
  readonly row: (label: Words, value: string | Words) => void
  readonly paragraph: (words: Words) => void
  /** Columns with both languages above, `share` of the width each; numbers are given as text and stand right with `right`. */
  readonly table: (columns: readonly { readonly label: Words; readonly share: number; readonly right?: boolean }[], rows: readonly (readonly string[])[]) => void
  /** A QR code with its text in words beside it. `text` is what a scanner reads. */
  readonly qr: (text: string, says: Words, size?: number) => void
  readonly picture: (jpeg: Buffer, width: number, height: number) => void
  /** Pale words across every page, drawn when the paper is finished. */
  readonly watermark: (text: string) => void
  readonly finish: () => Promise<Buffer>
}

type Font = 'regular' | 'bold'

// pdfkit keeps the opened font here; its own text drawing asks the same object.
type WithFont = { readonly _font: { readonly font: { readonly hasGlyphForCodePoint: (codePoint: number) => boolean } } }

/** Starts an A4 paper in Chinese and English side by side, with an embedded open font of which only the used glyphs go into the file. */
export const pdfDocument = ({ title, number, foot, madeAt }: PaperOptions): Paper => {
  const doc = new PDFDocument({
    size: 'A4', margin, bufferPages: true, lang: 'zh-CN', displayTitle: true,
    info: { Title: `${title.zh} ${title.en}`, Producer: 'Changxing', Creator: 'Changxing', CreationDate: new Date(madeAt) },
  })
  const parts: Buffer[] = []
  const ended = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  const { regular, bold } = fonts()
  doc.registerFont('regular', regular)
  doc.registerFont('bold', bold)
  const width = doc.page.width - 2 * margin
  const bottom = () => doc.page.height - margin - 12 * mm
  let y = margin
  let across: string | undefined

  const pen = (font: Font, size: number, colour: string) => doc.font(font).fontSize(size).fillColor(colour)
  const fit = (text: string) => drawable(text, (codePoint) => (doc as unknown as WithFont)._font.font.hasGlyphForCodePoint(codePoint))
  const place = (
    text: string,
    font: Font,
    size: number,
    colour: string,
    x: number,
    top: number,
    wide: number,
    align: 'left' | 'right' | 'center' = 'left',
  ) => {
    pen(font, size, colour)
    const shown = fit(text)
    doc.text(shown, x, top, { width: wide, align, lineGap: size * 0.2 })
    return doc.heightOfString(shown, { width: wide, lineGap: size * 0.2 })
  }
  const heightOf = (text: string, font: Font, size: number, wide: number) => {
    pen(font, size, ink)
    return doc.heightOfString(fit(text), { width: wide, lineGap: size * 0.2 })
  }
  const room = (height: number) => {
    if (y + height <= bottom()) return
    doc.addPage()
    y = margin
  }
  const rule = () => {
    doc.moveTo(margin, y).lineTo(margin + width, y).lineWidth(0.5).strokeColor(line).stroke()
  }

  const top = () => {
    const beside = number === undefined ? 0 : 62 * mm
    if (number !== undefined) place(number, 'regular', 10, faint, margin + width - beside, y + 4, beside, 'right')
    y += place(title.zh, 'bold', 20, accent, margin, y, width - beside) + 2
    y += place(title.en, 'regular', 11, faint, margin, y, width - beside) + 8
    rule()
    y += 10
  }
  top()

  const bothLanguages = (value: string | Words): readonly (readonly [string, Font, number, string])[] =>
    typeof value === 'string'
      ? [[value, 'regular', 11, ink]]
      : value.zh === value.en ? [[value.zh, 'regular', 11, ink]] : [[value.zh, 'regular', 11, ink], [value.en, 'regular', 9, faint]]

  return {
    heading: (words) => {
      room(30 * mm)
      y += 8
      y += place(`${words.zh}  ${words.en}`, 'bold', 12, accent, margin, y, width) + 4
    },
    row: (label, value) => {
      const left = 52 * mm
      const right = width - left
      const shown = bothLanguages(value)
      const leftHeight = heightOf(label.zh, 'regular', 10, left - 8) + heightOf(label.en, 'regular', 8, left - 8)
      const rightHeight = shown.reduce((sum, [text, font, size]) => sum + heightOf(text, font, size, right), 0)
      const height = Math.max(leftHeight, rightHeight)
      room(height + 8)
      const zh = place(label.zh, 'regular', 10, faint, margin, y, left - 8)
      place(label.en, 'regular', 8, faint, margin, y + zh, left - 8)
      let at = y
      for (const [text, font, size, colour] of shown) at += place(text, font, size, colour, margin + left, at, right)
      y += height + 4
      rule()
      y += 4
    },
    paragraph: (words) => {
      for (const [text, font, size, colour] of bothLanguages(words)) {
        room(heightOf(text, font, size, width) + 4)
        y += place(text, font, size, colour, margin, y, width) + 2
      }
      y += 4
    },
    table: (columns, rows) => {
      const whole = columns.reduce((sum, { share }) => sum + share, 0)
      const wides = columns.map(({ share }) => (share / whole) * width)
      const gap = 4
      const band = (cells: readonly (readonly (readonly [string, Font, number, string])[])[]) => {
        const high = Math.max(...cells.map((texts, at) => texts.reduce((sum, [text, font, size]) => sum + heightOf(text, font, size, wides[at]! - gap), 0)))
        room(high + 6)
        let x = margin
        cells.forEach((texts, at) => {
          let top = y
          for (const [text, font, size, colour] of texts) top += place(text, font, size, colour, x, top, wides[at]! - gap, columns[at]!.right ? 'right' : 'left')
          x += wides[at]!
        })
        y += high + 2
        rule()
        y += 4
      }
      band(columns.map(({ label }) => [[label.zh, 'bold', 8, faint], [label.en, 'regular', 6.5, faint]]))
      for (const row of rows) band(row.map((text) => [[text, 'regular', 8.5, ink]]))
      y += 4
    },
    qr: (text, says, size = 32) => {
      const side = size * mm
      room(side + 8)
      const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 2 })
      const step = side / modules.length
      modules.forEach((cells, row) => {
        cells.forEach((dark, column) => {
          // A little over a cell, so that viewers leave no hairlines between them.
          if (dark) doc.rect(margin + column * step, y + row * step, step * 1.02, step * 1.02)
        })
      })
      doc.fill('#000000')
      const beside = margin + side + 6 * mm
      const zh = place(says.zh, 'regular', 11, ink, beside, y + 6, width - side - 6 * mm)
      place(says.en, 'regular', 9, faint, beside, y + 6 + zh, width - side - 6 * mm)
      y += side + 8
    },
    picture: (jpeg, wide, high) => {
      room(high * mm + 6)
      doc.image(jpeg, margin, y, { fit: [wide * mm, high * mm] })
      y += high * mm + 6
    },
    watermark: (text) => {
      across = text
    },
    finish: () => {
      const { start, count } = doc.bufferedPageRange()
      for (let index = start; index < start + count; index++) {
        doc.switchToPage(index)
        // The foot lies in the margin, where pdfkit would otherwise begin a new page.
        doc.page.margins.bottom = 0
        const at = doc.page.height - margin - 6 * mm
        place(foot.zh, 'regular', 8, faint, margin, at, width - 30 * mm)
        place(foot.en, 'regular', 7, faint, margin, at + 11, width - 30 * mm)
        place(`${index - start + 1} / ${count}`, 'regular', 8, faint, margin + width - 28 * mm, at, 28 * mm, 'right')
        if (across === undefined) continue
        doc.save().fillOpacity(0.12).rotate(-32, { origin: [doc.page.width / 2, doc.page.height / 2] })
        for (const step of [-3, -1, 1, 3]) {
          place(across, 'bold', 22, accent, -margin, doc.page.height / 2 + step * 30 * mm, doc.page.width + 2 * margin, 'center')
        }
        doc.restore()
      }
      doc.end()
      return ended
    },
  }
}
