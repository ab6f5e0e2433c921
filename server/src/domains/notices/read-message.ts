import * as contract from '@changxing/contract/notices.ts'
import { asCitizen, operation } from '../../platform/operation.ts'
import * as messages from './messages.store.ts'
import { presentMessage } from './present-message.ts'

/** Marks an own message as read; a repeat keeps the first reading. Somebody else's is not found. */
export const readMessage = operation(contract.readMessage, async (context, { messageId }) => {
  const { area, personId } = asCitizen(context)
  return presentMessage(await messages.markRead(context.db, area, personId, messageId, context.recorded()))
})
