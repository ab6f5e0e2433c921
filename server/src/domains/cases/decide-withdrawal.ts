import {
  caseWithdrawalRequest as requestEndpoint, caseWithdrawals as listEndpoint, decideCaseWithdrawal as decideEndpoint, denyCaseWithdrawal as denyEndpoint,
} from '@changxing/contract/case-withdrawals.ts'
import { because } from '@changxing/rules/decision.ts'
import { backFrom, instantText } from '../../platform/clock.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { asCitizen, asOfficer, operation, Refusal, refused, type Context } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import { mandateStands } from './mandate.ts'
import { caseToReview, officeCase, ownCase, stateAfter } from './policy.ts'
import { presentCase } from './present-case.ts'
import { presentReview } from './present-review.ts'
import { askedWords, openSaid, sealSaid } from './present-withdrawal.ts'
import { record } from './record-event.ts'
import type { Service } from './service.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'
import { takeBack } from './take-back.ts'
import { tellApplicant } from './tell-applicant.ts'
import * as withdrawals from './withdrawals.store.ts'

const nothingWaits = (service: Service): Refusal =>
  refused('not-now', [because(service.within.clause, false, { zh: '没有待确认的撤回', en: 'No withdrawal waits to be confirmed here' })])

/** Why it cannot be confirmed: the officer has not looked at the request, it was decided meanwhile, or the letter of the agent who asked has ended. */
const notToConfirm = async (context: Context, service: Service, one: Case, row: withdrawals.WithdrawalRow): Promise<Refusal | undefined> => {
  if (!row.looked_by.includes(asOfficer(context).number)) {
    return refused('request-not-seen', [because(service.within.clause, false, { zh: '请先看签字的申请，再确认撤回', en: 'Look at the signed request before you confirm it' })])
  }
  const state = stateAfter(service, one, 'withdraw', 'applicant')
  if (state instanceof Refusal) return state
  return row.asked_by === 'agent' ? mandateStands(context, service, one) : undefined
}

/**
 * A colleague who reviews this business confirms a proposed withdrawal, having looked at the signed request, or declines it: anybody but who proposed it,
 * so that an office of two can settle it. The applicant is told either way. Refusals: not-now, four-eyes, request-not-seen, not-in-this-state,
 * delegation-ended. Problem: not-allowed.
 */
export const decideCaseWithdrawal = operation(decideEndpoint, async (context, { area, caseId, withdrawalId, confirmed, words }) => {
  const { officerId, number } = asOfficer(context)
  const one = await caseToReview(context, area, caseId, 'lock')
  const service = serviceOf(one.service)
  const row = await withdrawals.waiting(context.db, area, caseId)
  if (row?.id !== withdrawalId) return nothingWaits(service)
  if (one.withdrawalBy === officerId) {
    return refused('four-eyes', [because(service.within.clause, false, { zh: '撤回由您提出，须由另一名同事确认', en: 'You proposed this withdrawal: a colleague confirms it' })])
  }
  const no = confirmed ? await notToConfirm(context, service, one, row) : undefined
  if (no) return no
  await withdrawals.decide(context.db, row, { outcome: confirmed ? 'confirmed' : 'declined', by: number, words: sealSaid(context, row, 'decision', words) }, context.recorded())
  if (confirmed) {
    const withdrawn = await takeBack(context, one, { kind: 'withdrawn', note: words })
    await tellApplicant(context, withdrawn, 'withdrawn-at-counter')
    return presentReview(context, withdrawn)
  }
  const goesOn = await record(context, one, { withdrawalBy: null }, { kind: 'withdrawal-declined', note: words })
  await tellApplicant(context, goesOn, 'withdrawal-declined', { says: { zh: words, en: words } })
  return presentReview(context, goesOn)
})

/**
 * The person whose business it is says that they did not ask for it: the proposal ends, the application goes on, and head and supervision read who proposed
 * it. A repeat changes nothing. Refusal: not-now.
 */
export const denyCaseWithdrawal = operation(denyEndpoint, async (context, { area, caseId, withdrawalId }) => {
  const one = await ownCase(context, area, caseId, 'lock')
  if (one.personId !== asCitizen(context).personId) throw new NoSuchRow('cases.own-withdrawal')
  const row = await withdrawals.find(context.db, area, caseId, withdrawalId)
  if (row?.outcome === 'declined' && row.decided_by === withdrawals.applicant) return presentCase(context, one)
  if (!row || row.outcome !== null) return nothingWaits(serviceOf(one.service))
  await withdrawals.decide(context.db, row, { outcome: 'declined', by: withdrawals.applicant, words: null }, context.recorded())
  return presentCase(context, await record(context, one, { withdrawalBy: null }, { kind: 'withdrawal-denied' }))
})

/** The signed request; each look is recorded, and who has looked may confirm. */
export const caseWithdrawalRequest = operation(requestEndpoint, async (context, { area, caseId, withdrawalId }) => {
  await officeCase(context, area, caseId, 'read')
  const row = await withdrawals.find(context.db, area, caseId, withdrawalId)
  const file = row && (await openFile(context.platform, context.db, area, row.request_file))
  if (!file) throw new NoSuchRow('cases.withdrawal-request')
  await withdrawals.look(context.db, row, asOfficer(context).number)
  context.concerns(area, `withdrawal-request:${withdrawalId}`)
  return new Uint8Array(file.bytes)
})

const thirtyDays = 30 * 86_400_000

/** For the head of business and for supervision: what counters of this area proposed, what came of it, and who proposes how often. */
export const caseWithdrawals = operation(listEndpoint, async (context, { area }) => {
  const { db, recorded } = context
  context.concerns(area, 'case-withdrawals')
  const rows = await withdrawals.ofArea(db, area)
  const cases = new Map((await store.ofArea(db, area, [...new Set(rows.map((row) => row.case_id))])).map((one) => [one.id, one]))
  return {
    withdrawals: rows.map((row) => {
      const one = cases.get(row.case_id)!
      return {
        withdrawalId: row.id, caseId: row.case_id, number: one.number ?? '', title: serviceOf(one.service).title, at: instantText(row.at), askedSays: askedWords[row.asked_by],
        words: openSaid(context, row, 'words', row.words), officerNumber: row.officer_number, outcome: row.outcome, decidedBy: row.decided_by,
        decidedWords: row.decided_words && openSaid(context, row, 'decision', row.decided_words), decidedAt: row.decided_at && instantText(row.decided_at),
      }
    }),
    proposers: (await withdrawals.proposers(db, area, backFrom(recorded(), thirtyDays))).map(({ officer_number: officerNumber, ...counts }) => ({ officerNumber, ...counts })),
  }
})
