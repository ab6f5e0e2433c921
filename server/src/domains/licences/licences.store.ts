import type { Words } from '@changxing/rules/decision.ts'
import type { Postponement } from '@changxing/rules/licences/business-kinds.ts'
import type { CancellationCause } from '@changxing/rules/licences/decide-restore.ts'
import type { Tx } from '../../platform/database.ts'

/** What a military licence proved (M7.3): `how` says whether the licence itself bears it, or the safe-driving record alone. */
export type MilitaryNote = {
  readonly how: 'mark-first-issue' | 'note-only'
  readonly notedOn: string
  readonly prefix: string
  readonly firstIssuedOn: string
  readonly classes: readonly { readonly code: string; readonly since: string }[]
  /** Why the first-issue date printed is the day that it is. */
  readonly reasons: readonly { readonly clause: string; readonly says: Words }[]
}

export type LicenceRow = {
  readonly area: string; readonly id: string; readonly person_id: string; readonly classes: string; readonly class_since: Readonly<Record<string, string>>
  readonly first_issued_on: string; readonly valid_from: string; readonly valid_until: string | null; readonly points: number; readonly states: string
  readonly nationality: Words; readonly authority: Words; readonly file_number: Buffer; readonly card_number: Buffer; readonly records: readonly Words[]
  readonly kept_photo: string | null
  readonly reached_twelve: boolean; readonly cancelled_on: string | null; readonly cancelled_for: CancellationCause | null; readonly medical_on: string | null
  readonly postponed: Readonly<Partial<Record<Postponement, string>>>; readonly military: MilitaryNote | null
  readonly e_issued_at: Date | null; readonly e_photo: string | null; readonly portrait_digest: Buffer | null
}

const columns = `l.area, l.id, l.person_id, l.classes, l.class_since, l.first_issued_on, l.valid_from, l.valid_until, l.points, l.states, l.nationality,
  l.authority, l.file_number, l.card_number, l.records, l.kept_photo, l.reached_twelve, l.cancelled_on, l.cancelled_for, l.medical_on, l.postponed, l.military, e.issued_at as e_issued_at, e.photo as e_photo, e.portrait_digest`
const joined = 'licences.licences l left join licences.e_licences e on e.area = l.area and e.licence_id = l.id'

export const byId = (db: Tx, area: string, id: string) =>
  db.one<LicenceRow>('licences.by-id', `select ${columns} from ${joined} where l.area = $1 and l.id = $2`, [area, id])

export const ofPerson = (db: Tx, area: string, personId: string) =>
  db.maybe<LicenceRow>('licences.of-person', `select ${columns} from ${joined} where l.area = $1 and l.person_id = $2`, [area, personId])

/** Locks the file before its states change. */
export const lock = (db: Tx, area: string, id: string) =>
  db.one<{ states: string }>('licences.lock', `select states from licences.licences where area = $1 and id = $2 for update`, [area, id])

export const enterDirectory = (db: Tx, numberIndex: Buffer, area: string, licenceId: string) =>
  db.run('licences.enter-directory', `insert into licences.licence_directory (number_index, area, licence_id) values ($1, $2, $3) on conflict do nothing`, [numberIndex, area, licenceId])

type Kept = 'e_issued_at' | 'e_photo' | 'portrait_digest'
type Later = 'reached_twelve' | 'cancelled_on' | 'cancelled_for' | 'medical_on' | 'postponed' | 'military'
export type NewLicence = Omit<LicenceRow, Kept | Later> & Partial<Pick<LicenceRow, 'cancelled_on' | 'cancelled_for' | 'military'>>

