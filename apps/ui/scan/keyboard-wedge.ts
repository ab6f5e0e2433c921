import { useEffect, useEffectEvent } from 'react'

/** What of a key press matters here; `KeyboardEvent` fits. */
export type Key = { readonly key: string; readonly code: string; readonly isComposing: boolean; readonly shiftKey?: boolean }

const slowestGapMs = 60
const digitOf = (code: string): string | undefined => /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
const modifiers = /^(?:Shift|Control|Alt|Meta|CapsLock)/

/** Stands in a code for a key of the gun that an input method kept from us. */
export const unknownSign = '\ufffd'

/** The signs of an American keyboard, which guns imitate: plain and with Shift. */
const signs: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Space: [' ', ' '], Minus: ['-', '_'], Equal: ['=', '+'], Period: ['.', '>'], Slash: ['/', '?'], Semicolon: [';', ':'], Comma: [',', '<'],
}
const aboveDigits = ')!@#$%^&*('

/** What a gun pressed, by the key itself: for when an input method keeps the sign from us. Codes are written in capitals. */
const pressed = ({ code, shiftKey = false }: Key): string | undefined => {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return shiftKey ? aboveDigits[Number(digit)] : digit
  return digitOf(code) ?? /^Key([A-Z])$/.exec(code)?.[1] ?? signs[code]?.[shiftKey ? 1 : 0]
}

/**
 * Tells a barcode gun, which types like a keyboard but faster than a hand, from typing. Returns a function to feed with each key and its
 * time in ms; it answers the code at the Enter that ends one, else null. Where an input method swallows the signs they are taken from the
 * physical keys; digits always are, so that they survive full width and Caps Lock. What cannot be known so is never guessed: `unknownSign`
 * stands for it.
 */
export function wedgeReader(minLength = 20): (key: Key, atMs: number) => string | null {
  let text = ''
  let lastMs = Number.NEGATIVE_INFINITY
  return (key, atMs) => {
    if (atMs - lastMs > slowestGapMs) text = ''
    lastMs = atMs
    if (key.code === 'Enter' || key.code === 'NumpadEnter') {
      const code = text
      text = ''
      return code.length >= minLength ? code : null
    }
    if (modifiers.test(key.code)) return null
    const swallowed = key.isComposing || key.key === 'Process' || key.key === 'Unidentified'
    const digit = digitOf(key.code)
    // Shift+digit is a sign of base45
    if (digit !== undefined && /^[\d０-９]$/.test(key.key)) text += digit
    else if (swallowed) text += pressed(key) ?? unknownSign
    else if (key.key.length === 1) text += key.key
    return null
  }
}

type Typed = { readonly element: HTMLInputElement | HTMLTextAreaElement; readonly value: string }

/** The field that has the focus, as it is before a gun types into it. */
const focusedField = (): Typed | undefined => {
  const element = document.activeElement
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? { element, value: element.value } : undefined
}

/** Takes out of a field what a gun typed into it, so that React hears of it as of typing. A list of choices that opened for it closes. */
const putBack = ({ element, value }: Typed): void => {
  if (element.value !== value) {
    const prototype = element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value)
    element.dispatchEvent(new Event('input', { bubbles: true }))
  }
  if (element.getAttribute('role') === 'combobox') element.blur()
}

/**
 * Hands on what a barcode gun types anywhere on the page. The Enter of the gun submits nothing, and the field that happened to have the focus
 * keeps what stood in it. A code of which a sign was lost is handed on only to who asks for `garbled` ones.
 */
export function useBarcodeGun(onCode: (text: string) => void, { minLength, garbled = false }: { readonly minLength?: number; readonly garbled?: boolean } = {}): void {
  const handOn = useEffectEvent(onCode)
  useEffect(() => {
    const feed = wedgeReader(minLength)
    let before: Typed | undefined
    let lastMs = Number.NEGATIVE_INFINITY
    const listen = (event: KeyboardEvent) => {
      if (event.timeStamp - lastMs > slowestGapMs) before = focusedField()
      // Enter ends what was typed, by a gun or by hand: what comes next finds the field as it is then, however soon.
      lastMs = /^(?:Numpad)?Enter$/.test(event.code) ? Number.NEGATIVE_INFINITY : event.timeStamp
      const code = feed(event, event.timeStamp)
      if (code === null || (!garbled && code.includes(unknownSign))) return
      event.preventDefault()
      event.stopPropagation()
      const field = before
      if (field && event.isComposing) {
        // An input method writes what it has only when the field loses the focus.
        field.element.blur()
        setTimeout(() => {
          putBack(field)
          handOn(code)
        })
        return
      }
      if (field) putBack(field)
      handOn(code)
    }
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [minLength, garbled])
}
