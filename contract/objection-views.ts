import type { StandInKind, StatementPaper } from '@changxing/rules/vehicles/stand-ins.ts'
import { z } from 'zod'
import { Area, CivilDate, Id, Instant, Words } from './shapes.ts'

/** What is said against a transfer: it was never wanted, or the sale came to nothing and the car was not brought in time. */
export const objectionKinds = ['not-mine', 'fell-through'] as const
export const endAnswers = ['goes-on', 'agrees'] as const

export const standInKinds = ['agent', 'heir', 'judgment'] as const satisfies readonly StandInKind[]
export const statementPapers = [
  'signed-request', 'own-identity', 'written-mandate', 'notarial-deed', 'death-certificate', 'kinship-proof', 'court-papers',
] as const satisfies readonly StatementPaper[]

/** What somebody said at a counter: for whom, who stood there, which papers were scanned, and who recorded it. */
const CounterStatement = z.object({
  statementId: Id, act: z.enum(['objection', 'answer']), party: z.enum(['former-owner', 'new-owner']), at: Instant, area: Area.describe('whose counter'), officerNumber: z.string(),
  standIn: z.object({
    as: z.enum(standInKinds), says: Words, name: z.string(), numberMasked: z.string(),
    mandate: z.object({ madeOn: CivilDate, validUntil: CivilDate }).nullable().describe('of an agent'),
  }).nullable().describe('who stood there in their place; null where they did themselves'),
  papers: z.array(z.object({ position: z.int(), kind: z.enum(statementPapers), kindSays: Words })),
  visible: z.boolean().describe('this office sees the pictures: the new place each, the old one what its counter scanned'),
})

export const ObjectionView = z.object({
  objectionId: Id, at: Instant, by: z.enum(['former-owner', 'new-owner']), kind: z.enum(objectionKinds), words: z.string(),
  answerBy: CivilDate.nullable().describe('fell-through: the new owner is heard until then'), answer: z.enum(endAnswers).nullable().describe('of the new owner'),
  answerWords: z.string().nullable(), answeredAt: Instant.nullable(), hasEvidence: z.boolean(),
  recordedBy: z.array(z.string()).describe('officers who recorded it, or the answer that stands, at a counter: none of them settles it'),
  statements: z.array(CounterStatement),
  outcome: z.enum(['founded', 'unfounded']).nullable(), settledBy: z.string().nullable(), settledWords: z.string().nullable(),
})
