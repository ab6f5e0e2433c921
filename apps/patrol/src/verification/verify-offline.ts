import type { AskedChallenge, OfflineFinding, WorkerReply, WorkerRequest } from './verify-messages.ts'

type Question = WorkerRequest extends infer Request ? (Request extends WorkerRequest ? Omit<Request, 'id'> : never) : never
type Waiting = { readonly resolve: (reply: WorkerReply) => void; readonly reject: (cause: Error) => void }

let worker: Worker | undefined
let nextId = 1
const waiting = new Map<number, Waiting>()

function started(): Worker {
  if (worker) return worker
  const fresh = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module', name: 'verify' })
  fresh.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
    waiting.get(data.id)?.resolve(data)
    waiting.delete(data.id)
  }
  fresh.onerror = () => {
    for (const asked of waiting.values()) asked.reject(new Error('the verifying worker stopped'))
    waiting.clear()
    worker = undefined
  }
  worker = fresh
  return fresh
}

const ask = (question: Question): Promise<WorkerReply> => new Promise((resolve, reject) => {
  const id = nextId++
  waiting.set(id, { resolve, reject })
  started().postMessage({ ...question, id } satisfies WorkerRequest)
})

/** Reads the kept lists (again, after a sync) and prepares the keys of the nearest issuers. Resolves when scans are quick. */
export const loadLists = async (): Promise<void> => void (await ask({ ask: 'load' }))

/** Verifies a text with what this terminal has. Rejects only when the worker itself broke. */
export async function verifyOffline(code: string, nowMs: number, clockKnown: boolean, challenge?: AskedChallenge): Promise<OfflineFinding> {
  const reply = await ask({ ask: 'verify', code, nowMs, clockKnown, ...(challenge ? { challenge } : {}) })
  if ('finding' in reply) return reply.finding
  throw new Error('failed' in reply ? reply.failed : 'no finding')
}
