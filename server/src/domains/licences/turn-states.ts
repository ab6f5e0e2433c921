import { decide } from '@changxing/rules/registry.ts'
import type { CancellationCause } from '@changxing/rules/licences/decide-restore.ts'
import { licenceStates, stateLetters } from '@changxing/rules/licences/states.ts'
import { asSystem } from '../../platform/as-system.ts'
import * as audit from '../../platform/audit.store.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import type { Platform } from '../../platform/platform.ts'
import { tell } from '../notices/index.ts'
import { changeLicence } from './change-licence.ts'
import { everyLicence } from './every-licence.ts'
import * as licences from './licences.store.ts'

const task = 'licences.turn-states'

const turnOne = async (platform: Platform, db: Tx, area: string, id: string): Promise<void> => {
  await licences.lock(db, area, id)
  const row = await licences.byId(db, area, id)
  const context = asSystem(platform, db, task)
  const { outcome, reasons } = decide('licences.states-by-calendar', context.today, {
    states: row.states, ...(row.valid_until !== null && { validUntil: row.valid_until }), ...(row.postponed.renewal && { postponedUntil: row.postponed.renewal }),
    ...(row.cancelled_for !== null && { cause: row.cancelled_for }), ...(row.cancelled_on !== null && { cancelledOn: row.cancelled_on }),
  })
  const states = String(outcome['states'])
  const before = stateLetters(row.states).join('')
  if (states === before) return
  const change = { states, cancelled_on: outcome['cancelledOn'] as string | null, cancelled_for: outcome['cause'] as CancellationCause | null }
  await changeLicence(context, row, change)
  await audit.append(db, {
    area, id: newId(platform.clock), at: context.recorded(), caller: `system:${task}`, operation: 'licences.states-by-calendar', subject: `licence:${id}`,
    outcome: `${before}→${states} ${reasons.map(({ clause }) => clause).join()}`, trace: task,
  })
  const now = stateLetters(states).find((letter) => !before.includes(letter))!
  const [why] = reasons
  await tell(context, { area, personId: row.person_id }, {
    title: { zh: `驾驶证${licenceStates[now].name.zh}，不得驾驶`, en: `Your licence: ${licenceStates[now].name.en.toLowerCase()}. Do not drive` },
    body: { zh: `${why!.says.zh}（${why!.clause}）。`, en: `${why!.says.en} (${why!.clause}).` },
    link: '/licence/life', sms: true,
  })
}

/**
 * Lets the licences of every area follow the calendar, in batches with a transaction of their own: overdue, cancelled but restorable, cancelled
 * (`licences.states-by-calendar`). The holder is told each time, with the reason; a second run on the same day changes nothing.
 */
export const turnStatesTask: Task = (at) =>
  everyLicence(at, (db, area, after, limit) => licences.runOut(db, area, at.platform.clock.today(), after, limit), async (db, area, rows) => {
    for (const { id } of rows) await turnOne(at.platform, db, area, id)
  })
