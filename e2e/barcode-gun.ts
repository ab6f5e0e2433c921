import type { Page } from 'playwright-core'

/**
 * What stands between the gun and the page. `plain`: nothing. `full-width`: an input method that turns signs into wide ones and writes them into
 * the focused field. `swallowed`: one that composes; the page sees only which keys were pressed.
 */
export type InputMethod = 'plain' | 'full-width' | 'swallowed'

/** Types a code as a barcode gun does: a key each four milliseconds and Enter at the end, wherever the focus is. */
export const shootBarcode = (page: Page, text: string, inputMethod: InputMethod = 'plain'): Promise<void> =>
  page.evaluate(([code, method]) => {
    const gapMs = 4
    const shifted: Record<string, string> = { ':': 'Semicolon', '+': 'Equal', '%': 'Digit5', '*': 'Digit8', $: 'Digit4' }
    const plain: Record<string, string> = { ' ': 'Space', '-': 'Minus', '.': 'Period', '/': 'Slash' }
    // A keyboard says when a key was pressed, however late the page gets to it.
    let at = performance.now()
    const press = (key: string, physical: string, shiftKey: boolean) => {
      const event = new KeyboardEvent('keydown', { key, code: physical, shiftKey, isComposing: method === 'swallowed', bubbles: true, cancelable: true })
      Object.defineProperty(event, 'timeStamp', { value: (at += gapMs) })
      const element = document.activeElement ?? document.body
      element.dispatchEvent(event)
    }
    for (const sign of code) {
      const physical = shifted[sign] ?? plain[sign] ?? (/\d/.test(sign) ? `Digit${sign}` : `Key${sign.toUpperCase()}`)
      const shiftKey = sign in shifted || /[A-Z]/.test(sign)
      const wide = sign === ' ' ? '\u3000' : String.fromCharCode(sign.charCodeAt(0) + 0xfee0)
      if (shiftKey) press('Shift', 'ShiftLeft', true)
      press(method === 'swallowed' ? 'Process' : method === 'full-width' ? wide : sign, physical, shiftKey)
      if (method !== 'plain') document.execCommand('insertText', false, wide)
    }
    press(method === 'swallowed' ? 'Process' : 'Enter', 'Enter', false)
  }, [text, inputMethod] as const)
