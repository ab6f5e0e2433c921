import type { Movement } from '@changxing/rules/supervision/judge-movements.ts'
import type { Tx } from '../../platform/database.ts'
import type { Domain } from '../../platform/domain.ts'
import { offerService } from '../cases/index.ts'
import { drawTask } from './draw-seats.ts'
import { receiveMoveTask, receiveTask } from './hand-over.ts'
import * as moves from './moves.store.ts'
import { operations } from './routes.ts'
import { seedExams } from './seed-exams.ts'
import { changePlace } from './services/change-place.ts'
import { learnerPermit } from './services/learner-permit.ts'
import { restoreTest } from './services/restore-test.ts'

offerService(learnerPermit)
offerService(changePlace)
offerService(restoreTest)

/** The changes of the test place that a city had in a time, with their day (M3.3.3). */
export const movementsOf = async (db: Tx, area: string, from: string, until: string): Promise<readonly (Movement & { readonly on: string })[]> =>
  (await moves.between(db, area, from, until)).map((row) => ({ direction: row.side, school: row.school, otherArea: row.side === 'in' ? row.out_area : row.in_area, on: row.requested_on }))

export const exams: Domain = {
  name: 'exams',
  operations,
  tasks: { 'exams.draw': drawTask, [receiveTask]: receiveMoveTask },
  // Ten past midnight in China: applications that closed yesterday are drawn before anybody gets up.
  timed: [{ task: 'exams.draw', cron: '10 16 * * *' }],
  seed: seedExams,
}
