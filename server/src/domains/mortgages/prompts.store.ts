import type { Tx } from '../../platform/database.ts'

export type PromptState = 'sent' | 'promised' | 'not-paid-off' | 'unknown-contract' | 'not-delivered' | 'released'
export type PromptRow = {
  readonly area: string; readonly id: string; readonly mortgage_id: string; readonly asked_on: string; readonly state: PromptState; readonly due_on: string | null
  readonly escalated_on: string | null
}
const columns = `area, id, mortgage_id, asked_on, state, due_on, escalated_on`

/** False when one is open already. */
export const insert = async (db: Tx, row: Omit<PromptRow, 'state' | 'escalated_on'>): Promise<boolean> =>
  (await db.run('mortgages.insert-prompt',
    `insert into mortgages.prompts (area, id, mortgage_id, asked_on, state, due_on) values ($1, $2, $3, $4, 'sent', $5) on conflict do nothing`,
    [row.area, row.id, row.mortgage_id, row.asked_on, row.due_on])) === 1

export const byId = (db: Tx, area: string, id: string) =>
  db.one<PromptRow>('mortgages.prompt', `select ${columns} from mortgages.prompts where area = $1 and id = $2`, [area, id])

export const answer = (db: Tx, area: string, id: string, state: PromptState, dueOn: string | null) =>
  db.run('mortgages.answer-prompt', `update mortgages.prompts set state = $3, due_on = coalesce($4, due_on) where area = $1 and id = $2 and state = 'sent'`, [area, id, state, dueOn])

export const latestOf = (db: Tx, area: string, mortgageId: string) =>
  db.maybe<PromptRow>('mortgages.latest-prompt-of', `select ${columns} from mortgages.prompts where area = $1 and mortgage_id = $2 order by id desc limit 1`, [area, mortgageId])

/** The mortgage is released: whatever was asked is done. */
export const close = (db: Tx, area: string, mortgageId: string) =>
  db.run('mortgages.close-prompts', `update mortgages.prompts set state = 'released' where area = $1 and mortgage_id = $2 and state <> 'released'`, [area, mortgageId])

/** The overdue first, then those that wait, then the rest. */
export const list = (db: Tx, area: string, limit: number) =>
  db.many<PromptRow>('mortgages.prompts',
    `select ${columns} from mortgages.prompts where area = $1 order by state = 'released', escalated_on is null, due_on, id desc limit $2`, [area, limit])

const isLate = `state in ('sent', 'promised') and due_on < $2 and escalated_on is null`

/** Late and not shown yet; who answered that nothing is paid off, or could not be asked, is not late. */
export const late = (db: Tx, area: string, today: string) =>
  db.many<Pick<PromptRow, 'id' | 'mortgage_id'>>('mortgages.late-prompts',
    `select id, mortgage_id from mortgages.prompts where area = $1 and ${isLate} order by id limit 500`, [area, today])

/** Notes that it is shown as late; undefined when it is late no more, or was shown already. */
export const escalate = (db: Tx, area: string, today: string, id: string) =>
  db.maybe<PromptRow>('mortgages.escalate-prompt', `update mortgages.prompts set escalated_on = $2 where area = $1 and id = $3 and ${isLate} returning ${columns}`, [area, today, id])
