import { useSyncExternalStore } from 'react'

const here = new Set<() => void>()

const subscribe = (changed: () => void) => {
  here.add(changed)
  window.addEventListener('storage', changed)
  return () => {
    here.delete(changed)
    window.removeEventListener('storage', changed)
  }
}

/** A choice that this device remembers, read anew whenever this window or another changes one. `read` gives a plain value. */
export const useKeptChoice = <Value extends string | boolean>(read: () => Value): Value => useSyncExternalStore(subscribe, read)

/** Remembers a choice on this device; whoever shows it follows. */
export function keepChoice(key: string, value: string): void {
  localStorage.setItem(key, value)
  for (const changed of here) changed()
}
