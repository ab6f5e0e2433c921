import type { ClauseId } from '@changxing/rules/clauses.ts'
import { because } from '@changxing/rules/decision.ts'
import { callerOf } from '../../platform/actor.ts'
import * as files from '../../platform/files/files.store.ts'
import { Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import type { Case, GivenPage } from './case.ts'
import * as parts from './parts.store.ts'
import type { DocumentRule } from './service.ts'

/** How many pages a document may have: a licence photo one, a scan as many as the platform takes, or fewer where its page says so. */
export const mostPages = ({ capture, pages }: Pick<DocumentRule, 'capture' | 'pages'>, limit: number): number =>
  capture === 'licence-photo' ? 1 : Math.min(pages ?? limit, limit)

/** The pages given for a document, in their order. */
export const pagesOf = ({ documents }: Pick<Case, 'documents'>, kind: string): readonly GivenPage[] => documents.filter((page) => page.kind === kind)

/** Whether its pages may be moved and removed: in a draft, and while the document is asked for again. What a reviewer has seen stays otherwise. */
export const mayArrange = ({ state, questionItems }: Case, kind: string): boolean =>
  state === 'draft' || (state === 'question-asked' && questionItems?.documents.includes(kind) === true)

/**
 * Keeps a page that the office has seen and that is about to be replaced or taken away: it leaves the document, the case and its file, and stays beside
 * it for the reviewer. Of a draft, or of what was given since the question, nobody has seen anything.
 */
export const keepEarlier = async (context: Context, { area, id, questionAskedAt }: Case, page: GivenPage, because: 'replaced' | 'removed'): Promise<void> => {
  if (questionAskedAt === null || page.givenAt >= questionAskedAt) return
  const { actor, db } = context
  await parts.keepEarlierPage(db, { kind: page.kind, page: page.page, file_id: page.fileId }, {
    area, caseId: id, at: context.recorded(), ended_by: callerOf(actor), ended_by_number: actor.kind === 'officer' ? actor.number : null, ended_because: because,
  })
}

const wrongPage = (zh: string, en: string): Problem => new Problem('bad-input', [{ field: 'page', says: { zh, en } }])

/** The page of the document that shows this picture already: what was sent twice is one page. What was given before the last question may be given anew. */
const sameAs = async ({ db }: Context, one: Case, pages: readonly GivenPage[], file: files.FileRow): Promise<GivenPage | undefined> => {
  const lately = pages.filter(({ fileId, givenAt }) => fileId === file.id || one.questionAskedAt === null || givenAt >= one.questionAskedAt)
  if (lately.length === 0) return undefined
  const rows = await files.findAll(db, one.area, lately.map(({ fileId }) => fileId))
  const same = rows.filter(({ sha256 }) => sha256.equals(file.sha256)).map(({ id }) => id)
  return lately.find(({ fileId }) => same.includes(fileId))
}

const tooMany = (clause: ClauseId, { kind, label }: DocumentRule, most: number): Refusal =>
  refused('too-many-pages', [because(clause, false, {
    zh: `“${label.zh}”最多 ${most} 页。请替换或删除不需要的页`, en: `"${label.en}" has at most ${most} pages. Replace or remove one that is not needed`,
  }, { document: kind, pages: most })])

/** Where a picture goes. `replaces`: the file that the caller saw in this place. */
type Wanted = { readonly page?: number | undefined; readonly replaces?: string | undefined }

/**
 * The page that a picture becomes: the one that is named, else the next; of a document of one page, that one. `given`: it lies there already.
 * Refusal: too-many-pages. Problems: bad-input, changed-meanwhile.
 */
export const placeFor = async (
  context: Context, one: Case, document: DocumentRule, file: files.FileRow, { page, replaces }: Wanted,
): Promise<{ readonly page: number } | 'given' | Refusal> => {
  const most = mostPages(document, context.platform.config.documentPages)
  const pages = pagesOf(one, document.kind)
  const same = most === 1 ? undefined : await sameAs(context, one, pages, file)
  if (same && (page === undefined || page === same.page)) return 'given'
  if (same) throw wrongPage(`这张图片已经是第 ${same.page} 页`, `This picture is page ${same.page} already`)
  const wanted = page ?? (most === 1 ? 1 : pages.length + 1)
  if (wanted > pages.length + 1) throw wrongPage(`第 ${pages.length + 1} 页还没有，请先提交`, `Page ${pages.length + 1} comes first: it is not given yet`)
  if (replaces !== undefined && pages[wanted - 1]?.fileId !== replaces) throw new Problem('changed-meanwhile')
  return wanted > Math.max(most, pages.length) ? tooMany(document.clause, document, most) : { page: wanted }
}
