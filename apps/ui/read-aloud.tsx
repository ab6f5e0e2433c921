import type { Words } from '@changxing/rules/words.ts'
import { useEffect, useState } from 'react'
import { Icon } from './icons.tsx'
import { useLanguage } from './language.tsx'

/** 读给我听: the browser's own voice reads the sentence. Absent where the browser has no voice. */
export const ReadAloud = ({ text }: { readonly text: Words }) => {
  const { language, say } = useLanguage()
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [])
  if (!('speechSynthesis' in globalThis)) return null
  const toggle = () => {
    speechSynthesis.cancel()
    if (speaking) return setSpeaking(false)
    const utterance = new SpeechSynthesisUtterance(say(text))
    utterance.lang = language === 'zh' ? 'zh-CN' : 'en-GB'
    utterance.rate = 0.9
    utterance.onend = utterance.onerror = () => setSpeaking(false)
    setSpeaking(true)
    speechSynthesis.speak(utterance)
  }
  return (
    <button type="button" className="cx-button cx-button--plain" aria-pressed={speaking} onClick={toggle}>
      <Icon name="sound" />
      {speaking ? say({ zh: '停止朗读', en: 'Stop reading' }) : say({ zh: '读给我听', en: 'Read aloud' })}
    </button>
  )
}
