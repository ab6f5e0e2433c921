import type { Answers } from '@changxing/ui/form/problems.ts'

const nameFor = (personId: string | undefined): string => `changxing.delegation.${personId ?? ''}`

/** What was answered before the way to the real-person check and back. Kept in this tab only, until the letter is made or the tab is closed. */
export const delegationDraft = (personId: string | undefined) => ({
  read: (): Answers | undefined => {
    const kept = sessionStorage.getItem(nameFor(personId))
    return kept === null ? undefined : (JSON.parse(kept) as Answers)
  },
  keep: (answers: Answers): void => sessionStorage.setItem(nameFor(personId), JSON.stringify(answers)),
  drop: (): void => sessionStorage.removeItem(nameFor(personId)),
})
