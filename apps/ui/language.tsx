import type { Words } from '@changxing/rules/decision.ts'
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { withDatesWritten } from './dates.ts'
import { keepChoice, useKeptChoice } from './kept-choice.ts'

export type Language = 'zh' | 'en'

type LanguageState = {
  readonly language: Language
  readonly choose: (language: Language) => void
  /** The sentence in the reader's language, its dates written out. */
  readonly say: (words: Words) => string
}

const storageKey = 'changxing.language'
const LanguageContext = createContext<LanguageState | null>(null)

const choose = (language: Language) => keepChoice(storageKey, language)

const preferred = (): Language => {
  const kept = localStorage.getItem(storageKey)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** Keeps the reader's language, sets `<html lang>`, and remembers the choice on this device: its other open windows follow. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const language = useKeptChoice(preferred)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const state = useMemo(() => ({ language, choose, say: (words: Words) => withDatesWritten(words[language], language) }), [language])
  return <LanguageContext value={state}>{children}</LanguageContext>
}

export const useLanguage = (): LanguageState => {
  const state = useContext(LanguageContext)
  if (!state) throw new Error('LanguageProvider is missing above this component')
  return state
}

/** `const say = useSay(); say({ zh: '提交', en: 'Submit' })` */
export const useSay = () => useLanguage().say
