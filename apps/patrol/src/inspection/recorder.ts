import { maxPieceBytes } from '@changxing/contract/inspections.ts'
import { closeCamera } from '@changxing/ui/scan/camera.ts'
import { watched } from '../terminal/terminal-state.ts'
import { sha256 } from './hash.ts'
import { layPiece } from './inspection-store.ts'

/** Why nothing is recorded. `full`: this terminal has no room for another piece. `ended`: the camera or microphone was taken away. */
export type RecordingTrouble = 'refused' | 'absent' | 'busy' | 'unsupported' | 'full' | 'ended'

type Session = {
  readonly inspectionId: string | null
  readonly stream: MediaStream | null
  readonly opening: boolean
  readonly startedMs: number
  readonly trouble: RecordingTrouble | null
}
const nothing: Session = { inspectionId: null, stream: null, opening: false, startedMs: 0, trouble: null }

/** The one recording that this terminal makes at a time; it goes on while the inspector looks at another screen. */
export const session = watched<Session>(nothing)

/** A piece is laid down so often: more than this is never lost. */
const pieceEveryMs = 2_000
const mediaTypes = ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4']
const bits = { videoBitsPerSecond: 900_000, audioBitsPerSecond: 32_000 }
const troubles: Readonly<Record<string, RecordingTrouble>> = {
  NotAllowedError: 'refused', SecurityError: 'refused', NotFoundError: 'absent', OverconstrainedError: 'absent', NotReadableError: 'busy', AbortError: 'busy',
}

let recorder: MediaRecorder | undefined
let laid: Promise<void> = Promise.resolve()
let lock: WakeLockSentinel | undefined

const troubleOf = (cause: unknown): RecordingTrouble => troubles[cause instanceof DOMException ? cause.name : ''] ?? 'absent'

const lay = async (inspectionId: string, blob: Blob): Promise<void> => {
  for (let from = 0; from < blob.size; from += maxPieceBytes) {
    const bytes = await blob.slice(from, from + maxPieceBytes).arrayBuffer()
    await layPiece(inspectionId, await sha256(bytes), bytes, blob.type.split(';')[0] || 'video/webm')
  }
}

/** Opens camera and microphone, both or neither, and records until `endRecording`. After a restart it goes on with a further take. */
export async function record(inspectionId: string, nowMs: number, onPiece: () => void): Promise<void> {
  if (session.get().stream || session.get().opening) return
  const mimeType = typeof MediaRecorder === 'undefined' ? undefined : mediaTypes.find((type) => MediaRecorder.isTypeSupported(type))
  if (!mimeType || !navigator.mediaDevices?.getUserMedia) return session.change({ ...nothing, trouble: 'unsupported' })
  session.change({ ...nothing, inspectionId, opening: true })
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: true, video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 15 } },
    })
    const made = new MediaRecorder(stream, { mimeType, ...bits })
    recorder = made
    made.addEventListener('dataavailable', ({ data }) => {
      if (data.size === 0) return
      laid = laid.then(() => lay(inspectionId, data)).then(onPiece).catch(() => stop('full'))
    })
    made.addEventListener('error', () => stop('ended'))
    for (const track of stream.getTracks()) track.addEventListener('ended', () => stop('ended'))
    made.start(pieceEveryMs)
    session.change({ inspectionId, stream, opening: false, startedMs: nowMs })
    lock = await navigator.wakeLock?.request('screen').catch(() => undefined)
  } catch (cause) {
    session.change({ ...nothing, trouble: troubleOf(cause) })
  }
}

function stop(trouble: RecordingTrouble | null): void {
  const { stream } = session.get()
  if (recorder && recorder.state !== 'inactive') recorder.stop()
  if (stream) closeCamera(stream)
  void lock?.release()
  recorder = undefined
  session.change({ ...nothing, trouble })
}

/** Stops and waits until the last piece lies in this terminal. */
export async function endRecording(): Promise<void> {
  const ending = recorder
  if (ending && ending.state !== 'inactive') {
    await new Promise<void>((resolve) => {
      ending.addEventListener('stop', () => resolve(), { once: true })
      ending.stop()
    })
  }
  await laid
  stop(null)
}

/** A still picture of what the camera sees now, as fine as it records. */
export async function photograph(video: HTMLVideoElement): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
  canvas.getContext('2d')!.drawImage(video, 0, 0)
  return (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })).arrayBuffer()
}
