import { Failed, Refused, type CallOptions } from '@changxing/contract/client.ts'
import type { Endpoint, OutputOf } from '@changxing/contract/endpoint.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useRef, useState } from 'react'

type Intent = { readonly content: string; readonly key: string }

/**
 * Runs one writing operation. A second key press while it runs does nothing; a repeat after a lost answer carries the same idempotency
 * key. Resolves with the output, or undefined when it was refused or failed (then `failure` says why).
 */
export function useAction<E extends Endpoint>(endpoint: E) {
  const client = useClient()
  const running = useRef(false)
  const intent = useRef<Intent | undefined>(undefined)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<Refused | Failed | undefined>()
  const run = async (options: Omit<CallOptions<E>, 'idempotencyKey'> = {}): Promise<OutputOf<E> | undefined> => {
    if (running.current) return undefined
    running.current = true
    setPending(true)
    setFailure(undefined)
    const content = JSON.stringify([options.params, options.input, options.body?.size])
    if (intent.current?.content !== content) intent.current = { content, key: crypto.randomUUID() }
    try {
      const output = await client.call(endpoint, { ...options, idempotencyKey: intent.current.key })
      intent.current = undefined
      return output
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof Failed)) throw error
      const lostOnTheWay = error instanceof Failed && (error.status === 0 || error.status >= 500)
      if (!lostOnTheWay) intent.current = undefined
      setFailure(error)
      return undefined
    } finally {
      running.current = false
      setPending(false)
    }
  }
  return { run, pending, failure, clear: () => setFailure(undefined) }
}
