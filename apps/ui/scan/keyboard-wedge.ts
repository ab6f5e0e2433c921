import { useEffect, useEffectEvent } from 'react'

/** What of a key press matters here; `KeyboardEvent` fits. */
export type Key = { readonly key: string; readonly code: string; readonly isComposing: boolean }

const slowestGapMs = 60
const digitOf = (code: string): string | undefined => /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]

/**
 * Tells a barcode gun, which types like a keyboard but faster than a hand, from typing. Returns a function to feed with each key and its
 * time in ms; it answers the code at the Enter that ends one, else null. Digits are taken from the physical key, so that they survive a
 * Chinese input method and Caps Lock; when an input method swallowed anything else the rest would be garbled, and is dropped.
 */
export function wedgeReader(minLength = 20): (key: Key, atMs: number) => string | null {
  let text = ''
  let garbled = false
  let lastMs = Number.NEGATIVE_INFINITY
  return (key, atMs) => {
    if (atMs - lastMs > slowestGapMs) {
      text = ''
      garbled = false
    }
    lastMs = atMs
    if (key.code === 'Enter' || key.code === 'NumpadEnter') {
      const code = text
      text = ''
      return !garbled && code.length >= minLength ? code : null
    }
    const swallowed = key.isComposing || key.key === 'Process' || key.key === 'Unidentified'
    const digit = digitOf(key.code)
    // Shift+digit is a sign of base45, unless the input method hid which
    if (digit !== undefined && (swallowed || /^[\d０-９]$/.test(key.key))) text += digit
    else if (swallowed) garbled = true
    else if (key.key.length === 1) text += key.key
    return null
  }
}

/** Hands on what a barcode gun types anywhere on the page. The Enter of the gun submits nothing. */
export function useBarcodeGun(onCode: (text: string) => void, minLength?: number): void {
  const handOn = useEffectEvent(onCode)
  useEffect(() => {
    const feed = wedgeReader(minLength)
    const listen = (event: KeyboardEvent) => {
      const code = feed(event, event.timeStamp)
      if (code === null) return
      event.preventDefault()
      event.stopPropagation()
      handOn(code)
    }
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [minLength])
}
