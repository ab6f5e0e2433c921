import type { Words } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import * as messages from './messages.store.ts'
import * as textMessages from './text-messages.store.ts'

type Teller = { readonly db: Tx; readonly platform: Platform }
export type Channel = 'app' | 'sms'

export type Message = {
  readonly title: Words
  readonly body: Words
  /** Path inside the citizen app. */
  readonly link: string | null
}

/** The job that sends text messages; its payload is `{ area, ids }`. */
export const sendTask = 'notices.send-sms'

/** The most that a text message may hold, in UTF-16 units, the sender's name included: five parts of 67. */
export const longestSms = 335

/** A text message as it is sent: Chinese, with the sender's name in front as the networks demand. */
export const smsText = ({ title, body }: Pick<Message, 'title' | 'body'>): string => {
  const text = `【畅行】${title.zh}。${body.zh}`
  return text.length <= longestSms ? text : `${text.slice(0, longestSms - 1)}…`
}

/**
 * Tells many persons of one area the same, in the caller's transaction: they are told exactly if its business was done.
 * Title and body never hold a name, an identity number or an address. `occasion` names what it was for, so that `smsProgress` can count.
 */
export const tellAll = async (
  { db, platform }: Teller, area: string, personIds: readonly string[], message: Message & { readonly channels: readonly Channel[]; readonly occasion?: string },
): Promise<void> => {
  if (personIds.length === 0) return
  const ids = () => personIds.map(() => newId(platform.clock))
  if (message.channels.includes('app')) await messages.insertForAll(db, area, ids(), personIds, { ...message, at: platform.clock.recorded() })
  if (!message.channels.includes('sms')) return
  const smsIds = ids()
  // How long a text message is tried is real time, and no screen shows it.
  await textMessages.insertForAll(db, area, smsIds, personIds, { text: smsText(message), occasion: message.occasion ?? null, at: platform.clock.now() })
  await platform.enqueue(db, sendTask, { area, ids: smsIds })
}

/** Tells one person, in the caller's transaction; with `sms` also by text message, where a phone is known. */
export const tell = (teller: Teller, to: { readonly area: string; readonly personId: string }, message: Message & { readonly sms?: boolean }): Promise<void> =>
  tellAll(teller, to.area, [to.personId], { ...message, channels: message.sms ? ['app', 'sms'] : ['app'] })

/** How far the text messages of an occasion have come. `failed` counts those whom no text message can reach, too. */
export const smsProgress = async (db: Tx, area: string, occasion: string): Promise<{ sent: number; failed: number; waiting: number }> => {
  const found = new Map((await textMessages.countByState(db, area, occasion)).map(({ state, count }) => [state, count]))
  return { sent: found.get('sent') ?? 0, failed: (found.get('failed') ?? 0) + (found.get('unreachable') ?? 0), waiting: found.get('waiting') ?? 0 }
}
