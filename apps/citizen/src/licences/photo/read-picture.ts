import type { Words } from '@changxing/rules/words.ts'
import { readHeader } from './picture-header.ts'

/** A picture that can be looked at: its file as it came, and its pixels with the orientation of its EXIF applied. */
export type Picture = { readonly file: Blob; readonly bitmap: ImageBitmap }

/** Why a file cannot be used at all. Nothing was sent. */
export type PictureTrouble = 'empty' | 'too-large' | 'heic' | 'not-a-picture' | 'too-many-pixels' | 'too-few-pixels' | 'damaged'

export const pictureTroubles: Record<PictureTrouble, { readonly says: Words; readonly remedy: Words }> = {
  empty: { says: { zh: '文件是空的', en: 'The file is empty' }, remedy: { zh: '请重新选择照片。', en: 'Choose another photo.' } },
  'too-large': {
    says: { zh: '文件超过 10 MB，没有发送', en: 'The file is larger than 10 MB; nothing was sent' },
    remedy: {
      zh: '请用本页“拍照”，或先在相册里缩小、裁剪后再选。',
      en: 'Use “Take a photo” here, or make it smaller in your gallery first.',
    },
  },
  heic: {
    says: { zh: 'HEIC 格式不能直接使用', en: 'HEIC pictures cannot be used as they are' },
    remedy: {
      zh: 'iPhone：设置 → 相机 → 格式 → 兼容性最佳，再拍一张；或用本页“拍照”。',
      en: 'iPhone: Settings → Camera → Formats → Most Compatible, then take a new one; or use “Take a photo” here.',
    },
  },
  'not-a-picture': {
    says: { zh: '这个文件不是照片，没有发送', en: 'This file is not a picture; nothing was sent' },
    remedy: {
      zh: '文件名改成 .jpg 也不行。请选择 JPEG、PNG 或 WebP 照片。',
      en: 'Naming it .jpg is not enough. Choose a JPEG, PNG or WebP picture.',
    },
  },
  'too-many-pixels': {
    says: { zh: '图片像素过多（超过 5000 万），没有打开', en: 'The picture has too many pixels (over 50 megapixels) and was not opened' },
    remedy: { zh: '请用本页“拍照”，或选一张普通照片。', en: 'Use “Take a photo” here, or choose an ordinary photo.' },
  },
  'too-few-pixels': {
    says: { zh: '图片太小，看不清人', en: 'The picture is too small to show a face' },
    remedy: {
      zh: '宽度至少 520 像素。请选原图，不要选缩略图或截图。',
      en: 'It must be at least 520 pixels wide. Choose the original, not a thumbnail or a screenshot.',
    },
  },
  damaged: {
    says: { zh: '照片损坏，打不开', en: 'The picture is damaged and cannot be opened' },
    remedy: { zh: '请重新下载或另选一张。', en: 'Download it again, or choose another one.' },
  },
}

const maxBytes = 10_000_000
const maxPixels = 50_000_000
const leastSidePx = 120
const headerBytes = 256 * 1024

/** Reads a chosen file: by its content, not its name, and by its header before any pixel is decoded. */
export async function readPicture(file: Blob): Promise<Picture | PictureTrouble> {
  if (file.size === 0) return 'empty'
  const header = readHeader(new Uint8Array(await file.slice(0, headerBytes).arrayBuffer()))
  if (header.kind === 'heic') return 'heic'
  if (header.kind === 'other') return 'not-a-picture'
  if (header.widthPx * header.heightPx > maxPixels) return 'too-many-pixels'
  if (file.size > maxBytes) return 'too-large'
  if (Math.min(header.widthPx, header.heightPx) < leastSidePx) return 'too-few-pixels'
  // The type is that of the content: the upload names it, and a wrong name must not go along.
  const typed = new Blob([file], { type: `image/${header.kind}` })
  const bitmap = await createImageBitmap(typed, { imageOrientation: 'from-image' }).catch(() => null)
  return bitmap ? { file: typed, bitmap } : 'damaged'
}

/** Draws a part of a picture on a new canvas of that size; what lies outside the picture is white. Throws when the browser gives no canvas. */
export function drawPart(
  bitmap: ImageBitmap | HTMLVideoElement,
  from: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  widthPx: number,
  heightPx: number,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = widthPx
  canvas.height = heightPx
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('the browser gives no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, widthPx, heightPx)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, from.x, from.y, from.width, from.height, 0, 0, widthPx, heightPx)
  return canvas
}

/** A canvas as JPEG. Throws when the browser cannot write one. */
export const toJpeg = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no JPEG'))), 'image/jpeg', 0.92))
