import type { Words } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'

export type NewLook = {
  readonly area: string; readonly id: string; readonly licenceId: string; readonly at: string; readonly kind: 'officer' | 'relying-party' | 'citizen' | 'copy'
  readonly looker: string; readonly caller: string; readonly purpose: Words; readonly place: string | null; readonly saw: Words
}
export const insertLook = (db: Tx, look: NewLook) =>
  db.run('looks.insert',
    `insert into licences.looks (area, id, licence_id, at, kind, looker, caller, purpose, place, saw) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [look.area, look.id, look.licenceId, look.at, look.kind, look.looker, look.caller, JSON.stringify(look.purpose), look.place, JSON.stringify(look.saw)])

type LookRow = { readonly at: Date; readonly kind: NewLook['kind']; readonly looker: string; readonly purpose: Words; readonly place: string | null; readonly saw: Words }
export const looksAt = (db: Tx, area: string, licenceId: string) =>
  db.many<LookRow>('looks.at', `select at, kind, looker, purpose, place, saw from licences.looks where area = $1 and licence_id = $2 order by at desc limit 200`, [area, licenceId])

/** Whether this caller looked at the licence with this portrait since an instant. */
export const sawPortrait = async (db: Tx, area: string, fileId: string, caller: string, since: string) =>
  (await db.maybe<{ at: Date }>('looks.saw-portrait',
    `select k.at from licences.licences l left join licences.e_licences e on e.area = l.area and e.licence_id = l.id
       join licences.looks k on k.area = l.area and k.licence_id = l.id
      where l.area = $1 and (l.kept_photo = $2 or e.photo = $2) and k.caller = $3 and k.at > $4 limit 1`, [area, fileId, caller, since])) !== undefined

export type NewCheck = {
  readonly area: string; readonly id: string; readonly officerId: string; readonly at: string; readonly receivedAt: string; readonly offline: boolean
  readonly verdict: 'green' | 'yellow' | 'red' | 'grey'; readonly reasons: readonly string[]; readonly codeHash: Buffer | null
  readonly licenceArea: string | null; readonly licenceId: string | null; readonly place: string | null
  readonly trustListSequence: number | null; readonly statusListSequence: number | null
}
/** False when this check is recorded already. */
export const insertCheck = async (db: Tx, check: NewCheck) =>
  (await db.run('checks.insert',
    `insert into licences.checks (area, id, officer_id, at, received_at, offline, verdict, reasons, code_hash, licence_area, licence_id, place, trust_list_sequence, status_list_sequence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing`,
    [check.area, check.id, check.officerId, check.at, check.receivedAt, check.offline, check.verdict, check.reasons, check.codeHash, check.licenceArea,
      check.licenceId, check.place, check.trustListSequence, check.statusListSequence])) === 1

type CheckRow = { readonly id: string; readonly at: Date; readonly verdict: NewCheck['verdict']; readonly offline: boolean; readonly licence_area: string | null; readonly licence_id: string | null }
export const checksOf = (db: Tx, area: string, officerId: string, since: string) =>
  db.many<CheckRow>('checks.of',
    `select id, at, verdict, offline, licence_area, licence_id from licences.checks where area = $1 and officer_id = $2 and at >= $3 order by at desc limit 500`, [area, officerId, since])

/** Remembers one showing; answers the terminals that saw the same showing before. */
export const sight = async (db: Tx, row: { area: string; tokenId: Buffer; codeTime: number; checkId: string; terminal: string; at: string }) => {
  await db.run('sightings.insert',
    `insert into licences.sightings (area, token_id, code_time, check_id, terminal, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [row.area, row.tokenId, row.codeTime, row.checkId, row.terminal, row.at])
  return db.many<{ terminal: string; at: Date }>('sightings.others',
    `select terminal, at from licences.sightings where area = $1 and token_id = $2 and code_time = $3 and check_id <> $4`, [row.area, row.tokenId, row.codeTime, row.checkId])
}

export const removeOldSightings = (db: Tx, area: string, before: string) =>
  db.run('sightings.remove-old', `delete from licences.sightings where area = $1 and at < $2`, [area, before])

export const keepHandle = (db: Tx, row: { area: string; digitsHash: Buffer; licenceId: string; deviceId: string; expiresAt: string }) =>
  db.run('handles.keep', `insert into licences.handles (area, digits_hash, licence_id, device_id, expires_at) values ($1, $2, $3, $4, $5)`,
    [row.area, row.digitsHash, row.licenceId, row.deviceId, row.expiresAt])

export const handle = (db: Tx, area: string, digitsHash: Buffer) =>
  db.maybe<{ licence_id: string; device_id: string; expires_at: Date }>('handles.find',
    `select licence_id, device_id, expires_at from licences.handles where area = $1 and digits_hash = $2`, [area, digitsHash])

export const removeOldHandles = (db: Tx, area: string, before: string) =>
  db.run('handles.remove-old', `delete from licences.handles where area = $1 and expires_at < $2`, [area, before])

export const keepConsent = (db: Tx, row: { area: string; id: string; tokenId: Buffer; recipientKind: string; purpose: string; at: string; expiresAt: string }) =>
  db.run('consents.keep', `insert into licences.consents (area, id, token_id, recipient_kind, purpose, given_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.area, row.id, row.tokenId, row.recipientKind, row.purpose, row.at, row.expiresAt])

export const consentFor = (db: Tx, area: string, tokenId: Buffer, recipientKind: string, now: string) =>
  db.maybe<{ purpose: string }>('consents.for',
    `select purpose from licences.consents where area = $1 and token_id = $2 and recipient_kind = $3 and expires_at > $4 order by given_at desc limit 1`,
    [area, tokenId, recipientKind, now])
