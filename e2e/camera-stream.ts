import { open } from 'node:fs/promises'
import encodeQR from 'qr'
import sharp from 'sharp'

/** A grey picture: one byte a pixel, row by row, 0 black to 255 white. */
export type GreyImage = { readonly widthPx: number; readonly heightPx: number; readonly luma: Uint8Array }
export type Frame = { readonly luma: GreyImage }

const cameraPx = { width: 1280, height: 720 }

/**
 * Writes an uncompressed Y4M film that Chromium takes for its camera (`--use-fake-device-for-media-stream
 * --use-file-for-fake-video-capture=path`); it plays in a loop. All frames must have the same, even, size.
 */
export async function writeCameraStream(path: string, frames: readonly Frame[], fps: number): Promise<void> {
  const first = frames[0]?.luma
  if (!first) throw new Error('a film has a frame')
  const { widthPx, heightPx } = first
  if (widthPx % 2 !== 0 || heightPx % 2 !== 0) throw new Error('width and height must be even')
  const colourless = new Uint8Array((widthPx * heightPx) / 2).fill(128)
  const file = await open(path, 'w')
  try {
    await file.write(`YUV4MPEG2 W${widthPx} H${heightPx} F${fps}:1 Ip A1:1 C420jpeg\n`)
    for (const { luma: image } of frames) {
      if (image.widthPx !== widthPx || image.heightPx !== heightPx) throw new Error('frames differ in size')
      await file.write('FRAME\n')
      await file.write(image.luma)
      await file.write(colourless)
    }
  } finally {
    await file.close()
  }
}

/**
 * What a hand-held camera sees of a phone that shows the code: grey surroundings, the white page of the phone, the code in its middle,
 * and sensor noise. `share` is the part of the picture's height that the code fills, quiet zone included. Same `seed`, same picture.
 */
export function pictureOfCode(
  text: string,
  { share = 0.8, noise = 12, seed = 1 }: { share?: number; noise?: number; seed?: number } = {},
): GreyImage {
  const { width, height } = cameraPx
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const side = Math.floor(height * share)
  const left = Math.floor((width - side) / 2)
  const top = Math.floor((height - side) / 2)
  const luma = new Uint8Array(width * height)
  let random = seed >>> 0 || 1
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // xorshift32: noise must be the same in every run
      random ^= random << 13
      random ^= random >>> 17
      random ^= random << 5
      const inside = x >= left && x < left + side && y >= top && y < top + side
      const dark = inside && modules[Math.floor(((y - top) * modules.length) / side)]?.[Math.floor(((x - left) * modules.length) / side)]
      const value = inside ? (dark ? 32 : 225) : 96
      luma[y * width + x] = Math.max(0, Math.min(255, value + ((random >>> 0) % (2 * noise + 1)) - noise))
    }
  }
  return { widthPx: width, heightPx: height, luma }
}

/** What a camera of 1080 lines sees of a person before a white wall: the portrait upright in the middle, without its colours. */
export async function pictureOfPerson(portraitFile: string): Promise<GreyImage> {
  const [widthPx, heightPx] = [1920, 1080]
  const { data } = await sharp(portraitFile).resize({ width: widthPx, height: heightPx, fit: 'contain', background: '#fff' })
    .toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
  return { widthPx, heightPx, luma: data }
}

/** A film of somebody who stands still before the camera. */
export const writePersonStream = async (path: string, portraitFile: string): Promise<void> => {
  const frame = { luma: await pictureOfPerson(portraitFile) }
  await writeCameraStream(path, [frame, frame], 5)
}

/** A film of one code, with noise that moves from frame to frame. */
export const writeCodeStream = (path: string, text: string): Promise<void> =>
  writeCameraStream(path, [1, 2, 3, 4, 5].map((seed) => ({ luma: pictureOfCode(text, { seed }) })), 10)

/** A film of several codes, each held before the camera for so many seconds; for a code that is renewed while it is scanned. */
export const writeCodesStream = (path: string, texts: readonly string[], seconds: number): Promise<void> =>
  writeCameraStream(path, texts.flatMap((text) => {
    const frame = { luma: pictureOfCode(text) }
    return Array.from({ length: Math.max(1, Math.round(seconds * 5)) }, () => frame)
  }), 5)
