import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { keepChoice, useKeptChoice } from './kept-choice.ts'

type ElderState = { readonly elder: boolean; readonly setElder: (on: boolean) => void }

const storageKey = 'changxing.elder'
const kept = () => localStorage.getItem(storageKey) === 'true'
const setElder = (on: boolean) => keepChoice(storageKey, String(on))
const ElderContext = createContext<ElderState | null>(null)

/** Elder view (长辈版): larger text and targets everywhere; remembered on this device, whose other open windows follow. */
export const ElderProvider = ({ children }: { readonly children: ReactNode }) => {
  const elder = useKeptChoice(kept)
  useEffect(() => {
    document.documentElement.dataset.elder = String(elder)
  }, [elder])
  const state = useMemo(() => ({ elder, setElder }), [elder])
  return <ElderContext value={state}>{children}</ElderContext>
}

export const useElder = (): ElderState => {
  const state = useContext(ElderContext)
  if (!state) throw new Error('ElderProvider is missing above this component')
  return state
}
