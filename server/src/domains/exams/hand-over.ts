import { cityName } from '@changxing/rules/areas.ts'
import { addWorkingDays, unlessUnpublished } from '@changxing/rules/calendar.ts'
import type { Facts, Words } from '@changxing/rules/decision.ts'
import { faultAnswerWorkingDays, faultKinds, moveStates, type FaultKind } from '@changxing/rules/exams/move-limits.ts'
import { sha256 } from '@changxing/rules/exams/sha256.ts'
import { newId } from '../../platform/ids.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { completeCase, maybeCase, type Case } from '../cases/index.ts'
import { tell } from '../notices/index.ts'
import { candidateOf } from './candidate-file.ts'
import * as equipment from './equipment.store.ts'
import * as files from './files.store.ts'
import * as moves from './moves.store.ts'
import { asSystem } from '../../platform/as-system.ts'

/** The job that receives a change of place in the new city. */
export const receiveTask = 'exams.receive-move'

type HandedOver = { readonly file: files.FileRow; readonly permit: files.PermitRow | null; readonly standings: readonly files.StandingRow[] }


/** Writes what happened in both cities' own histories. */
export const recordMove = async ({ db, platform, recorded }: Context, move: Pick<moves.MoveRow, 'id' | 'out_area' | 'in_area'>, kind: string, says: Words, by: string): Promise<void> => {
  for (const area of [move.out_area, move.in_area]) await moves.record(db, area, { id: newId(platform.clock), moveId: move.id, kind, says, by }, recorded())
}

type Moving = Pick<moves.MoveRow, 'id' | 'out_area' | 'in_area' | 'case_area' | 'case_id'>

/** Both rows of a change of place, always locked in this order, behind the case that ends with it. */
export const lockMove = async (context: Context, move: Moving): Promise<{ readonly out: moves.MoveRow; readonly in: moves.MoveRow }> => {
  const { db } = context
  await maybeCase(context, move.case_area, move.case_id, 'lock')
  const incoming = await moves.lock(db, move.in_area, move.id)
  return { in: incoming, out: await moves.lock(db, move.out_area, move.id) }
}

const setBoth = async ({ db, recorded }: Context, move: Pick<moves.MoveRow, 'id' | 'out_area' | 'in_area'>, state: moves.MoveRow['state'], newFileId: string | null): Promise<void> => {
  await moves.setState(db, move.in_area, move.id, state, newFileId, recorded())
  await moves.setState(db, move.out_area, move.id, state, null, recorded())
}

/**
 * The old place hands over: the file is closed there, its content with a hash goes to the new place, and a job receives it. Stands or falls
 * with the approval of the case (M3.3.1).
 */
export const handOver = async (context: Context, approved: Case): Promise<Facts> => {
  const { db, platform, today, recorded } = context
  const { subject, answers } = approved
  if (!subject) throw new Error('a change of place is about a candidate file')
  const file = await files.lock(db, subject.area, subject.id)
  const candidate = await candidateOf(db, file)
  const inArea = answers['toArea'] as string
  // Asked again under the lock: a test booked since the application, or another change.
  if (file.state !== 'open' || candidate.open.length > 0 || !candidate.permit || inArea === file.area) throw new Problem('changed-meanwhile')
  const school = (answers['school'] as string | undefined)?.trim() || null
  const content: HandedOver = { file: { ...file, changes_made: file.changes_made + 1 }, permit: candidate.permit, standings: candidate.standings }
  const text = JSON.stringify(content)
  const id = newId(platform.clock)
  const common = {
    id, out_area: file.area, in_area: inArea, person_area: file.person_area, person_id: file.person_id, class: file.class, school: school ?? file.school, requested_on: today,
    permit_valid_until: candidate.permit.valid_until, state: 'handed-over', case_area: approved.area, case_id: approved.id, content: text, content_hash: sha256(text),
  } as const
  await moves.insert(db, { ...common, area: file.area, side: 'out', file_id: file.id }, recorded())
  await moves.insert(db, { ...common, area: inArea, side: 'in', file_id: null }, recorded())
  await files.setState(db, file.area, file.id, 'moved', recorded())
  await recordMove(context, common, 'handed-over', { zh: `${cityName(file.area).zh}移交，${cityName(inArea).zh}接收`, en: `Handed over by ${cityName(file.area).en} to ${cityName(inArea).en}` }, 'system')
  await platform.enqueue(db, receiveTask, { area: inArea, moveId: id })
  return { moveId: id, toArea: inArea }
}

