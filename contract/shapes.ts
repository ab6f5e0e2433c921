import { z } from 'zod'

/** Shapes that several operations share. No transforms and no refinements, so that the JSON Schema says all there is. */
export const Words = z.object({ zh: z.string(), en: z.string() })
export const Area = z.string().regex(/^[1-9]\d{5}$/).describe('six-digit area code')
export const Id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/).describe('UUID')
export const CivilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe("civil date in China's time, YYYY-MM-DD")
export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/).describe('instant, UTC')
export const Base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/).max(100_000).describe('base64url, no padding')
export const Fact: z.ZodType = z.any().describe('plain JSON')
export const Facts = z.record(z.string(), Fact)

export const Reason = z.object({ clause: z.string(), holds: z.boolean(), says: Words, facts: Facts })
export const Decision = z.object({
  rule: z.string(),
  version: z.string(),
  on: CivilDate,
  outcome: Facts,
  reasons: z.array(Reason),
})
export type Decision = z.infer<typeof Decision>
export type Reason = z.infer<typeof Reason>

/** A lawful refusal on the wire (HTTP 422): every unmet reason at once, and the other way where one is open. */
export const Refusal = z.object({ refusal: z.object({
  code: z.string(), reasons: z.array(Reason), instead: Words.optional().describe('what to do now: the other way that is open'),
}) })
export type Refusal = z.infer<typeof Refusal>
