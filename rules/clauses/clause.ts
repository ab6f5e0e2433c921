import type { Words } from '../words.ts'

/** R a rule that code decides · W a workflow or a screen · D dated reference data · O a duty of an authority, tracked on the rollout board. */
export type ClauseKind = 'R' | 'W' | 'D' | 'O'
export type ClauseText = { readonly kind: readonly ClauseKind[]; readonly says: Words }
export type MeasureText = { readonly title: Words; readonly clauses: { readonly [id: string]: ClauseText } }
