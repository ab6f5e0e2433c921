import type { InspectionView } from '@changxing/contract/inspections.ts'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

export type Answer = { readonly result: 'pass' | 'fail' | 'suspect'; readonly note: string }

/**
 * One inspection as this terminal has it. Everything is laid down here first and sent from here, so that a lost connection or a restart
 * loses nothing but the piece that was being recorded.
 */
export type Work = {
  readonly inspectionId: string
  readonly area: string
  /** either of a transfer between cities or of a case in the own one */
  readonly transferId: string | null
  readonly caseId: string | null
  readonly place: InspectionView['place']
  readonly officerId: string
  readonly vehicleType: string
  readonly car: InspectionView['car']
  readonly answers: { readonly [item: string]: Answer }
  readonly answersSent: boolean
  readonly photo: 'none' | 'waiting' | 'sent'
  readonly mediaType: string
  /** SHA-256 of each piece in order, hexadecimal; kept after the piece has been sent, because the whole is proven by them. */
  readonly hashes: readonly string[]
  readonly sentPieces: number
  /** the inspector has ended the recording; nothing is added any more */
  readonly ended: boolean
  /** every piece has arrived and the server found the whole to be what was recorded */
  readonly complete: boolean
  /** what the server said when it would not take something; it is not tried again by itself */
  readonly refusal: { readonly zh: string; readonly en: string } | null
  readonly signed: { readonly result: 'passed' | 'failed'; readonly at: string; readonly recordHash: string; readonly with?: InspectionView['signedWith'] } | null
}
export type Piece = { readonly inspectionId: string; readonly index: number; readonly hash: string; readonly bytes: ArrayBuffer }

/** The officer's signing key of this terminal. Its private half cannot be read by any script; the browser keeps the pair as it is. */
export type OwnKey = { readonly pair: CryptoKeyPair; /** city in which it is registered */ readonly registeredIn: string | null }

type Schema = DBSchema & {
  keys: { key: string; value: OwnKey }
  work: { key: string; value: Work }
  pieces: { key: [string, number]; value: Piece }
  photos: { key: string; value: ArrayBuffer }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

/** A store of its own beside the terminal's: recordings are large and end with their inspection. */
const database = (): Promise<IDBPDatabase<Schema>> =>
  (opened ??= openDB<Schema>('changxing-inspections', 2, {
    upgrade(db, before) {
      if (before < 1) for (const name of ['work', 'pieces', 'photos'] as const) db.createObjectStore(name)
      db.createObjectStore('keys')
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    terminated: () => void (opened = undefined),
  }))

export const allWork = async (): Promise<readonly Work[]> => (await database()).getAll('work')

/** Begins work that this terminal does not have yet, from what the server knows of it; goes on with what it has. */
export async function takeUpWork(view: InspectionView, officerId: string): Promise<Work> {
  const transaction = (await database()).transaction('work', 'readwrite')
  const known = await transaction.store.get(view.inspectionId)
  if (known) return known
  const answers = view.items.flatMap(({ id, result, note }) => (result === 'not-looked-at' ? [] : [[id, { result, note }] as const]))
  const pieces = view.recording?.pieces ?? []
  const work: Work = {
    inspectionId: view.inspectionId, area: view.area, transferId: view.transferId, caseId: view.caseId, place: view.place, officerId, vehicleType: view.vehicleType, car: view.car,
    answers: Object.fromEntries(answers), answersSent: true, photo: view.vinPhoto ? 'sent' : 'none',
    mediaType: view.recording?.mediaType ?? 'video/webm', hashes: pieces.map(({ sha256 }) => sha256), sentPieces: pieces.length,
    ended: view.recording?.finished ?? false, complete: view.recording?.finished ?? false, refusal: null, signed: null,
  }
  await transaction.store.put(work, work.inspectionId)
  await transaction.done
  return work
}

/** Changes work as it stands now, in one transaction. Undefined when it is not here any more. */
export async function changeWork(inspectionId: string, change: (work: Work) => Partial<Work>): Promise<Work | undefined> {
  const transaction = (await database()).transaction('work', 'readwrite')
  const work = await transaction.store.get(inspectionId)
  const changed = work && { ...work, ...change(work) }
  if (changed) await transaction.store.put(changed, inspectionId)
  await transaction.done
  return changed
}

/** Lays the next piece down with its hash; both or neither. */
export async function layPiece(inspectionId: string, hash: string, bytes: ArrayBuffer, mediaType: string): Promise<void> {
  const transaction = (await database()).transaction(['work', 'pieces'], 'readwrite')
  const work = await transaction.objectStore('work').get(inspectionId)
  if (!work || work.ended) return
  const index = work.hashes.length
  await transaction.objectStore('pieces').put({ inspectionId, index, hash, bytes }, [inspectionId, index])
  await transaction.objectStore('work').put({ ...work, mediaType, hashes: [...work.hashes, hash] }, inspectionId)
  await transaction.done
}

export const pieceAt = async (inspectionId: string, index: number): Promise<Piece | undefined> => (await database()).get('pieces', [inspectionId, index])

/** The server has this piece durably: its bytes may go, its hash stays. */
export async function pieceSent(inspectionId: string, index: number): Promise<void> {
  const transaction = (await database()).transaction(['work', 'pieces'], 'readwrite')
  const work = await transaction.objectStore('work').get(inspectionId)
  if (work) await transaction.objectStore('work').put({ ...work, sentPieces: Math.max(work.sentPieces, index + 1) }, inspectionId)
  await transaction.objectStore('pieces').delete([inspectionId, index])
  await transaction.done
}

export async function layPhoto(inspectionId: string, bytes: ArrayBuffer): Promise<void> {
  await (await database()).put('photos', bytes, inspectionId)
  await changeWork(inspectionId, () => ({ photo: 'waiting' }))
}

export const photoOf = async (inspectionId: string): Promise<ArrayBuffer | undefined> => (await database()).get('photos', inspectionId)

export const keptKey = async (officerId: string): Promise<OwnKey | undefined> => (await database()).get('keys', officerId)

export const layKey = async (officerId: string, key: OwnKey): Promise<void> => void (await (await database()).put('keys', key, officerId))

export const dropKey = async (officerId: string): Promise<void> => (await database()).delete('keys', officerId)

/** Takes an inspection off this terminal, signed or given up. */
export async function dropWork(inspectionId: string): Promise<void> {
  const transaction = (await database()).transaction(['work', 'pieces', 'photos'], 'readwrite')
  await transaction.objectStore('work').delete(inspectionId)
  await transaction.objectStore('pieces').delete(IDBKeyRange.bound([inspectionId, 0], [inspectionId, Number.MAX_SAFE_INTEGER]))
  await transaction.objectStore('photos').delete(inspectionId)
  await transaction.done
}
