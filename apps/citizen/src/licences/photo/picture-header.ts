/** What a file really is, by its first bytes, whatever its name says. */
export type PictureHeader =
  | { readonly kind: 'jpeg' | 'png' | 'webp'; readonly widthPx: number; readonly heightPx: number }
  | { readonly kind: 'heic' }
  | { readonly kind: 'other' }

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
const startsWith = (bytes: Uint8Array, ...start: readonly number[]) => start.every((byte, index) => bytes[index] === byte)
const other: PictureHeader = { kind: 'other' }

/** JPEG: from segment to segment until the frame header, which says height and width. */
function jpegHeader(bytes: Uint8Array, view: DataView): PictureHeader {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { kind: 'jpeg', heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return other
}

/** WebP: three kinds of first chunk, each with the size in another place. */
function webpHeader(bytes: Uint8Array, view: DataView): PictureHeader {
  const chunk = ascii(bytes, 12, 16)
  if (chunk === 'VP8X')
    return { kind: 'webp', widthPx: 1 + (view.getUint32(24, true) & 0xffffff), heightPx: 1 + (view.getUint32(26, true) >>> 8) }
  if (chunk === 'VP8L') {
    const packed = view.getUint32(21, true)
    return { kind: 'webp', widthPx: 1 + (packed & 0x3fff), heightPx: 1 + ((packed >>> 14) & 0x3fff) }
  }
  if (chunk === 'VP8 ') return { kind: 'webp', widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff }
  return other
}

/** Kind and size of a picture from the beginning of its file (256 kB are enough), without decoding a pixel: a picture bomb is seen here. */
export function readHeader(bytes: Uint8Array): PictureHeader {
  if (bytes.length < 32) return other
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return jpegHeader(bytes, view)
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return { kind: 'png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return webpHeader(bytes, view)
  return /^(heic|heix|mif1|msf1)$/.test(ascii(bytes, 8, 12)) && ascii(bytes, 4, 8) === 'ftyp' ? { kind: 'heic' } : other
}
