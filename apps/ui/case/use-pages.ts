import { addDocument, movePage, removePage, type CaseView } from '@changxing/contract/cases.ts'
import { Failed } from '@changxing/contract/client.ts'
import { useState } from 'react'
import { useAction } from '../use-action.ts'
import type { Page } from './pages.ts'

/** A picture that was uploaded, with what a model found on it. */
export type Picture = { readonly fileId: string; readonly findings?: readonly { readonly rule: string; readonly holds: boolean }[] }

/**
 * Gives, replaces, moves and removes pages of one document. `keep` takes the case as it is then, `refresh` fetches it anew where somebody changed the
 * pages meanwhile. What was lost on the way goes again as it was by `retry`, and is one page.
 */
export const usePages = (told: CaseView, kind: string, keep: (told: CaseView) => void, refresh: () => void) => {
  const give = useAction(addDocument)
  const move = useAction(movePage)
  const remove = useAction(removePage)
  const [last, setLast] = useState<{ readonly picture: Picture; readonly instead: Page | undefined }>()
  const [already, setAlready] = useState(false)
  const params = { area: told.area, caseId: told.id }
  const pagesIn = (one: CaseView) => one.documents.find((document) => document.kind === kind)?.pages ?? []
  const begin = () => {
    for (const action of [give, move, remove]) action.clear()
    setAlready(false)
  }
  const taken = (next: CaseView | undefined) => {
    if (next) keep(next)
    return next
  }
  const send = async (picture: Picture, instead?: Page) => {
    const { fileId, findings } = picture
    begin()
    setLast({ picture, instead })
    const next = taken(await give.run({ params, input: {
      kind, fileId, ...(findings && { findings: findings.map(({ rule, holds }) => ({ rule, holds })) }), ...(instead && { page: instead.page, replaces: instead.fileId }),
    } }))
    setAlready(next !== undefined && !instead && pagesIn(next).every((page) => pagesIn(told).some(({ fileId: before }) => before === page.fileId)))
    return next
  }
  const lookAnew = () => {
    begin()
    refresh()
  }
  const failure = give.failure ?? move.failure ?? remove.failure
  const stale = failure instanceof Failed && failure.error?.code === 'changed-meanwhile'
  const lost = give.failure instanceof Failed && (give.failure.status === 0 || give.failure.status >= 500)
  return {
    give: send,
    move: async ({ fileId }: Page, page: number) => {
      begin()
      return taken(await move.run({ params: { ...params, kind, fileId }, input: { page } }))
    },
    remove: async ({ fileId }: Page) => {
      begin()
      return taken(await remove.run({ params: { ...params, kind, fileId } }))
    },
    pending: give.pending || move.pending || remove.pending,
    failure,
    /** The picture that was given is a page of the document already: nothing was added. */
    already,
    retry: stale ? lookAnew : lost && last ? () => void send(last.picture, last.instead) : undefined,
  }
}