export const insert = (db: Tx, row: NewLicence, at: string) =>
  db.run('licences.insert',
    `insert into licences.licences (area, id, person_id, classes, class_since, first_issued_on, valid_from, valid_until, points, states, nationality,
       authority, file_number, card_number, records, kept_photo, updated_at, cancelled_on, cancelled_for, military)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [row.area, row.id, row.person_id, row.classes, JSON.stringify(row.class_since), row.first_issued_on, row.valid_from, row.valid_until, row.points, row.states,
      JSON.stringify(row.nationality), JSON.stringify(row.authority), row.file_number, row.card_number, JSON.stringify(row.records), row.kept_photo, at,
      row.cancelled_on ?? null, row.cancelled_for ?? null, row.military ? JSON.stringify(row.military) : null])

/** Everything that business changes about a licence, but its states. */
export const change = (db: Tx, row: Omit<LicenceRow, Kept>, at: string) =>
  db.run('licences.change',
    `update licences.licences set classes = $3, class_since = $4, first_issued_on = $5, valid_from = $6, valid_until = $7, authority = $8, file_number = $9,
       card_number = $10, records = $11, reached_twelve = $12, cancelled_on = $13, cancelled_for = $14, medical_on = $15, postponed = $16, military = $17,
       updated_at = $18 where area = $1 and id = $2`,
    [row.area, row.id, row.classes, JSON.stringify(row.class_since), row.first_issued_on, row.valid_from, row.valid_until, JSON.stringify(row.authority), row.file_number,
      row.card_number, JSON.stringify(row.records), row.reached_twelve, row.cancelled_on, row.cancelled_for, row.medical_on, JSON.stringify(row.postponed),
      row.military ? JSON.stringify(row.military) : null, at])

/** Licences of an area in order, after one; for work in batches. */
export const batch = (db: Tx, area: string, after: string, limit: number) =>
  db.many<LicenceRow>('licences.batch', `select ${columns} from ${joined} where l.area = $1 and l.id > $2 order by l.id limit $3`, [area, after, limit])

/** Licences of an area whose validity is over and that have not ended for good, in order, after one. */
export const runOut = (db: Tx, area: string, today: string, after: string, limit: number) =>
  db.many<{ id: string }>('licences.run-out',
    `select id from licences.licences where area = $1 and id > $2 and valid_until < $3 and states !~ '[EFG]' order by id limit $4`, [area, after, today, limit])

export const setStates = (db: Tx, area: string, id: string, states: string, at: string) =>
  db.run('licences.set-states', `update licences.licences set states = $3, updated_at = $4 where area = $1 and id = $2`, [area, id, states, at])

export const keepPhoto = (db: Tx, area: string, id: string, photo: string, at: string) =>
  db.run('licences.keep-photo', `update licences.licences set kept_photo = $3, updated_at = $4 where area = $1 and id = $2`, [area, id, photo, at])

/** Issues the e-licence, or renews its portrait when it was issued before. */
export const issue = (db: Tx, row: { area: string; licenceId: string; caseId: string; photo: string; portraitDigest: Uint8Array; at: string }) =>
  db.run('licences.issue',
    `insert into licences.e_licences (area, licence_id, case_id, photo, portrait_digest, issued_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (area, licence_id) do update set case_id = excluded.case_id, photo = excluded.photo, portrait_digest = excluded.portrait_digest, issued_at = excluded.issued_at`,
    [row.area, row.licenceId, row.caseId, row.photo, Buffer.from(row.portraitDigest), row.at])

export const count = (db: Tx) => db.one<{ n: number }>('licences.count', `select count(*) as n from licences.licences`)

type AudienceRow = { readonly drivers: number; readonly with_e_licence: number }
export const audience = (db: Tx, area: string) =>
  db.one<AudienceRow>('licences.audience', `select count(*) as drivers, count(e.licence_id) as with_e_licence from ${joined} where l.area = $1`, [area])

/** Holders in an area who have no e-licence, in order of licence, after one licence. */
export const holdersWithout = (db: Tx, area: string, after: string, limit: number) =>
  db.many<{ id: string; person_id: string; states: string }>('licences.holders-without',
    `select l.id, l.person_id, l.states from ${joined} where l.area = $1 and l.id > $2 and e.licence_id is null order by l.id limit $3`, [area, after, limit])

/** The licence behind a credential's token. */
export const ofToken = (db: Tx, area: string, tokenId: Buffer) =>
  db.maybe<{ licence_id: string }>('licences.of-token', `select licence_id from licences.credentials where area = $1 and token_id = $2`, [area, tokenId])

/** Whether the picture is the kept photo or the e-licence's portrait of this person. */
export const isPortraitOf = async (db: Tx, area: string, fileId: string, personId: string) =>
  (await db.maybe('licences.is-portrait-of', `select l.id from ${joined} where l.area = $1 and l.person_id = $3 and (l.kept_photo = $2 or e.photo = $2)`, [area, fileId, personId])) !== undefined
