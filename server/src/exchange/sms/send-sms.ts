import type { Platform } from '../../platform/platform.ts'
import { agencyOf } from '../agency-names.ts'
import { sendMessage } from '../send-message.ts'

export type Sms = {
  readonly area: string
  /** UUID; a repeat with the same is sent once. */
  readonly id: string
  /** A mobile number. */
  readonly to: string
  /** 1 to 1000 characters; the network cuts it into parts of 70. */
  readonly text: string
}

/** Hands a text message to the SMS agency: confirmed (it will be sent), denied (it never will), unknown (ask again with the same id). */
export const sendSms = async (platform: Platform, { area, id, to, text }: Sms): Promise<'confirmed' | 'denied' | 'unknown'> => {
  const answer = await sendMessage(platform, agencyOf(platform.config, 'sms'), { area, id, path: '/messages', body: { id, to, text } })
  const accepted = answer.outcome === 'confirmed' && answer.body['accepted'] === true && answer.body['id'] === id
  return answer.outcome === 'confirmed' && !accepted ? 'unknown' : answer.outcome
}
