import type { AppName } from './config.ts'

/** Who acts. `posts` and `area` of an officer come from the identity provider at sign-in, and from nowhere else. */
export type CitizenActor = { readonly kind: 'citizen'; readonly personId: string; readonly area: string; readonly subject: string }
export type OfficerActor = {
  readonly kind: 'officer'
  readonly officerId: string
  readonly number: string
  readonly name: string
  readonly area: string
  readonly office: string
  readonly posts: readonly string[]
}
export type RelyingActor = {
  readonly kind: 'relying-party'
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: 'rental' | 'insurer' | 'other' }
}
export type SystemActor = { readonly kind: 'system'; readonly task: string }
export type Nobody = { readonly kind: 'nobody' }
export type SignedIn = CitizenActor | OfficerActor | RelyingActor
export type Actor = SignedIn | SystemActor | Nobody

/** A short stable name of a caller: for idempotency, audit and rate limits. Never a person's name or number. */
export const callerOf = (actor: Actor): string => {
  switch (actor.kind) {
    case 'citizen': return `citizen:${actor.personId}`
    case 'officer': return `officer:${actor.officerId}`
    case 'relying-party': return `relying-party:${actor.organisation.id}`
    case 'system': return `system:${actor.task}`
    case 'nobody': return 'nobody'
  }
}

/** The claims of a finished sign-in become an actor; the domain that knows people does it. */
export type Recognise = (app: AppName, claims: Readonly<Record<string, unknown>>) => Promise<SignedIn | { readonly refused: string }>
