import type { Tx } from '../../platform/database.ts'

type Which = { readonly area: string; readonly id: string }

/** Running cases without a due day: their year's holidays were not published. Looks over all areas, once a night. */
export const withoutDueDay = (db: Tx) =>
  db.many<Which>(
    'cases.without-due-day',
    `select area, id from cases.cases where state in ('submitted', 'in-review') and due_on is null and stands_since is null
       order by area, id`,
  )

/** Questions that are to be answered by this day or before, of which the applicant was not reminded yet. */
export const questionsDue = (db: Tx, by: string) =>
  db.many<Which>(
    'cases.questions-due',
    `select area, id from cases.cases where state = 'question-asked' and answer_by <= $1 and reminded_for is distinct
       from answer_by order by area, id`,
    [by],
  )

/** Drafts that nobody has touched since then; one that is held as suspect stays. */
export const oldDrafts = (db: Tx, before: string) =>
  db.many<Which>('cases.old-drafts', `select area, id from cases.cases where state = 'draft' and updated_at < $1 and suspicion is null order by area, id`, [
    before,
  ])

/** Removes a draft with its documents and checks, if it is still untouched; false when it is not. Its events stay. */
export const removeDraft = async (db: Tx, area: string, id: string, before: string) =>
  (await db.run('cases.remove-draft', `delete from cases.cases where area = $1 and id = $2 and state = 'draft' and updated_at < $3 and suspicion is null`, [
    area,
    id,
    before,
  ])) === 1
