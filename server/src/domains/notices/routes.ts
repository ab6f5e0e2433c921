import type { Domain } from '../../platform/domain.ts'
import { myMessages } from './my-messages.ts'
import { readMessage } from './read-message.ts'

export const routes: Domain['operations'] = { myMessages, readMessage }
