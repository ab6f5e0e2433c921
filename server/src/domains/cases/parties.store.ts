import type { Tx } from '../../platform/database.ts'

export type PartyRole = 'principal' | 'delegate' | 'helper'

/** Notes that a person finds this case elsewhere than among their own at home. */
export const enter = (
  db: Tx, row: { readonly area: string; readonly personId: string; readonly caseArea: string; readonly caseId: string; readonly role: PartyRole; readonly at: string },
) =>
  db.run('cases.enter-party',
    `insert into cases.case_parties (area, person_id, case_area, case_id, role, since) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [row.area, row.personId, row.caseArea, row.caseId, row.role, row.at])

export const of = (db: Tx, area: string, personId: string) =>
  db.many<{ case_area: string; case_id: string; role: PartyRole }>('cases.parties-of',
    `select case_area, case_id, role from cases.case_parties where area = $1 and person_id = $2 order by since desc limit 200`, [area, personId])

/** In how many pieces of business this person has helped others since an instant. */
export const countHelped = async (db: Tx, area: string, personId: string, since: string): Promise<number> =>
  (await db.one<{ count: number }>('cases.count-helped',
    `select count(*)::int as count from cases.case_parties where area = $1 and person_id = $2 and role = 'helper' and since >= $3`, [area, personId, since])).count
