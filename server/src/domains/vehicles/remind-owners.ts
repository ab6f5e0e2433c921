import { addDays } from '@changxing/rules/civil-date.ts'
import { remindDaysBefore } from '@changxing/rules/vehicles/transfer-limits.ts'
import { asSystem } from '../../platform/as-system.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { tellBuyer } from './transfer.ts'
import * as transfers from './transfers.store.ts'

/** Reminds new owners, once, of the last day on which they bring the car to the new place; a file that is sent again gives another day. */
export const remindOwnersTask: Task = async ({ platform, transaction }) => {
  const today = platform.clock.today()
  for (const area of new Set(platform.config.issuers.map((issuer) => issuer.slice(0, 6)))) {
    await transaction(async (db) => {
      for (const row of await transfers.toRemind(db, area, today, addDays(today, remindDaysBefore))) {
        await transfers.markReminded(db, area, row.id, row.due_on!)
        await tellBuyer(asSystem(platform, db, 'vehicles.remind-owners'), row, { zh: `请在 ${row.due_on} 前开车到转入地`, en: `Bring the car by ${row.due_on}` }, {
          zh: `业务 ${row.number}：档案已在转入地，请在 ${row.due_on} 前开车到转入地车管所查验、登记；过期后临时号牌失效，不能开车上路。`,
          en: `Transfer ${row.number}: the file is in the new place. Bring the car to its office by ${row.due_on}; after that the temporary plate is void and the car may not be driven.`,
        })
      }
    })
  }
}
