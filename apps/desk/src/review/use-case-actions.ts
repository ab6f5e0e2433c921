import { decideCaseWithdrawal } from '@changxing/contract/case-withdrawals.ts'
import {
  advanceCase, approveCase, askApplicant, claimCase, endMaking, handOverCase, investigateCase, rejectCase, releaseCase, reviewView, settleSuspicion, suspectCase, takeQuestionBack,
  type ReviewView,
} from '@changxing/contract/review.ts'
import { Failed } from '@changxing/contract/client.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import type { Receiver } from './hand-over-panel.tsx'

/** Everything an officer does with the case they see; each answers the case as it is then, or nothing when it failed. */
export const useCaseActions = (view: ReviewView) => {
  const client = useClient()
  const queries = useQueryClient()
  const { area, id: caseId, version, stages, withdrawal } = view.case
  const params = { area, caseId }
  const all = {
    claim: useAction(claimCase), release: useAction(releaseCase), approve: useAction(approveCase), reject: useAction(rejectCase), ask: useAction(askApplicant), takeBack: useAction(takeQuestionBack),
    handOver: useAction(handOverCase), suspect: useAction(suspectCase), investigate: useAction(investigateCase), settle: useAction(settleSuspicion),
    advance: useAction(advanceCase), decideWithdrawal: useAction(decideCaseWithdrawal), endMaking: useAction(endMaking),
  }
  const failure = Object.values(all).map((action) => action.failure).find(Boolean)
  const keep = (renewed: ReviewView | undefined) => {
    if (renewed) {
      queries.setQueryData(['review', area, caseId], renewed)
      void queries.invalidateQueries({ queryKey: ['queue'] })
    }
    return renewed
  }
  /** The case as the office sees it after a step of which the answer is the applicant's view. */
  const reviewed = async (done: ReviewView['case'] | undefined) => done && keep(await client.call(reviewView, { params }).catch(() => ({ ...view, case: done })))
  const withNote = (note: string) => ({ version, ...(note && { note }) })
  return {
    failure,
    conflict: failure instanceof Failed && failure.error?.code === 'changed-meanwhile',
    pending: Object.values(all).some((action) => action.pending),
    clear: () => Object.values(all).forEach((action) => action.clear()),
    claim: async () => keep(await all.claim.run({ params, input: { version } })),
    release: async () => keep(await all.release.run({ params, input: { version } })),
    approve: async (note: string) => keep(await all.approve.run({ params, input: withNote(note) })),
    reject: async (reasons: string[]) => keep(await all.reject.run({ params, input: { version, reasons } })),
    ask: async (asked: { text: string; documents: string[]; fields: string[] }) => keep(await all.ask.run({ params, input: { version, ...asked } })),
    takeBack: async () => keep(await all.takeBack.run({ params, input: { version } })),
    handOver: async (to: Receiver, note: string) => keep(await all.handOver.run({ params, input: { ...withNote(note), ...to } })),
    suspect: async (note: string, grounds: string[]) => keep(await all.suspect.run({ params, input: { version, note, ...(grounds.length > 0 && { grounds }) } })),
    investigate: async (note: string) => keep(await all.investigate.run({ params, input: { version, note } })),
    settle: async (result: 'cleared' | 'confirmed', note: string, confirmed: string[]) =>
      keep(await all.settle.run({ params, input: { version, result, note, ...(confirmed.length > 0 && { confirmed }) } })),
    decideWithdrawal: async (confirmed: boolean, words: string) =>
      withdrawal ? keep(await all.decideWithdrawal.run({ params, input: { withdrawalId: withdrawal.withdrawalId, confirmed, words } })) : undefined,
    advance: async (note: string, recorded: Readonly<Record<string, string>> = {}) => {
      const stage = stages.find(({ state }) => state === 'next')
      return stage && reviewed(await all.advance.run({ params: { ...params, stage: stage.name }, input: { ...withNote(note), ...(Object.keys(recorded).length > 0 && { recorded }) } }))
    },
    endMaking: async (note: string) => reviewed(await all.endMaking.run({ params, input: withNote(note) })),
  }
}
