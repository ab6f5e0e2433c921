import type { Tx } from '../../platform/database.ts'

export type DelegationRow = {
  readonly area: string
  readonly id: string
  readonly principal_id: string
  readonly business: string
  readonly about_kind: string | null
  readonly about_area: string | null
  readonly about_id: string | null
  readonly agent_name: Buffer
  readonly agent_number: Buffer
  readonly agent_index: Buffer
  readonly made_on: string
  readonly made_at: Date
  readonly valid_until: string
  readonly note: Buffer | null
  readonly origin: 'online' | 'paper'
  readonly scan_area: string | null
  readonly scan_id: string | null
  readonly recorded_by: string | null
  /** The principal passed a real-person check for it. */
  readonly principal_proven: boolean
  readonly handle: Buffer | null
  readonly token_id: Buffer | null
  readonly code: Buffer | null
  readonly copy_at: Date | null
  readonly cancelled_at: Date | null
}

const columns = `area, id, principal_id, business, about_kind, about_area, about_id, agent_name, agent_number, agent_index, made_on, made_at, valid_until,
  note, origin, scan_area, scan_id, recorded_by, principal_proven, handle, token_id, code, copy_at, cancelled_at`

type Fresh = Omit<DelegationRow, 'made_at' | 'copy_at' | 'cancelled_at'> & {
  readonly made_at: string
  readonly copy_at: string | null
  readonly handle_index: Buffer | null
  readonly decision: string
}

export const insert = (db: Tx, row: Fresh) =>
  db.run('people.insert-delegation',
    `insert into people.delegations (${columns}, handle_index, decision)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, null, $24, $25)`,
    [row.area, row.id, row.principal_id, row.business, row.about_kind, row.about_area, row.about_id, row.agent_name, row.agent_number, row.agent_index,
      row.made_on, row.made_at, row.valid_until, row.note, row.origin, row.scan_area, row.scan_id, row.recorded_by, row.principal_proven,
      row.handle, row.token_id, row.code, row.copy_at,
      row.handle_index, row.decision])

export const enterDirectory = (db: Tx, agentIndex: Buffer, area: string, id: string) =>
  db.run('people.enter-delegation', `insert into people.delegation_directory (agent_index, area, delegation_id) values ($1, $2, $3)`, [agentIndex, area, id])

export const find = (db: Tx, area: string, id: string) =>
  db.maybe<DelegationRow>('people.delegation', `select ${columns} from people.delegations where area = $1 and id = $2`, [area, id])

export const lock = (db: Tx, area: string, id: string) =>
  db.maybe<DelegationRow>('people.lock-delegation', `select ${columns} from people.delegations where area = $1 and id = $2 for update`, [area, id])

export const byHandle = (db: Tx, area: string, handleIndex: Buffer) =>
  db.maybe<DelegationRow>('people.delegation-by-handle', `select ${columns} from people.delegations where area = $1 and handle_index = $2`, [area, handleIndex])

export const byToken = (db: Tx, area: string, tokenId: Buffer) =>
  db.maybe<DelegationRow>('people.delegation-by-token', `select ${columns} from people.delegations where area = $1 and token_id = $2`, [area, tokenId])

export const madeBy = (db: Tx, area: string, principalId: string) =>
  db.many<DelegationRow>('people.delegations-made-by',
    `select ${columns} from people.delegations where area = $1 and principal_id = $2 order by made_at desc limit 100`, [area, principalId])

/** Where the letters lie that name this agent, the last made first. */
export const naming = (db: Tx, agentIndex: Buffer) =>
  db.many<{ area: string; delegation_id: string }>('people.delegations-naming',
    `select area, delegation_id from people.delegation_directory where agent_index = $1 order by delegation_id desc limit 100`, [agentIndex])

export const ofArea = (db: Tx, area: string, ids: readonly string[]) =>
  db.many<DelegationRow>('people.delegations-of-area', `select ${columns} from people.delegations where area = $1 and id = any($2::uuid[])`, [area, ids])

export const cancel = (db: Tx, area: string, id: string, at: string) =>
  db.run('people.cancel-delegation', `update people.delegations set cancelled_at = $3 where area = $1 and id = $2 and cancelled_at is null`, [area, id, at])

/** Notes that the copy has reached the counters. */
export const copyArrived = (db: Tx, area: string, id: string, at: string) =>
  db.run('people.delegation-copy', `update people.delegations set copy_at = $3 where area = $1 and id = $2 and copy_at is null`, [area, id, at])

export type CheckRow = {
  readonly area: string
  readonly id: string
  readonly letter_area: string
  readonly delegation_id: string
  readonly on_day: string
  readonly by_caller: string
  readonly confirmed_by: 'account' | 'copy' | 'number' | 'signature' | 'paper'
  readonly accepted: boolean
}

export const appendCheck = (db: Tx, row: CheckRow & { readonly at: string; readonly decision: string; readonly facts: string }) =>
  db.run('people.append-delegation-check',
    `insert into people.delegation_checks (area, id, letter_area, delegation_id, at, on_day, by_caller, confirmed_by, accepted, decision, facts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [row.area, row.id, row.letter_area, row.delegation_id, row.at, row.on_day, row.by_caller, row.confirmed_by, row.accepted, row.decision, row.facts])

/** An examination, and what its rule said to do. */
export const check = (db: Tx, area: string, id: string) =>
  db.maybe<CheckRow & { readonly action: string | null }>('people.delegation-check',
    `select area, id, letter_area, delegation_id, on_day, by_caller, confirmed_by, accepted, decision -> 'outcome' ->> 'action' as action
       from people.delegation_checks where area = $1 and id = $2`, [area, id])
