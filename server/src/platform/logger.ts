import { AsyncLocalStorage } from 'node:async_hooks'
import { isoInstant, systemClock } from './clock.ts'

export type Logger = {
  readonly info: (event: string, fields?: Readonly<Record<string, string | number | boolean | null | undefined>>) => void
  readonly error: (event: string, cause: unknown, fields?: Readonly<Record<string, string | number | boolean | null | undefined>>) => void
}

/** The request that is being served, so that every line of the log can name it. */
export const currentTrace = new AsyncLocalStorage<string>()

// Long digit runs are identity numbers, phones or codes; they have no business in a log.
const withoutNumbers = (text: string) => text.replace(/\d{7,}[\dXx]*/g, '…')

/** One JSON line an event. Fields are few and named; people's data never passes. */
export const lineLogger = (write: (line: string) => void, clock = systemClock()): Logger => {
  const line = (level: string, event: string, fields: object) =>
    write(`${JSON.stringify({ at: isoInstant(clock.millis()), level, event, trace: currentTrace.getStore(), ...fields })}\n`)
  return {
    info: (event, fields = {}) => line('info', event, fields),
    error: (event, cause, fields = {}) => {
      const { message, stack } = cause instanceof Error ? cause : { message: String(cause), stack: undefined }
      line('error', event, { ...fields, message: withoutNumbers(message), stack: withoutNumbers(stack ?? '').split('\n').slice(1, 8).join('\n') })
    },
  }
}
