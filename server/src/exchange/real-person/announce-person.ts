import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Platform } from '../../platform/platform.ts'

/** How long the provider may take, in milliseconds: somebody stands before the phone and waits. */
const patience = 3_000

export type Announced = { readonly name: string; readonly identityNumber: string; readonly nonce: string }

const Answer = z.object({ request: z.string().min(1).max(200) })

/** What the provider's result says of somebody without an account, in the place of their `sub`: it fits this name, number and check only. */
export const subjectOfNamed = ({ name, identityNumber, nonce }: Announced): string =>
  `named:${createHash('sha256').update([nonce, name, identityNumber].join('\n')).digest('base64url')}`

/**
 * Announces somebody who has no account, for a check that compares their face with the national register by the number (M6.1.1). Sent from here
 * and not through the browser, so that no number stands in an address. Answers the `request` that the page is called with; undefined when the provider
 * does not take it or does not answer in time: nothing was found out then.
 */
export const announcePerson = async ({ config, log }: Platform, { name, identityNumber, nonce }: Announced): Promise<string | undefined> => {
  const { id, secret } = config.oidc.clients.citizen
  try {
    const response = await fetch(`${config.agencies.realPerson}/requests`, {
      method: 'POST', redirect: 'error', signal: AbortSignal.timeout(patience),
      body: new URLSearchParams({ client_id: id, client_secret: secret, name, identity_number: identityNumber, nonce }),
    })
    if (response.ok) return Answer.parse(await response.json()).request
    log.error('real-person-not-announced', `the provider of real-person checks answered ${response.status}`)
  } catch {
    log.error('real-person-not-announced', 'the provider of real-person checks gave no answer that can be read')
  }
  return undefined
}
