import type { Tx } from '../../platform/database.ts'

export type LinkRow = {
  readonly area: string; readonly id: string; readonly vehicle_id: string; readonly seller_area: string; readonly seller_person_id: string
  readonly buyer_area: string | null; readonly buyer_person_id: string | null; readonly joined_at: Date | null
  readonly seller_agreed_at: Date | null
  readonly revoked_at: Date | null; readonly made_at: Date; readonly expires_at: Date
}
const columns = 'area, id, vehicle_id, seller_area, seller_person_id, buyer_area, buyer_person_id, joined_at, seller_agreed_at, revoked_at, made_at, expires_at'

export const insert = (
  db: Tx,
  row: {
    area: string; id: string; vehicleId: string; sellerArea: string; sellerPersonId: string; tokenHash: Buffer; at: string
    expiresAt: string
  },
) =>
  db.run('check-links.insert',
    `insert into vehicles.check_links (area, id, vehicle_id, seller_area, seller_person_id, token_hash, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.area, row.id, row.vehicleId, row.sellerArea, row.sellerPersonId, row.tokenHash, row.at, row.expiresAt])

export const byId = (db: Tx, area: string, id: string) =>
  db.one<LinkRow>('check-links.by-id', `select ${columns} from vehicles.check_links where area = $1 and id = $2`, [area, id])

export const lock = (db: Tx, area: string, id: string) =>
  db.one<LinkRow>('check-links.lock', `select ${columns} from vehicles.check_links where area = $1 and id = $2 for update`, [area, id])

export const lockByToken = (db: Tx, area: string, tokenHash: Buffer) =>
  db.one<LinkRow>(
    'check-links.lock-by-token', `select ${columns} from vehicles.check_links where area = $1 and token_hash = $2 for update`,
    [area, tokenHash],
  )

export const join = (db: Tx, area: string, id: string, buyer: { area: string; personId: string }, at: string) =>
  db.run(
    'check-links.join', `update vehicles.check_links set buyer_area = $3, buyer_person_id = $4, joined_at = $5 where area = $1 and id = $2`,
    [area, id, buyer.area, buyer.personId, at],
  )

export const agree = (db: Tx, area: string, id: string, at: string) =>
  db.run('check-links.agree', `update vehicles.check_links set seller_agreed_at = $3 where area = $1 and id = $2`, [area, id, at])

export const revoke = (db: Tx, area: string, id: string, at: string) =>
  db.run(
    'check-links.revoke', `update vehicles.check_links set revoked_at = coalesce(revoked_at, $3) where area = $1 and id = $2`,
    [area, id, at],
  )

export const takePart = (
  db: Tx, person: { area: string; personId: string }, link: { area: string; id: string }, role: 'seller' | 'buyer', at: string,
) =>
  db.run('check-links.take-part',
    `insert into vehicles.check_parties (area, person_id, link_area, link_id, role, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [person.area, person.personId, link.area, link.id, role, at])

export const ofPerson = (db: Tx, area: string, personId: string) =>
  db.many<{ link_area: string; link_id: string }>('check-links.of-person',
    `select link_area, link_id from vehicles.check_parties where area = $1 and person_id = $2 order by at desc limit 50`, [area, personId])

export const recordLook = (
  db: Tx, row: { area: string; id: string; linkId: string; who: 'seller' | 'buyer'; clear: boolean; at: string },
) =>
  db.run('check-links.record-look',
    `insert into vehicles.check_looks (area, id, link_id, who, clear, at) values ($1, $2, $3, $4, $5, $6)`,
    [row.area, row.id, row.linkId, row.who, row.clear, row.at])

export const looks = (db: Tx, area: string, linkId: string) =>
  db.many<{ at: Date; who: 'seller' | 'buyer'; clear: boolean }>('check-links.looks',
    `select at, who, clear from vehicles.check_looks where area = $1 and link_id = $2 order by id desc limit 50`, [area, linkId])
