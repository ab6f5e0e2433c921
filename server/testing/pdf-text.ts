import { inflateSync } from 'node:zlib'

const hexText = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** What each two-byte code of an embedded font stands for. */
const readMap = (cmap: string): Map<string, string> => {
  const map = new Map<string, string>()
  for (const { 1: from, 2: to, 3: list } of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    const texts = [...list!.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex]) => hexText(hex!.replaceAll(' ', '')))
    for (let code = Number.parseInt(from!, 16); code <= Number.parseInt(to!, 16); code++) map.set(code.toString(16).padStart(4, '0'), texts[code - Number.parseInt(from!, 16)] ?? '')
  }
  return map
}

/** The words of a PDF that this platform made, in the order they were drawn; every piece on a line of its own. */
export const pdfText = (pdf: Buffer): string => {
  const raw = pdf.toString('latin1')
  const objects = new Map([...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id!, body!]))
  const streamOf = (body: string): string => {
    const at = body.indexOf('stream\n')
    const bytes = Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1')
    return (body.slice(0, at).includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
  }
  const fonts = new Map<string, Map<string, string>>()
  for (const body of objects.values()) {
    for (const { 1: name, 2: id } of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!) ?? '')?.[1]
      if (map) fonts.set(name!, readMap(streamOf(objects.get(map)!)))
    }
  }
  const pieces: string[] = []
  for (const body of objects.values()) {
    if (!body.includes('stream\n') || /\/(Image|Length1|FontFile|CMapName)/.test(body.slice(0, body.indexOf('stream\n')))) continue
    let font: Map<string, string> | undefined
    for (const { 1: name, 2: shown } of streamOf(body).matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = fonts.get(name)
      else pieces.push([...shown!.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []).map((code) => font?.get(code.toLowerCase()) ?? '').join(''))
    }
  }
  return pieces.join('\n')
}
