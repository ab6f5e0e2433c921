import type { Words } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'

export type LicenceRow = {
  readonly area: string; readonly id: string; readonly person_id: string; readonly classes: string; readonly class_since: Readonly<Record<string, string>>
  readonly first_issued_on: string; readonly valid_from: string; readonly valid_until: string | null; readonly points: number; readonly states: string
  readonly nationality: Words; readonly authority: Words; readonly file_number: Buffer; readonly card_number: Buffer; readonly records: readonly Words[]
  readonly kept_photo: string | null
  readonly e_issued_at: Date | null; readonly e_photo: string | null; readonly portrait_digest: Buffer | null
}

const columns = `l.area, l.id, l.person_id, l.classes, l.class_since, l.first_issued_on, l.valid_from, l.valid_until, l.points, l.states, l.nationality,
  l.authority, l.file_number, l.card_number, l.records, l.kept_photo, e.issued_at as e_issued_at, e.photo as e_photo, e.portrait_digest`
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

export type NewLicence = Omit<LicenceRow, 'e_issued_at' | 'e_photo' | 'portrait_digest'>

export const insert = (db: Tx, row: NewLicence, at: string) =>
  db.run('licences.insert',
    `insert into licences.licences (area, id, person_id, classes, class_since, first_issued_on, valid_from, valid_until, points, states, nationality,
       authority, file_number, card_number, records, kept_photo, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [row.area, row.id, row.person_id, row.classes, JSON.stringify(row.class_since), row.first_issued_on, row.valid_from, row.valid_until, row.points, row.states,
      JSON.stringify(row.nationality), JSON.stringify(row.authority), row.file_number, row.card_number, JSON.stringify(row.records), row.kept_photo, at])

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
