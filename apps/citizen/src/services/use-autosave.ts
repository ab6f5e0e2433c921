import { caseView, saveAnswers, type CaseView } from '@changxing/contract/cases.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Application } from './apply-data.ts'

/** After so long without a key the answer is saved as it stands. */
const pauseMs = 1500

/**
 * Saves one answer: by itself in a pause, and when it is asked to. Each save names the version that the page was drawn from; when somebody
 * else gave another answer meanwhile, `clash` is theirs, and nothing is overwritten until the reader has chosen.
 */
export function useAutosave({ told, keep }: Application, name: string, value: unknown, sound: boolean) {
  const client = useClient()
  const action = useAction(saveAnswers)
  const latest = useRef(told)
  const quiet = useRef<Promise<void>>(Promise.resolve())
  const [clash, setClash] = useState<{ readonly theirs: unknown }>()
  const params = { area: told.area, caseId: told.id }

  const input = () => {
    const { answers, version } = latest.current
    return { params, input: { answers: { ...answers, [name]: value ?? '' }, version, changed: [name] } }
  }
  const taken = (saved: CaseView) => {
    latest.current = saved
    keep(saved)
    return saved
  }
  const saveQuietly = useEffectEvent(() => {
    // A failure here is told by the next save, which the reader asks for.
    quiet.current = client.call(saveAnswers, input()).then(taken).then(() => undefined, () => undefined)
  })
  const settled = !sound || clash !== undefined || value === undefined || value === told.answers[name]
  useEffect(() => {
    if (settled) return
    const timer = setTimeout(saveQuietly, pauseMs)
    return () => clearTimeout(timer)
  }, [value, settled])

  const save = async (): Promise<CaseView | undefined> => {
    await quiet.current
    const before = latest.current.answers[name]
    const answer = await action.run(input())
    if (answer) return taken(answer)
    const fresh = await client.call(caseView, { params }).catch(() => undefined)
    if (!fresh || fresh.answers[name] === before) return undefined
    taken(fresh)
    setClash({ theirs: fresh.answers[name] })
    return undefined
  }
  const settle = () => {
    setClash(undefined)
    action.clear()
  }
  return { save, settle, clash, pending: action.pending, failure: clash ? undefined : action.failure }
}
