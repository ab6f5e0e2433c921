import type { Endpoint, InputOf, OutputOf, ParamsOf } from '@changxing/contract/endpoint.ts'
import type { ErrorCode } from '@changxing/contract/errors.ts'
import type { Reason, Words } from '@changxing/rules/decision.ts'
import type { Actor } from './actor.ts'
import type { AppName } from './config.ts'
import type { Tx } from './database.ts'
import type { Platform } from './platform.ts'

/** What every operation has at hand: one transaction, who acts, the business date, and the machine's parts. */
export type Context<Who extends Actor = Actor> = {
  readonly db: Tx
  readonly actor: Who
  readonly today: string
  /** The instant to be written down: when this happened, for people to read. What machines compare asks `platform.clock`. */
  readonly recorded: () => string
  readonly platform: Platform
  /** Names the subject of this operation in its audit entry. */
  readonly concerns: (area: string, subject: string) => void
  /** The app that calls, when one does. */
  readonly app: AppName | undefined
  /** Ends the caller's session and answers where the browser should go next. */
  readonly endSession: () => Promise<string>
  /**
   * Sends statements together with the commit, for an operation that needs no more answers: it spares a round trip. All of them must leave
   * when the function is called. When one fails, PostgreSQL commits nothing and the operation fails with its error.
   */
  readonly withCommit: (statements: () => readonly Promise<unknown>[]) => void
  /** The raw body of an upload. */
  readonly upload?: Buffer | undefined
}

/**
 * A lawful refusal: the transaction commits (nothing was written but the audit entry) and the caller gets every unmet reason. `instead`: the
 * other way, where one is open.
 */
export class Refusal {
  readonly code: string
  readonly reasons: readonly Reason[]
  readonly instead: Words | undefined
  constructor(code: string, reasons: readonly Reason[], instead?: Words) {
    this.code = code
    this.reasons = reasons
    this.instead = instead
  }
}
export const refused = (code: string, reasons: readonly Reason[], instead?: Words): Refusal => new Refusal(code, reasons, instead)

/** An error of the catalogue; rolls the transaction back. `fields` names every wrong field at once. */
export class Problem extends Error {
  readonly code: ErrorCode
  readonly fields: readonly { readonly field: string; readonly says: Words }[]
  constructor(code: ErrorCode, fields: readonly { readonly field: string; readonly says: Words }[] = []) {
    super(code)
    this.code = code
    this.fields = fields
  }
}

export type Handle<E extends Endpoint> = (context: Context, input: InputOf<E> & ParamsOf<E>) => Promise<OutputOf<E> | Refusal>
export type Operation = { readonly endpoint: Endpoint; readonly handle: Handle<Endpoint> }

/** Binds an entry of the contract to the code that does it. HTTP, transaction, idempotency and audit are the platform's. */
export const operation = <E extends Endpoint>(endpoint: E, handle: Handle<E>): Operation => ({ endpoint, handle: handle as unknown as Handle<Endpoint> })

/** Narrows the actor; the route has already refused everybody else, so a miss is a bug in the contract's `who`. */
export const asCitizen = (context: Context) => {
  if (context.actor.kind !== 'citizen') throw new Problem('not-allowed')
  return context.actor
}
export const asOfficer = (context: Context) => {
  if (context.actor.kind !== 'officer') throw new Problem('not-allowed')
  return context.actor
}
export const asRelyingParty = (context: Context) => {
  if (context.actor.kind !== 'relying-party') throw new Problem('not-allowed')
  return context.actor
}
