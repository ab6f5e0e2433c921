import type { Tx } from '../../platform/database.ts'

/** Notes that these kept pictures were laid beside the case for comparison. */
export const layBeside = (db: Tx, area: string, caseId: string, fileIds: readonly string[]) =>
  db.run(
    'cases.lay-beside',
    `insert into cases.case_pictures (area, file_id, case_id) select $1, file, $2 from unnest($3::uuid[]) as file on conflict do nothing`,
    [area, caseId, fileIds],
  )

/** Whether the file is a page of a document of a case of this person, or was one. */
export const isDocumentOf = async (db: Tx, area: string, fileId: string, personId: string) =>
  (await db.maybe('cases.is-document-of',
    `select 1 from cases.case_documents d join cases.cases c on c.area = d.area and c.id = d.case_id
       where d.area = $1 and d.file_id = $2 and (c.person_id = $3 or c.actor_id = $3)
     union all select 1 from cases.earlier_pages e join cases.cases c on c.area = e.area and c.id = e.case_id
       where e.area = $1 and e.file_id = $2 and (c.person_id = $3 or c.actor_id = $3) limit 1`,
    [area, fileId, personId])) !== undefined

/** Whether the file is a page of a document of a submitted case of the area, or was one, or lies beside one. */
export const isInOfficeCase = async (db: Tx, area: string, fileId: string) =>
  (await db.maybe('cases.is-in-office-case',
    `select 1 from cases.case_documents d join cases.cases c on c.area = d.area and c.id = d.case_id
       where d.area = $1 and d.file_id = $2 and c.state <> 'draft'
     union all select 1 from cases.earlier_pages where area = $1 and file_id = $2
     union all select 1 from cases.case_pictures where area = $1 and file_id = $2 limit 1`, [area, fileId])) !== undefined
