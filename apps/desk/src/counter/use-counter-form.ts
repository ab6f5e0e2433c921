import { saveAnswers, type CaseView, type ServiceView } from '@changxing/contract/cases.ts'
import { offered } from '@changxing/ui/form/offered.ts'
import { isAsked, isCopied, problemsOf, type Problem } from '@changxing/ui/form/problems.ts'
import { useAction } from '@changxing/ui/use-action.ts'
import { useEffect, useEffectEvent, useState } from 'react'

const restMs = 700

type Changed = Readonly<Record<string, string | boolean>>

/** What is typed at the counter, saved by itself after a moment's rest and before anything else is done with the case. */
export const useCounterForm = (one: CaseView, service: ServiceView | undefined, keep: (renewed: CaseView) => void) => {
  const [changed, setChanged] = useState<Changed>({})
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = useAction(saveAnswers)
  const answers: Record<string, unknown> = { ...one.answers, ...changed }
  const names = Object.keys(changed)
  const form = offered(service?.form ?? [], one.offers).filter((field) => isCopied(field, one.documents))
  /** The case with everything typed; undefined when it could not be saved. */
  const flush = async (): Promise<CaseView | undefined> => {
    if (names.length === 0) return one
    const saved = await save.run({ params: { area: one.area, caseId: one.id }, input: { answers, version: one.version, changed: names } })
    if (saved) {
      keep(saved)
      setChanged((now) => Object.fromEntries(Object.entries(now).filter(([name, value]) => changed[name] !== value)))
    }
    return saved
  }
  const flushNow = useEffectEvent(() => void flush())
  useEffect(() => {
    if (Object.keys(changed).length === 0) return
    const timer = setTimeout(flushNow, restMs)
    return () => clearTimeout(timer)
  }, [changed])
  return {
    answers, problems, pending: save.pending, unsaved: names.length > 0, failure: save.failure, flush,
    fields: form.filter((field) => isAsked(field, answers)),
    change: (name: string, value: string | boolean) => {
      setProblems([])
      setChanged({ ...changed, [name]: value })
    },
    /** Every problem of the form, shown from now on. */
    judge: (): readonly Problem[] => {
      const found = problemsOf(form, answers)
      setProblems(found)
      return found
    },
  }
}
