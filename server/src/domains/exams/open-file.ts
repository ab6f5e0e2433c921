import { newId } from '../../platform/ids.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import type { Applicant, Case } from '../cases/index.ts'
import * as files from './files.store.ts'

/** Whether somebody has a candidate file open anywhere. */
export const otherFileOpen = async ({ db }: Context, { area, personId }: Applicant): Promise<boolean> => (await files.whereIs(db, { area, personId }))?.open ?? false

/** Opens the candidate file that an approved case asked for, in the city that answered it. Problem: changed-meanwhile, when another was opened. */
export const openFile = async (
  { db, platform, today, recorded }: Context, approved: Case, about: Pick<files.FileRow, 'class' | 'kind' | 'school'>,
): Promise<{ readonly fileId: string; readonly area: string }> => {
  const id = newId(platform.clock)
  const person = { area: approved.personArea, personId: approved.personId }
  // Two applications approved at the same instant in two places: the directory lets one file be open.
  if (!(await files.enterDirectory(db, person, approved.area, id))) throw new Problem('changed-meanwhile')
  await files.insert(db, {
    area: approved.area, id, person_area: person.area, person_id: person.personId, ...about, state: 'open', opened_on: today, changes_made: 0, came_from: null, case_id: approved.id,
  }, recorded())
  return { fileId: id, area: approved.area }
}
