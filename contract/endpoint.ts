import type { Words } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import type { ErrorCode } from './errors.ts'
import type { Post } from './posts.ts'

/** Who may call an operation. `officer` is any officer; `officer:post` one who holds that post. Nothing is open unless it says `anyone`. */
export type Who = 'anyone' | 'citizen' | 'relying-party' | 'officer' | `officer:${Post}`

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** What an answer that is not JSON is made of. */
export type Binary = { readonly binary: string }

/** One operation as it crosses the wire. GET sends `input` as query, the others as JSON body; `upload` names the accepted media types of a raw body. */
export type Endpoint<
  Path extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType | Binary = z.ZodType | Binary,
> = {
  readonly method: Method
  readonly path: Path
  readonly who: readonly Who[]
  readonly summary: Words
  readonly clauses?: readonly string[]
  readonly input?: Input
  readonly upload?: { readonly types: readonly string[]; readonly maxBytes: number }
  readonly output: Output
  /** Lawful refusals (HTTP 422), each with its reasons. */
  readonly refusals?: readonly string[]
  /** Errors beyond those that every operation may give. */
  readonly errors?: readonly ErrorCode[]
  /** Decides or reads only, so it may be repeated at will: needs no idempotency key and leaves no audit entry. */
  readonly repeatable?: true
  /** An officer acts only in the own area, unless the measure reaches everywhere (M1.5.2). */
  readonly anyArea?: true
  /** Calls a minute for one caller; the server's default applies when absent. */
  readonly perMinute?: number
}

/** The names after a colon in a path: `/api/areas/:area/cases/:caseId` has `area` and `caseId`. */
export type PathNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

export type ParamsOf<E extends Endpoint> = { readonly [Name in PathNames<E['path']>]: string }
export type InputOf<E extends Endpoint> = unknown extends z.infer<NonNullable<E['input']>> ? Record<never, never> : z.infer<NonNullable<E['input']>>
export type OutputOf<E extends Endpoint> = E['output'] extends z.ZodType ? z.infer<E['output']> : Uint8Array

/** Declares an operation; the server's validation, OpenAPI, the typed client and the table of permissions are derived from it. */
export const endpoint = <const Path extends string, Input extends z.ZodType, Output extends z.ZodType | Binary>(
  definition: Endpoint<Path, Input, Output>,
): Endpoint<Path, Input, Output> => definition
