import type { HoldKind } from '@changxing/rules/vehicles/transfer-limits.ts'
import type { Tx } from '../../platform/database.ts'

export type HoldRow = { readonly kind: HoldKind; readonly id: string; readonly transfer_id: string; readonly at: Date }

/** What is open on transfers of an area that the car comes to. */
const held = `select 'return' as kind, id, transfer_id, at from vehicles.returns where area = $1 and outcome is null
  union all select 'investigation', id, transfer_id, opened_at from vehicles.investigations where area = $1 and transfer_area = $1 and outcome is null
  union all select case when kind = 'fell-through' then kind when raised_by = 'new-owner' then 'new-owner-objection' else 'objection' end, id, transfer_id, at from vehicles.objections where area = $1 and outcome is null`

// What somebody objected to or proposed to return may have ended otherwise; an investigation holds the car also then.
const stillHeld = `select held.kind, held.id, held.transfer_id, held.at from (${held}) as held join vehicles.transfers t on t.area = $1 and t.id = held.transfer_id
  where (held.kind = 'investigation' or t.state not in ('registered', 'withdrawn', 'returned'))`

export const open = (db: Tx, area: string, transferId: string) =>
  db.many<HoldRow>('holds.open', `${stillHeld} and held.transfer_id = $2`, [area, transferId])

/** The oldest of an area. */
export const oldest = (db: Tx, area: string) =>
  db.many<HoldRow>('holds.oldest',
    `${stillHeld} order by held.at limit 500`, [area])
