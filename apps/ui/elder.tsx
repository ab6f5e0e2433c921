import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'

type ElderState = { readonly elder: boolean; readonly setElder: (on: boolean) => void }

const storageKey = 'changxing.elder'
const kept = () => localStorage.getItem(storageKey) === 'true'
const ElderContext = createContext<ElderState | null>(null)

/** Elder view (长辈版): larger text and targets everywhere; remembered on this device, whose other open windows follow. */
export const ElderProvider = ({ children }: { readonly children: ReactNode }) => {
  const [elder, setElder] = useState(kept)
  useEffect(() => {
    document.documentElement.dataset.elder = String(elder)
    localStorage.setItem(storageKey, String(elder))
  }, [elder])
  useEffect(() => {
    const follow = (event: StorageEvent) => { if (event.key === storageKey) setElder(kept()) }
    window.addEventListener('storage', follow)
    return () => window.removeEventListener('storage', follow)
  }, [])
  const state = useMemo(() => ({ elder, setElder }), [elder])
  return <ElderContext value={state}>{children}</ElderContext>
}

export const useElder = (): ElderState => {
  const state = useContext(ElderContext)
  if (!state) throw new Error('ElderProvider is missing above this component')
  return state
}
