import type { Tx } from '../../platform/database.ts'

export type EndedBy = 'elder-link' | 'elder-app' | 'helper' | 'done'

export type HelpRow = {
  readonly area: string
  readonly id: string
  readonly elder_id: string
  readonly helper_area: string
  readonly helper_id: string
  readonly business: string
  readonly identity_kind: 'id-card' | 'residence-permit' | 'other'
  readonly started_at: Date
  readonly ended_at: Date | null
  readonly ended_by: EndedBy | null
}

const columns = 'area, id, elder_id, helper_area, helper_id, business, identity_kind, started_at, ended_at, ended_by'

type Fresh = Omit<HelpRow, 'started_at' | 'ended_at' | 'ended_by'> & {
  readonly handle_index: Buffer
  readonly started_at: string
  readonly decision: string
  readonly decision_facts: string
}

export const insert = (db: Tx, row: Fresh) =>
  db.run('people.insert-help',
    `insert into people.helps (area, id, elder_id, helper_area, helper_id, business, identity_kind, handle_index, started_at, decision, decision_facts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [row.area, row.id, row.elder_id, row.helper_area, row.helper_id, row.business, row.identity_kind, row.handle_index, row.started_at, row.decision, row.decision_facts])

export const find = (db: Tx, area: string, id: string) =>
  db.maybe<HelpRow>('people.help', `select ${columns} from people.helps where area = $1 and id = $2`, [area, id])

export const lock = (db: Tx, area: string, id: string) =>
  db.maybe<HelpRow>('people.lock-help', `select ${columns} from people.helps where area = $1 and id = $2 for update`, [area, id])

export const byHandle = (db: Tx, area: string, handleIndex: Buffer) =>
  db.maybe<HelpRow>('people.help-by-handle', `select ${columns} from people.helps where area = $1 and handle_index = $2`, [area, handleIndex])

/** Keeps what the rule said when the helper sent the application, once the older person had passed their check. */
export const send = (db: Tx, area: string, id: string, { at, decision, facts }: { readonly at: string; readonly decision: string; readonly facts: string }) =>
  db.run('people.send-help', `update people.helps set sent_at = $3, sent_decision = $4, sent_decision_facts = $5 where area = $1 and id = $2`, [area, id, at, decision, facts])

export const end = (db: Tx, area: string, id: string, by: EndedBy, at: string) =>
  db.run('people.end-help', `update people.helps set ended_at = $4, ended_by = $3 where area = $1 and id = $2 and ended_at is null`, [area, id, by, at])
