import type { Who } from '@changxing/contract/endpoint.ts'
import type { Actor } from '../actor.ts'

/** Whether this caller may call an operation declared for these. Denied unless one entry fits. */
export const allows = (who: readonly Who[], actor: Actor): boolean =>
  who.some((entry) => {
    if (entry === 'anyone') return true
    if (entry === 'citizen' || entry === 'relying-party' || entry === 'officer') return actor.kind === entry
    return actor.kind === 'officer' && actor.posts.includes(entry.slice('officer:'.length))
  })
