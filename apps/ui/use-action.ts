import { Failed, Refused, type CallOptions } from '@changxing/contract/client.ts'
import type { Endpoint, OutputOf } from '@changxing/contract/endpoint.ts'
import { useClient } from './api.tsx'
import { useRef, useState } from 'react'
import { makeIntentKeys } from './intent-key.ts'

export type Failure = Refused | Failed

const contentOf = (options: CallOptions<Endpoint>) =>
  JSON.stringify([options.params, options.input, options.body && [options.body.size, options.body instanceof File ? options.body.lastModified : 0]])

/**
 * Runs one writing operation: a second click while it runs does nothing, a repeat after a lost answer carries the same key. Resolves with
 * the output, or undefined when it was refused or failed (then `failure` says why).
 */
export function useAction<E extends Endpoint>(endpoint: E) {
  const client = useClient()
  const running = useRef(false)
  const [keys] = useState(() => makeIntentKeys(() => crypto.randomUUID()))
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const run = async (options: Omit<CallOptions<E>, 'idempotencyKey'> = {}): Promise<OutputOf<E> | undefined> => {
    if (running.current) return undefined
    running.current = true
    setPending(true)
    setFailure(undefined)
    try {
      const output = await client.call(endpoint, { ...options, idempotencyKey: keys.keyFor(contentOf(options as CallOptions<Endpoint>)) })
      keys.answered()
      return output
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof Failed)) throw error
      const lostOnTheWay = error instanceof Failed && (error.status === 0 || error.status >= 500)
      if (!lostOnTheWay) keys.answered()
      setFailure(error)
      return undefined
    } finally {
      running.current = false
      setPending(false)
    }
  }
  return { run, pending, failure, clear: () => setFailure(undefined) }
}