/** What hinders the new place from receiving, found by itself. */
const hindrance = async ({ db }: Context, move: moves.MoveRow): Promise<FaultKind | undefined> => {
  if (sha256(move.content) !== move.content_hash) return 'mismatch'
  const { permit, file } = JSON.parse(move.content) as HandedOver
  if (!permit || permit.valid_until !== move.permit_valid_until || file.class !== move.class) return 'incomplete'
  const courses = await equipment.courses(db, move.in_area)
  return courses.some(({ classes }) => classes.includes(move.class)) ? undefined : 'no-seat'
}

/** Opens a fault with the day by which the other office answers (M3.3.2), unless one of its kind is open. */
export const openFault = async (context: Context, move: moves.MoveRow, fault: { readonly by: 'in' | 'out'; readonly kind: FaultKind; readonly words: string; readonly officerNumber: string | null }): Promise<void> => {
  const { db, platform, today, recorded } = context
  const open = (await moves.faults(db, move.in_area, move.id)).some((one) => one.answered_at === null && one.kind === fault.kind && one.raised_by === fault.by)
  if (open) return
  const id = newId(platform.clock)
  await moves.addFault(db, {
    area: move.in_area, id, move_id: move.id, raised_by: fault.by, kind: fault.kind, words: platform.box.seal(fault.words, `exams.move_faults/${move.in_area}/${id}/words`),
    officer_number: fault.officerNumber, due_on: unlessUnpublished(() => addWorkingDays(today, faultAnswerWorkingDays.find(today)?.value ?? 1)),
  }, recorded())
  await setBoth(context, move, 'faulted', null)
  await recordMove(context, move, 'fault', faultKinds[fault.kind], fault.officerNumber ?? 'system')
}

/**
 * The new place receives: the file is opened there with permit, standings and the count of changes; the permit stays valid as long as the
 * old place said (M3.3.1). The case is closed and the candidate told. A hindrance becomes a fault between the offices instead, and never
 * the candidate's errand. Answers whether it was received; a repeat does nothing.
 */
export const receive = async (context: Context, at: Moving, by: string): Promise<boolean> => {
  const { db, platform, recorded } = context
  const { in: move } = await lockMove(context, at)
  if (move.state === 'received') return true
  const kind = await hindrance(context, move)
  if (kind) {
    await openFault(context, move, { by: 'in', kind, words: faultKinds[kind].zh, officerNumber: null })
    return false
  }
  const { file, permit, standings } = JSON.parse(move.content) as HandedOver
  const id = newId(platform.clock)
  const person = { area: move.person_area, personId: move.person_id }
  await files.insert(db, { ...file, area: move.in_area, id, school: move.school, state: 'open', came_from: move.out_area, case_id: move.case_id }, recorded())
  await files.insertPermit(db, { ...permit!, area: move.in_area, file_id: id })
  for (const standing of standings) await files.putStanding(db, move.in_area, id, standing)
  await files.moveInDirectory(db, person, move.in_area, id)
  await setBoth(context, move, 'received', id)
  await recordMove(context, move, 'received', moveStates.received, by)
  await completeCase(context, move.case_area, move.case_id, { receivedBy: move.in_area })
  await tell(context, person, {
    title: { zh: '考试地已变更', en: 'Test place changed' }, link: '/tests', sms: true,
    body: { zh: `${cityName(move.in_area).zh}已接收，可以预约考试；学习驾驶证明仍有效至${move.permit_valid_until}。`, en: `${cityName(move.in_area).en} has received your file: tests may be booked. The permit stays valid until ${move.permit_valid_until}.` },
  })
  return true
}

/** Receives what the old place has just handed over. */
export const receiveMoveTask: Task = async ({ platform, transaction }, payload) => {
  const { area, moveId } = payload as { readonly area: string; readonly moveId: string }
  await transaction(async (db) => {
    const context = asSystem(platform, db, receiveTask)
    await receive(context, await moves.byId(db, area, moveId), 'system')
  })
}
