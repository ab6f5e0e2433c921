import { Failed, Refused, type Client } from '@changxing/contract/client.ts'
import { addRecordingPiece, addVinPhoto, finishRecording, saveInspection } from '@changxing/contract/inspections.ts'
import type { Words } from '@changxing/rules/words.ts'
import { watched } from '../terminal/terminal-state.ts'
import { hashOfPieces, sha256 } from './hash.ts'
import { allWork, changeWork, photoOf, pieceAt, pieceSent, type Work } from './inspection-store.ts'
import { shownWorks } from './shown-works.ts'

type Uploads = {
  readonly works: readonly Work[]
  readonly loaded: boolean
  /** something could not be sent and waits for a better moment */
  readonly held: boolean
}

/** The inspections of this terminal, and whether they can be sent at present. */
export const uploads = watched<Uploads>({ works: [], loaded: false, held: false })

const againEveryMs = 5_000

/** Errors that say that what was sent is wrong; all others may pass. */
const final = new Set([400, 403, 404, 413, 415])

export const waitingPieces = (works: readonly Work[], officerId: string | undefined): number =>
  works.filter((work) => work.officerId === officerId).reduce((sum, { hashes, sentPieces }) => sum + hashes.length - sentPieces, 0)

/** What is kept, for the screens, and changes that are seen before they are kept. */
export const { refresh: refreshWorks, changeAtOnce } = shownWorks(
  { read: allWork, lay: changeWork }, () => uploads.get().works, (works) => uploads.change({ works, loaded: true }),
)

const paramsOf = ({ area, inspectionId }: Work) => ({ area, inspectionId })

const sendAnswers = async (client: Client, work: Work): Promise<void> => {
  const items = Object.entries(work.answers).map(([id, answer]) => ({ id, ...answer }))
  await client.call(saveInspection, { params: paramsOf(work), input: { items } })
  // What was answered meanwhile is sent next time.
  await changeWork(work.inspectionId, (now) => ({ answersSent: now.answers === work.answers || JSON.stringify(now.answers) === JSON.stringify(work.answers) }))
}

const sendPhoto = async (client: Client, work: Work): Promise<void> => {
  const bytes = await photoOf(work.inspectionId)
  if (!bytes) return
  await client.call(addVinPhoto, { params: paramsOf(work), body: new Blob([bytes], { type: 'image/jpeg' }) })
  const now = await photoOf(work.inspectionId)
  if (now && (await sha256(now)) === (await sha256(bytes))) await changeWork(work.inspectionId, () => ({ photo: 'sent' }))
}

const sendPieces = async (client: Client, work: Work): Promise<void> => {
  for (let index = work.sentPieces; ; index++) {
    const piece = await pieceAt(work.inspectionId, index)
    if (!piece) return
    await client.call(addRecordingPiece, {
      params: { ...paramsOf(work), index: String(index), hash: piece.hash }, body: new Blob([piece.bytes], { type: 'application/octet-stream' }),
    })
    await pieceSent(work.inspectionId, index)
    await refreshWorks()
  }
}

const complete = async (client: Client, work: Work): Promise<void> => {
  await client.call(finishRecording, {
    params: paramsOf(work), input: { pieces: work.hashes.length, sha256: await hashOfPieces(work.hashes), mediaType: work.mediaType },
  })
  await changeWork(work.inspectionId, () => ({ complete: true }))
}

const send = async (client: Client, inspectionId: string): Promise<void> => {
  const current = async () => (await allWork()).find((work) => work.inspectionId === inspectionId)
  const begun = await current()
  if (!begun) return
  if (!begun.answersSent) await sendAnswers(client, begun)
  if (begun.photo === 'waiting') await sendPhoto(client, begun)
  await sendPieces(client, begun)
  const now = await current()
  if (now?.ended && !now.complete && now.sentPieces === now.hashes.length) await complete(client, now)
}

const refusalOf = (cause: unknown): Words | undefined => {
  if (cause instanceof Refused) {
    const [reason] = cause.refusal.reasons
    return reason?.says ?? { zh: cause.refusal.code, en: cause.refusal.code }
  }
  if (!(cause instanceof Failed) || !final.has(cause.status)) return undefined
  const field = cause.error?.fields?.[0]
  return field?.says ?? cause.error?.says ?? { zh: `服务器不接收（${cause.status}）`, en: `The server does not take it (${cause.status})` }
}

/**
 * Sends what waits, piece by piece, whenever there is a network, for as long as the page lives and whichever screen is open; after a restart
 * it goes on where it stopped (M2.3.3). `nudge` says that there is something new. Only one page of a terminal sends at a time.
 */
export function startUploads(client: Client, officerId: () => string | undefined, onSignedOut: () => void): { readonly nudge: () => void } {
  let again = false
  let running = false
  const round = async () => {
    await navigator.locks.request('changxing-inspection-upload', { ifAvailable: true }, async (lock) => {
      if (!lock) return
      for (const { inspectionId } of (await allWork()).filter((work) => work.officerId === officerId() && !work.refusal && !work.signed)) {
        try {
          await send(client, inspectionId)
        } catch (cause) {
          const refusal = refusalOf(cause)
          if (cause instanceof Failed && cause.status === 401) onSignedOut()
          if (!refusal) return uploads.change({ held: true })
          await changeWork(inspectionId, () => ({ refusal }))
        }
      }
      uploads.change({ held: false })
    })
    await refreshWorks()
  }
  const nudge = () => {
    again = true
    if (running) return
    running = true
    const go = async () => {
      while (again) {
        again = false
        await round()
      }
    }
    void go().finally(() => { running = false })
  }
  void refreshWorks().then(nudge)
  setInterval(nudge, againEveryMs)
  addEventListener('online', nudge)
  return { nudge }
}
