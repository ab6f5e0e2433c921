import type { Answers } from '@changxing/ui/form/problems.ts'
import { useQueryClient } from '@tanstack/react-query'
import { draftName } from '../offline/kept-queries.ts'
import { useCitizen } from '../shell/queries.ts'

/** The application that the reader is filling in, kept on this device only: read once, kept with every answer, dropped when it is sent. */
export function useTransferDraft() {
  const queries = useQueryClient()
  const key = [draftName, useCitizen()?.personId]
  return {
    read: () => queries.getQueryData<Answers>(key) ?? undefined,
    keep: (answers: Answers) => queries.setQueryData<Answers | null>(key, answers),
    drop: () => queries.setQueryData<Answers | null>(key, null),
  }
}
