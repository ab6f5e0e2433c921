import type { Tx } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { deliver } from '../deliver.ts'

export type ReleasePrompt = {
  readonly area: string
  /** UUID; a repeat with the same changes nothing. */
  readonly id: string
  readonly contractNumber: string
  readonly mortgageeUscc: string
  readonly vin: string
  /** Civil date on which the owner asked. */
  readonly askedOn: string
}

/**
 * Asks a lender to release a loan that the owner says is paid off, in the transaction that records the wish; sent until it is answered, for a
 * week. The answer (`deliveryStatus`) is a `PromptAnswer` when confirmed; denied: the lender knows no such contract.
 */
export const promptLender = (platform: Platform, db: Tx, { area, id, ...prompt }: ReleasePrompt, thenTask?: string): Promise<void> =>
  deliver(platform, db, { agency: 'bank', area, id, path: '/release-prompts', body: prompt, usefulFor: 7 * 24 * 3_600_000, ...(thenTask && { thenTask }) })
