import type { ScanReply, ScanRequest } from './scan-worker.ts'

type Waiting = { readonly resolve: (text: string | null) => void; readonly reject: (cause: Error) => void }

let worker: Worker | undefined
let nextId = 1
const waiting = new Map<number, Waiting>()

function started(): Worker {
  if (worker) return worker
  const fresh = new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module', name: 'scan' })
  fresh.onmessage = ({ data }: MessageEvent<ScanReply>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.failed === undefined) asked?.resolve(data.text)
    else asked?.reject(new Error(data.failed))
  }
  fresh.onerror = () => {
    for (const asked of waiting.values()) asked.reject(new Error('the scanning worker stopped'))
    waiting.clear()
    worker = undefined
  }
  worker = fresh
  return fresh
}

/**
 * Reads one QR or Code128 code of a picture in a worker; null when there is none. The picture's buffer is handed over and
 * lost to the caller.
 */
export function readWithWasm(image: ImageData, hard: boolean): Promise<string | null> {
  const id = nextId++
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    const request: ScanRequest = { id, image, hard }
    started().postMessage(request, [image.data.buffer])
  })
}

/** Starts the worker ahead of the first frame, so that its wasm is compiled when the camera opens. */
export const warmUp = (): void => void started()
