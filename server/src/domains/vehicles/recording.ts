import { createHash } from 'node:crypto'
import {
  addRecordingPiece as pieceEndpoint, finishRecording as finishEndpoint, recording as recordingEndpoint, recordingPiece as readEndpoint,
  type RecordingView,
} from '@changxing/contract/inspections.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { because } from '@changxing/rules/decision.ts'
import { recordingRetentionDays } from '@changxing/rules/vehicles/transfer-limits.ts'
import type { z } from 'zod'
import { NoSuchRow, type Tx } from '../../platform/database.ts'
import { keepFile, openFile } from '../../platform/files/pictures.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { operation, Problem, refused, type Context } from '../../platform/operation.ts'
import * as inspections from './inspections.store.ts'
import { lockOwn } from './own-inspection.ts'

type View = z.infer<typeof RecordingView>

export const presentRecording = async (db: Tx, row: inspections.RecordingRow): Promise<View> => {
  const pieces = await inspections.pieces(db, row.area, row.inspection_id)
  return {
    pieces: pieces.map(({ piece, sha256, bytes }) => ({ index: piece, sha256: sha256.toString('hex'), bytes })), mediaType: row.media_type,
    finished: row.finished_at !== null,
    bytes: row.bytes ?? pieces.reduce((sum, { bytes }) => sum + bytes, 0), sha256: row.sha256 && row.sha256.toString('hex'),
    retainUntil: row.retain_until, removed: row.removed_at !== null,
  }
}

const nothing: View = { pieces: [], mediaType: 'video/webm', finished: false, bytes: 0, sha256: null, retainUntil: null, removed: false }

const wrong = (field: string, zh: string, en: string) => new Problem('bad-input', [{ field, says: { zh, en } }])

/** SHA-256 over the hashes of the pieces in order: a phone can keep it up while it records. */
export const hashOfPieces = (hashes: readonly Buffer[]): Buffer => createHash('sha256').update(Buffer.concat([...hashes])).digest()

/**
 * Keeps a piece, encrypted. The same piece again is no harm; another content under the same number is refused, because what was recorded must
 * not be exchanged afterwards (M2.3.3).
 */
export const addRecordingPiece = operation(pieceEndpoint, async (context, { area, inspectionId, index, hash }) => {
  const { db, platform, upload, recorded } = context
  if (!/^\d{1,4}$/.test(index)) throw wrong('index', '段号应为 0 至 9999', 'Pieces are numbered 0 to 9999')
  if (!upload || upload.length === 0) throw wrong('body', '没有收到内容', 'Nothing was received')
  const digest = createHash('sha256').update(upload).digest()
  if (digest.toString('hex') !== hash) throw wrong('hash', '内容与哈希不符，请重新发送此段', 'The content does not match its hash: send this piece again')
  const row = await lockOwn(context, area, inspectionId)
  if (!('id' in row)) return row
  await inspections.openRecording(db, area, inspectionId, recorded())
  const recording = (await inspections.lockRecording(db, area, inspectionId))!
  const known = await inspections.piece(db, area, inspectionId, Number(index))
  if (known?.sha256.equals(digest)) return { index: Number(index), already: true }
  if (recording.finished_at !== null) return refused(
    'not-now', [because('M2.3.3', false, { zh: '录像已完成，不能再加', en: 'The recording is complete: nothing can be added' })],
  )
  if (known) throw wrong('index', '此段已有不同内容', 'There is another content under this number already')
  const fileId = await keepFile(platform, db, context.actor, area, 'application/octet-stream', upload)
  await inspections.addPiece(db, area, inspectionId, { piece: Number(index), file_id: fileId, sha256: digest, bytes: upload.length }, recorded())
  return { index: Number(index), already: false }
})

const see = async ({ db, concerns }: Context, area: string, inspectionId: string): Promise<View> => {
  await inspections.byId(db, area, inspectionId)
  concerns(area, `recording:${inspectionId}`)
  const row = await inspections.recording(db, area, inspectionId)
  return row ? presentRecording(db, row) : nothing
}

/** What has arrived: after a lost connection the terminal sends the rest. */
export const recording = operation(recordingEndpoint, async (context, { area, inspectionId }) => see(context, area, inspectionId))

/** Closes the recording when every piece has arrived and is the one that was recorded. Missing numbers are named. */
export const finishRecording = operation(finishEndpoint, async (context, { area, inspectionId, pieces: count, sha256, mediaType }) => {
  const { db, today } = context
  const row = await lockOwn(context, area, inspectionId)
  if (!('id' in row)) return row
  const recorded = await inspections.lockRecording(db, area, inspectionId)
  const pieces = recorded ? await inspections.pieces(db, area, inspectionId) : []
  const missing = Array.from({ length: count }, (_, index) => index).filter((index) => !pieces.some(({ piece }) => piece === index))
  if (missing.length > 0) {
    return refused(
      'pieces-missing',
      [because(
        'M2.3.3', false, { zh: `还缺 ${missing.length} 段，请续传`, en: `${missing.length} pieces are missing: send them` },
        { missing: missing.slice(0, 100) },
      )],
    )
  }
  const total = hashOfPieces(pieces.map((piece) => piece.sha256))
  if (pieces.length !== count || total.toString('hex') !== sha256) {
    return refused(
      'recording-altered',
      [because(
        'M2.3.3', false, { zh: '录像分段与终端记录的不一致', en: 'The pieces are not the ones that the terminal recorded' }, { arrived: pieces.length },
      )],
    )
  }
  if (recorded!.finished_at === null) {
    const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0)
    await inspections.finishRecording(
      db,
      {
        area, inspectionId, pieces: count, bytes, sha256: total, mediaType: mediaType ?? recorded!.media_type, at: context.recorded(),
        retainUntil: addDays(today, recordingRetentionDays),
      },
    )
  }
  return see(context, area, inspectionId)
})

/** One piece in clear, for the desk that watches; each reading is recorded. */
export const recordingPiece = operation(readEndpoint, async (context, { area, inspectionId, index }) => {
  const found = /^\d{1,4}$/.test(index) ? await inspections.piece(context.db, area, inspectionId, Number(index)) : undefined
  const file = found && (await openFile(context.platform, context.db, area, found.file_id))
  if (!file) throw new NoSuchRow('inspections.piece')
  context.concerns(area, `recording:${inspectionId}:${index}`)
  return new Uint8Array(file.bytes)
})

/** Removes recordings whose retention is over; hashes and the signed record stay. */
export const removeRecordingsTask: Task = async ({ platform, transaction }) => {
  const today = platform.clock.today()
  for (const issuer of platform.config.issuers) {
    const area = issuer.slice(0, 6)
    const expired = await transaction((db) => inspections.expiredRecordings(db, area, today))
    for (const { inspection_id: inspectionId } of expired) {
      const pieces = await transaction((db) => inspections.pieces(db, area, inspectionId))
      // Files first: after a crash in between the rows are still there, and the next night removes the rest.
      for (const { file_id: fileId } of pieces) await platform.files.remove(area, fileId)
      await transaction(async (db) => {
        await inspections.removePieces(db, area, inspectionId)
        await inspections.markRemoved(db, area, inspectionId, platform.clock.recorded())
      })
    }
  }
}
