import type { Answer } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'

export type DetentionRow = {
  readonly area: string; readonly id: string; readonly licence_id: string; readonly voucher_number: string; readonly ground: string; readonly place: string
  readonly facts: Buffer; readonly paper: 'taken' | 'to-be-handed-in'; readonly hand_in_by: string | null; readonly decision: Answer
  readonly officer_id: string; readonly officer_area: string; readonly officer_number: string; readonly at: Date; readonly states_before: string; readonly ended_at: Date | null
}
const columns = 'area, id, licence_id, voucher_number, ground, place, facts, paper, hand_in_by, decision, officer_id, officer_area, officer_number, at, states_before, ended_at'

export const insert = (db: Tx, row: Omit<DetentionRow, 'at' | 'ended_at'> & { readonly at: string }) =>
  db.run('detentions.insert',
    `insert into licences.detentions (area, id, licence_id, voucher_number, ground, place, facts, paper, hand_in_by, decision, officer_id, officer_area, officer_number, at, states_before)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [row.area, row.id, row.licence_id, row.voucher_number, row.ground, row.place, row.facts, row.paper, row.hand_in_by, JSON.stringify(row.decision),
      row.officer_id, row.officer_area, row.officer_number, row.at, row.states_before])

export const byId = (db: Tx, area: string, id: string) =>
  db.one<DetentionRow>('detentions.by-id', `select ${columns} from licences.detentions where area = $1 and id = $2`, [area, id])

export const end = (db: Tx, row: { area: string; id: string; by: string; note: string; at: string }) =>
  db.run('detentions.end', `update licences.detentions set ended_at = $3, ended_by = $4, end_note = $5 where area = $1 and id = $2`, [row.area, row.id, row.at, row.by, row.note])

/** The next serial of an area's vouchers in a year; the row lock keeps them without gaps. */
export const nextSerial = async (db: Tx, area: string, year: number) =>
  (await db.one<{ last: number }>('vouchers.next',
    `insert into licences.voucher_serials (area, year, last) values ($1, $2, 1) on conflict (area, year) do update set last = licences.voucher_serials.last + 1 returning last`,
    [area, year])).last
