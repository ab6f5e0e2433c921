import type { Tx } from '../../platform/database.ts'
import { caseColumns, type CaseRow } from './store.ts'

const open = `state in ('draft', 'submitted', 'in-review', 'question-asked')`

/** Open cases of these services for which this has not happened, the oldest first; drafts only where the counter began them. `after`: the last one seen. */
export const page = (db: Tx, area: string, services: readonly string[], name: string, after: string | null, limit: number) =>
  db.many<CaseRow>('cases.awaiting.page',
    `select ${caseColumns} from cases.cases where area = $1 and ${open} and service = any($2::text[]) and (state <> 'draft' or counter_reason is not null)
       and awaits ->> $3 is distinct from 'done' and ($4::uuid is null or id > $4) order by id limit $5`,
    [area, services, name, after, limit])

/** Open cases of these services about one thing, drafts included. */
export const about = (db: Tx, area: string, services: readonly string[], subjectKey: string) =>
  db.many<CaseRow>('cases.awaiting.about',
    `select ${caseColumns} from cases.cases where area = $1 and subject_key = $3 and ${open} and service = any($2::text[]) order by id`, [area, services, subjectKey])

/** Open cases of these services by the keyed index of what their thing is called, drafts included. */
export const knownBy = (db: Tx, area: string, services: readonly string[], index: Buffer) =>
  db.many<CaseRow>('cases.awaiting.known-by',
    `select ${caseColumns} from cases.cases where area = $1 and known_by = $3 and ${open} and service = any($2::text[]) order by id`, [area, services, index])

export const numbered = (db: Tx, area: string, services: readonly string[], number: string) =>
  db.maybe<CaseRow>('cases.awaiting.numbered',
    `select ${caseColumns} from cases.cases where area = $1 and number = $3 and ${open} and service = any($2::text[])`, [area, services, number])
