import { inflateSync } from 'node:zlib'

type Part = { readonly dictionary: string; readonly stream: Buffer | undefined }

/**
 * The text of a PDF as our documents are written: embedded fonts with two-byte glyphs and a table that leads back to characters. Enough to
 * prove what stands in a document, no general reader. One line for each piece of text.
 */
export function readPdfText(pdf: Buffer): string {
  const parts = readParts(pdf)
  const tables = new Map<string, Map<number, string>>()
  for (const { dictionary } of parts.values()) {
    for (const [, fonts] of dictionary.matchAll(/\/Font <<([^>]*)>>/g)) {
      for (const [, name, id] of fonts!.matchAll(/\/(\w+) (\d+) 0 R/g)) {
        const table = /\/ToUnicode (\d+) 0 R/.exec(parts.get(id!)?.dictionary ?? '')?.[1]
        if (table) tables.set(name!, readTable(parts.get(table)!.stream!.toString('latin1')))
      }
    }
  }
  const lines: string[] = []
  for (const { stream } of parts.values()) {
    const text = stream?.toString('latin1') ?? ''
    if (!/^BT$/m.test(text)) continue
    let table: Map<number, string> | undefined
    for (const [, font, shown] of text.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font) table = tables.get(font)
      else lines.push([...shown!.matchAll(/<([0-9a-f]*)>/gi)].map(([, glyphs]) => decode(glyphs!, table)).join(''))
    }
  }
  return lines.join('\n')
}

function readParts(pdf: Buffer): Map<string, Part> {
  const parts = new Map<string, Part>()
  const text = pdf.toString('latin1')
  for (const found of text.matchAll(/(\d+) 0 obj\s([^]*?)(?:\bstream\r?\n|endobj)/g)) {
    const dictionary = found[2]!
    const start = found.index + found[0].length
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
    const raw = found[0].endsWith('endobj') ? undefined : pdf.subarray(start, start + length)
    parts.set(found[1]!, { dictionary, stream: raw && dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw })
  }
  return parts
}

/** From glyph to characters: ranges whose targets are listed one by one. */
function readTable(cmap: string): Map<number, string> {
  const table = new Map<number, string>()
  for (const [, first, targets] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    let glyph = Number.parseInt(first!, 16)
    for (const [, target] of targets!.matchAll(/<([0-9a-f ]*)>/gi)) table.set(glyph++, Buffer.from(target!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
  }
  return table
}

const decode = (glyphs: string, table: Map<number, string> | undefined) =>
  (glyphs.match(/.{4}/g) ?? []).map((glyph) => table?.get(Number.parseInt(glyph, 16)) ?? '').join('')
