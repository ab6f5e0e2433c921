import type { CaseView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import { openWords, sealWords, type Case } from './case.ts'
import * as withdrawals from './withdrawals.store.ts'

export const askedWords: Readonly<Record<withdrawals.WithdrawalRow['asked_by'], Words>> = {
  principal: { zh: '申请人本人到场签字', en: 'Signed by the applicant, who stood there' }, agent: { zh: '受托人到场签字', en: 'Signed by the agent, who stood there' },
}

type Of = Pick<withdrawals.WithdrawalRow, 'area' | 'id' | 'case_id'>
type Said = 'words' | 'decision'
const field = ({ id }: Of, said: Said) => `withdrawal-${id}-${said}`

/** Seals why somebody asked for a withdrawal, or why it was decided so. */
export const sealSaid = ({ platform }: Context, of: Of, said: Said, words: string): Buffer => sealWords(platform.box, { area: of.area, id: of.case_id }, field(of, said), words)

export const openSaid = ({ platform }: Context, of: Of, said: Said, sealed: Buffer): string => openWords(platform.box, { area: of.area, id: of.case_id }, field(of, said), sealed)

/** The withdrawal that a counter proposed and that waits for a colleague, or null. */
export const presentWaiting = async (context: Context, one: Case): Promise<z.infer<typeof CaseView>['withdrawal']> => {
  const row = one.withdrawalBy === null ? undefined : await withdrawals.waiting(context.db, one.area, one.id)
  if (!row) return null
  return { withdrawalId: row.id, at: instantText(row.at), askedSays: askedWords[row.asked_by], words: openSaid(context, row, 'words', row.words), officerNumber: row.officer_number }
}
