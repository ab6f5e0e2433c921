import type { RecordingView } from '@changxing/contract/inspections.ts'
import type { z } from 'zod'

type Pieces = z.infer<typeof RecordingView>['pieces']
export type Recording = {
  /** One for each time that the recording was begun; after an interruption there are several. */
  readonly takes: readonly Blob[]
  readonly bytes: number
  /** Numbers of pieces whose content is not what was signed for. */
  readonly altered: readonly number[]
  readonly wholeIsSame: boolean
}

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const sha256 = async (bytes: BufferSource): Promise<string> => hex(await crypto.subtle.digest('SHA-256', bytes))

/** WebM begins with the EBML head, MP4 with its `ftyp` box. */
const beginsTake = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) || (bytes[4] === 0x66 && bytes[5] === 0x74 && bytes[6] === 0x79 && bytes[7] === 0x70)

/** Reads a recording piece by piece, holds each against its hash and the whole against the one that the record was signed with (M2.3.3). */
export async function readRecording(
  pieces: Pieces, mediaType: string, whole: string | null, read: (index: number) => Promise<Uint8Array>, onProgress: (read: number) => void,
): Promise<Recording> {
  const takes: Uint8Array<ArrayBuffer>[][] = []
  const altered: number[] = []
  const digests: string[] = []
  let bytes = 0
  for (const { index, sha256: named } of pieces) {
    const piece = new Uint8Array(await read(index))
    const digest = await sha256(piece)
    digests.push(digest)
    if (digest !== named) altered.push(index)
    if (takes.length === 0 || beginsTake(piece)) takes.push([])
    takes.at(-1)!.push(piece)
    bytes += piece.length
    onProgress(index + 1)
  }
  const total = await sha256(Uint8Array.from(digests.join('').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
  return { takes: takes.map((take) => new Blob(take, { type: mediaType })), bytes, altered, wholeIsSame: total === whole }
}
