import { asSystem } from '../../platform/as-system.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import type { Context } from '../../platform/operation.ts'
import { applicantOf, endOvertaken, stillToMake, type Applicant } from '../cases/index.ts'
import { tell } from '../notices/index.ts'
import { endReplacementPlates } from './papers.store.ts'
import type { VehicleRow } from './vehicles.store.ts'

export const endMakingTask = 'vehicles.end-making'
/** `owner`: who has the car then; undefined where nobody drives it any more, or nobody has it yet but who gives it away. */
type Payload = { readonly area: string; readonly vehicleId: string; readonly owner?: Applicant }

/**
 * For what sells, moves out or deregisters a car, or takes its plates back before it leaves, which is held: the plate that was given until its plates
 * are made counts no longer, and what is still made or handed over for its former owner is ended by a job, since a case is never held after a car.
 */
export const endMaking = async (context: Context, { area, id }: Pick<VehicleRow, 'area' | 'id'>, owner?: Applicant): Promise<void> => {
  const { db, platform, today } = context
  await endReplacementPlates(db, area, id, today)
  if ((await stillToMake(context, { kind: 'vehicle', area, id })).length === 0) return
  await platform.enqueue(db, endMakingTask, { area, vehicleId: id, ...(owner && { owner: { area: owner.area, personId: owner.personId } }) } satisfies Payload)
}

/** Ends each case that the car has left behind, in a transaction of its own; its applicant is told, and who has the car now. Run again, it finds none. */
export const endMakingForCar: Task = async ({ platform, transaction }, payload) => {
  const { area, vehicleId, owner } = payload as Payload
  const making = await transaction((db) => stillToMake({ db }, { kind: 'vehicle', area, id: vehicleId }))
  for (const { caseId } of making) await transaction(async (db) => {
    const context = asSystem(platform, db, endMakingTask)
    const ended = await endOvertaken(context, area, caseId)
    if (!ended || !owner) return
    const applicant = applicantOf(ended.one)
    if (applicant.area === owner.area && applicant.personId === owner.personId) return
    const { says, remedy } = ended.why
    const plate = typeof ended.one.result['temporaryPlate'] === 'string'
    await tell(context, owner, {
      title: { zh: '原车主补领的牌证不再办理', en: 'What the former owner had ordered is not made any more' },
      body: {
        zh: `${says.zh}：${remedy.zh}。${plate ? '补领期间发的临时号牌不能再用。' : ''}`, en: `${says.en}; ${remedy.en}.${plate ? ' The temporary plate that was given meanwhile counts no longer.' : ''}`,
      },
      link: '/vehicles',
    })
  })
}
