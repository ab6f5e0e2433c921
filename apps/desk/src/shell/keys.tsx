import type { Words } from '@changxing/rules/words.ts'
import { createContext, useCallback, useContext, useEffect, useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { handKeys } from './key-burst.ts'

/** One key and what it does. `key` as in KeyboardEvent.key, lower case; `ctrl+enter` also works while typing. */
export type Binding = { readonly key: string; readonly label: Words; readonly run: () => void; readonly off?: boolean; readonly hidden?: boolean }
type Scope = { readonly id: string; readonly title: Words; readonly bindings: readonly Binding[]; readonly alone: boolean }

type Keys = {
  readonly scopes: readonly Scope[]
  readonly put: (scope: Scope) => void
  readonly drop: (id: string) => void
  /** Letter keys can be switched off (WCAG 2.1.4): for those who dictate. */
  readonly lettersOn: boolean
  readonly setLettersOn: (on: boolean) => void
}
const KeysContext = createContext<Keys | null>(null)
const storageKey = 'changxing.desk.letter-keys'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range], [type=button])'))

/** The key as pressed; below a Chinese input method the physical one. */
const nameOf = (event: KeyboardEvent): string => {
  const physical = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code)?.[1]?.toLowerCase()
  const key = event.key === 'Process' && physical ? physical : event.key.toLowerCase()
  return (event.ctrlKey || event.metaKey) && key !== 'control' && key !== 'meta' ? `ctrl+${key}` : key
}

/** Listens once for the whole desk. The scope opened last comes first; a scope that is `alone` (an open panel) hides those below. */
export const KeysProvider = ({ children }: { readonly children: ReactNode }) => {
  const [scopes, setScopes] = useState<readonly Scope[]>([])
  const [lettersOn, setOn] = useState(() => localStorage.getItem(storageKey) !== 'off')
  const find = useEffectEvent((key: string): Binding | undefined => {
    for (const scope of scopes.toReversed()) {
      const found = scope.bindings.find((binding) => binding.key === key && !binding.off)
      if (found || scope.alone) return found
    }
    return undefined
  })
  useEffect(() => {
    const byHand = handKeys((key) => find(key)?.run(), { set: (run, ms) => setTimeout(run, ms), clear: (timer) => clearTimeout(timer as number) })
    const listen = (event: KeyboardEvent) => {
      const key = nameOf(event)
      const plain = key.length === 1
      if (event.defaultPrevented || event.altKey || (plain && !lettersOn)) return
      if (typing(event.target) && !key.startsWith('ctrl+') && key !== 'escape') return
      if (event.target instanceof Element && event.target.closest('.ant-modal, .ant-drawer, .ant-select-dropdown')) return
      if (!find(key)) {
        // Escape leaves a field, so that the letter keys are heard again.
        if (key === 'escape' && typing(event.target) && (event.target as HTMLElement).getAttribute('aria-expanded') !== 'true') (event.target as HTMLElement).blur()
        return
      }
      if (plain) return byHand(key)
      event.preventDefault()
      find(key)?.run()
    }
    // A list of Ant Design takes every Enter for itself; one with Ctrl is meant for the desk, and comes here first.
    const listenFirst = (event: KeyboardEvent) => {
      if (!nameOf(event).startsWith('ctrl+') || !find(nameOf(event))) return
      listen(event)
      if (event.defaultPrevented) event.stopPropagation()
    }
    document.addEventListener('keydown', listenFirst, true)
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listenFirst, true)
      document.removeEventListener('keydown', listen)
    }
  }, [lettersOn])
  const put = useCallback((scope: Scope) => setScopes((all) =>
    all.some(({ id }) => id === scope.id) ? all.map((one) => (one.id === scope.id ? scope : one)) : [...all, scope]), [])
  const drop = useCallback((id: string) => setScopes((all) => all.filter((scope) => scope.id !== id)), [])
  const setLettersOn = useCallback((on: boolean) => {
    localStorage.setItem(storageKey, on ? 'on' : 'off')
    setOn(on)
  }, [])
  const value = useMemo<Keys>(() => ({ scopes, put, drop, lettersOn, setLettersOn }), [scopes, put, drop, lettersOn, setLettersOn])
  return <KeysContext value={value}>{children}</KeysContext>
}

export const useKeysState = (): Keys => {
  const keys = useContext(KeysContext)
  if (!keys) throw new Error('KeysProvider is missing above this component')
  return keys
}

/** Binds keys while the component is shown; they appear in the keyboard help under `title`. `alone`: nothing below hears keys meanwhile. */
export const useKeys = (title: Words, bindings: readonly Binding[], alone = false): void => {
  const id = useId()
  const { put, drop } = useKeysState()
  const latest = useRef(bindings)
  useLayoutEffect(() => {
    latest.current = bindings
  })
  const shape = bindings.map(({ key, off }) => `${key}${off ? '-' : '+'}`).join(' ')
  const bind = useEffectEvent(() => put({
    id, title, alone,
    bindings: bindings.map((binding) => ({ ...binding, run: () => latest.current.find(({ key }) => key === binding.key)?.run() })),
  }))
  // Before the browser hears another key: what has just closed or opened must not take, or miss, the next one.
  useLayoutEffect(() => bind(), [shape, alone])
  useLayoutEffect(() => () => drop(id), [id, drop])
}

const shown: Record<string, string> = { arrowdown: '↓', arrowup: '↑', arrowleft: '←', arrowright: '→', escape: 'Esc', 'ctrl+enter': 'Ctrl ↵', enter: '↵' }

/** The key, drawn. */
export const Kbd = ({ of }: { readonly of: string }) => <kbd className="desk-kbd" aria-hidden="true">{shown[of] ?? of.toUpperCase()}</kbd>
