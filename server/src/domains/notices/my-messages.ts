import * as contract from '@changxing/contract/notices.ts'
import { asCitizen, operation } from '../../platform/operation.ts'
import * as messages from './messages.store.ts'
import { presentMessage } from './present-message.ts'

/** As many as a person scrolls through. */
const shown = 200

/** The caller's own latest messages, and how many of all are unread. */
export const myMessages = operation(contract.myMessages, async (context) => {
  const { area, personId } = asCitizen(context)
  return {
    unread: await messages.countUnread(context.db, area, personId),
    messages: (await messages.latest(context.db, area, personId, shown)).map(presentMessage),
  }
})
