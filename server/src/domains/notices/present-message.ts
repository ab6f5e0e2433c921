import type { Message } from '@changxing/contract/notices.ts'
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { MessageRow } from './messages.store.ts'

/** A message as its reader sees it. */
export const presentMessage = (row: MessageRow): z.infer<typeof Message> => ({
  id: row.id, at: instantText(row.at), title: row.title, body: row.body, read: row.read_at !== null, link: row.link,
})
