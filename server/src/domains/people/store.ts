import type { Tx } from '../../platform/database.ts'

export type PersonRow = {
  readonly area: string; readonly id: string; readonly subject: string; readonly name: Buffer; readonly identity_kind: string
  readonly identity_number: Buffer; readonly phone: Buffer | null; readonly address: Buffer; readonly birth_date: string; readonly sex: 'male' | 'female'
}
const personColumns = 'area, id, subject, name, identity_kind, identity_number, phone, address, birth_date, sex'

export const person = (db: Tx, area: string, id: string) =>
  db.one<PersonRow>('people.person', `select ${personColumns} from people.persons where area = $1 and id = $2`, [area, id])

export const persons = (db: Tx, area: string, ids: readonly string[]) =>
  db.many<PersonRow>('people.persons', `select ${personColumns} from people.persons where area = $1 and id = any($2::uuid[])`, [area, ids])

/** How many of these persons a text message would reach. */
export const countWithPhone = async (db: Tx, area: string, ids: readonly string[]): Promise<number> =>
  (await db.one<{ count: number }>('people.count-with-phone',
    `select count(*) as count from people.persons where area = $1 and id = any($2::uuid[]) and phone is not null`, [area, ids])).count

export const whereIs = (db: Tx, identityIndex: Buffer) =>
  db.maybe<{ area: string; person_id: string }>('people.where-is', `select area, person_id from people.person_directory where identity_index = $1`, [identityIndex])

/** Enters the person nationwide; false when somebody else has just done so. */
export const enterDirectory = async (db: Tx, identityIndex: Buffer, area: string, personId: string) =>
  (await db.run('people.enter-directory',
    `insert into people.person_directory (identity_index, area, person_id) values ($1, $2, $3) on conflict do nothing`, [identityIndex, area, personId])) === 1

export const insertPerson = (db: Tx, row: PersonRow & { readonly identity_index: Buffer; readonly at: string }) =>
  db.run('people.insert-person',
    `insert into people.persons (${personColumns}, identity_index, created_at, seen_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
    [row.area, row.id, row.subject, row.name, row.identity_kind, row.identity_number, row.phone, row.address, row.birth_date, row.sex, row.identity_index, row.at])

/** Takes out who was entered by name in this transaction. Nobody who has ever signed in. */
export const removeEntry = async (db: Tx, area: string, id: string) => {
  await db.run('people.remove-directory-entry', `delete from people.person_directory where area = $1 and person_id = $2
    and identity_index = (select identity_index from people.persons where area = $1 and id = $2 and subject = '')`, [area, id])
  await db.run('people.remove-entry', `delete from people.persons where area = $1 and id = $2 and subject = ''`, [area, id])
}

export const renewPerson = (db: Tx, row: Pick<PersonRow, 'area' | 'id' | 'subject' | 'name' | 'phone' | 'address'> & { readonly at: string }) =>
  db.run('people.renew-person',
    `update people.persons set subject = $3, name = $4, phone = $5, address = $6, seen_at = $7 where area = $1 and id = $2`,
    [row.area, row.id, row.subject, row.name, row.phone, row.address, row.at])

export const givePhone = (db: Tx, area: string, id: string, phone: Buffer) =>
  db.run('people.give-phone', `update people.persons set phone = $3 where area = $1 and id = $2 and phone is null`, [area, id, phone])

export type OfficerRow = {
  readonly area: string; readonly id: string; readonly number: string; readonly name: string; readonly office: string
  readonly office_name: { readonly zh: string; readonly en: string }; readonly posts: readonly string[]
}

export const keepOfficer = (db: Tx, row: OfficerRow & { readonly subject: string; readonly at: string }) =>
  db.one<{ id: string }>('people.keep-officer',
    `insert into people.officers (area, id, subject, number, name, office, office_name, posts, seen_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (area, subject) do update set number = excluded.number, name = excluded.name, office = excluded.office,
       office_name = excluded.office_name, posts = excluded.posts, seen_at = excluded.seen_at
     returning id`,
    [row.area, row.id, row.subject, row.number, row.name, row.office, JSON.stringify(row.office_name), row.posts, row.at])

export const officer = (db: Tx, area: string, id: string) =>
  db.maybe<OfficerRow>('people.officer', `select area, id, number, name, office, office_name, posts from people.officers where area = $1 and id = $2`, [area, id])

export type CheckRow = {
  readonly area: string; readonly id: string; readonly person_id: string; readonly purpose: 'e-licence-application' | 'e-licence-device' | 'case' | 'delegation' | 'consent'
  readonly nonce: string; readonly return_to: string; readonly result: 'waiting' | 'confirmed' | 'denied' | 'unknown'
  readonly asked_at: Date; readonly answered_at: Date | null; readonly used_for: string | null
}
const checkColumns = 'area, id, person_id, purpose, nonce, return_to, result, asked_at, answered_at, used_for'

export const insertCheck = (db: Tx, row: { area: string; id: string; personId: string; purpose: string; nonce: string; returnTo: string; at: string }) =>
  db.run('people.insert-check',
    `insert into people.real_person_checks (area, id, person_id, purpose, nonce, return_to, result, asked_at) values ($1, $2, $3, $4, $5, $6, 'waiting', $7)`,
    [row.area, row.id, row.personId, row.purpose, row.nonce, row.returnTo, row.at])

export const lockCheck = (db: Tx, area: string, id: string) =>
  db.maybe<CheckRow>('people.lock-check', `select ${checkColumns} from people.real_person_checks where area = $1 and id = $2 for update`, [area, id])

export const answerCheck = (db: Tx, area: string, id: string, result: CheckRow['result'], at: string) =>
  db.run('people.answer-check',
    `update people.real_person_checks set result = $3, answered_at = $4 where area = $1 and id = $2 and result = 'waiting'`, [area, id, result, at])

export const useCheck = (db: Tx, area: string, id: string, usedFor: string) =>
  db.run('people.use-check', `update people.real_person_checks set used_for = $3 where area = $1 and id = $2`, [area, id, usedFor])

/** The offices of an area whose officers have signed in. */
export const officesOf = (db: Tx, area: string) =>
  db.many<Pick<OfficerRow, 'office' | 'office_name'>>('people.offices-of',
    `select distinct on (office) office, office_name from people.officers where area = $1 order by office, seen_at desc`, [area])

export const officerByNumber = (db: Tx, area: string, number: string) =>
  db.maybe<OfficerRow>('people.officer-by-number',
    `select area, id, number, name, office, office_name, posts from people.officers where area = $1 and number = $2 order by seen_at desc limit 1`, [area, number])

/** The officers of an area who have signed in, by number. */
export const officersOf = (db: Tx, area: string) =>
  db.many<OfficerRow>('people.officers-of', `select area, id, number, name, office, office_name, posts from people.officers where area = $1 order by number`, [area])
