import type { Tx } from '../../platform/database.ts'

export type HoldKind = 'return' | 'investigation' | 'objection'

/** What is open on a transfer, in the area that the car comes to. */
export const open = (db: Tx, area: string, transferId: string) =>
  db.many<{ kind: HoldKind }>('holds.open',
    `select 'return' as kind from vehicles.returns where area = $1 and transfer_id = $2 and outcome is null
     union all select 'investigation' from vehicles.investigations where area = $1 and transfer_id = $2 and outcome is null
     union all select 'objection' from vehicles.objections where area = $1 and transfer_id = $2 and outcome is null`, [area, transferId])
