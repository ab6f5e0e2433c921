import { asSystem, hearAgency, maybeCase } from '../cases/index.ts'
import { isoInstant } from '../../platform/clock.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import type { Platform } from '../../platform/platform.ts'
import { answerFor, insuranceCheckName } from './agency-answer.ts'
import * as checks from './checks.store.ts'
import { keepCheck, nextOf, openVehicle, putQuestion } from './check-insurance.ts'

export const recheckTask = 'insurance.recheck'

/** Due checks that one run takes; the next run takes the rest. */
const mostInARun = 200
/** How long a taken check is left alone: longer than a question lasts, so that a process that died delays it and no more. */
const leaseMillis = 10 * 60_000

const takeDue = (platform: Platform, area: string, id: string): Promise<checks.CheckRow | undefined> =>
  checks.claim(platform.database.single, area, id, platform.clock.now(), isoInstant(platform.clock.millis() + leaseMillis))

/**
 * Asks again what is due (M11.3): the question goes out without a transaction; what comes back is kept whole, with the case that waits for it.
 * Only a policy that was found changes a case; everything else leaves the paper route open that it has.
 */
export const recheck: Task = async ({ platform, transaction }) => {
  const failures: unknown[] = []
  for (const { area, id } of await checks.due(platform.database.single, platform.clock.now(), mostInARun)) {
    const row = await takeDue(platform, area, id)
    if (!row) continue
    const { vehicle, office } = openVehicle(platform, row)
    const today = platform.clock.today()
    const series = await nextOf(platform, row, today)
    const told = await putQuestion(platform, area, { business: row.business, vehicle, office }, series, today)
    await transaction(async (db) => {
      const context = asSystem(platform, db, recheckTask)
      // The case before the tickets, as who asks for a case holds them.
      if (row.case_id !== null) await maybeCase(context, area, row.case_id, 'lock')
      const checked = await keepCheck(context, { area, office, caseId: row.case_id, business: row.business, vehicle }, told, series)
      if (checked.result === 'confirmed' && row.case_id !== null) await hearAgency(context, area, row.case_id, insuranceCheckName, answerFor(checked))
    }).catch((cause: unknown) => failures.push(cause))
  }
  if (failures.length > 0) throw new AggregateError(failures, `${recheckTask}: ${failures.length} checks failed, the first: ${String(failures[0])}`)
}
