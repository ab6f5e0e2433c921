import type { Reason } from '@changxing/rules/decision.ts'
import { asSystem } from '../../platform/as-system.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import type { Context } from '../../platform/operation.ts'
import { giveTurn, lockPair, tellBuyer, type Pair } from './transfer.ts'
import { turnNow } from './transfer-clock.ts'
import { hindrancesOf } from './transfer-conditions.ts'
import * as transfers from './transfers.store.ts'

const isSame = (some: readonly Reason[], others: readonly Reason[]): boolean =>
  some.length === others.length && some.every(({ says }) => others.some((other) => other.says.zh === says.zh))

/**
 * Holds what the new owner was last told to settle against the car's record. What has come or was settled the owner is told; the clock of an
 * office that could not go on stands from then, or runs anew (M2.3.4).
 */
export const renewHindrances = async (context: Context, pair: Pair): Promise<Pair> => {
  const { transfer } = pair
  const hindrances = await hindrancesOf(context, transfer)
  if (isSame(hindrances, transfer.hindrances)) return pair
  const renewed = await giveTurn(context, pair, turnNow(transfer, hindrances.length > 0, context.today), { hindrances })
  await (hindrances.length === 0
    ? tellBuyer(
      context, transfer, { zh: '须先处理的事项已处理完毕', en: 'What stood in the way is settled' },
      { zh: `业务 ${transfer.number} 继续办理。`, en: `Transfer ${transfer.number} goes on.` },
    )
    : tellBuyer(
      context, transfer, { zh: '有事项须先处理', en: 'Something has to be settled first' },
      { zh: `业务 ${transfer.number}：${hindrances.map(({ says }) => says.zh).join('；')}`, en: `Transfer ${transfer.number}: ${hindrances.map(({ says }) => says.en).join('; ')}` },
    ))
  return renewed
}

/**
 * Looks at the record of every car that is on its way. Only a transfer whose record has changed is locked, each in a transaction of its own: one
 * that fails is tried again with the next run and holds up no other.
 */
export const renewHindrancesTask: Task = async ({ platform, transaction }) => {
  const task = 'vehicles.renew-hindrances'
  const failures: unknown[] = []
  for (const area of new Set(platform.config.issuers.map((issuer) => issuer.slice(0, 6)))) {
    const changed = await transaction(async (db) => {
      const context = asSystem(platform, db, task)
      const found: transfers.TransferRow[] = []
      for (const row of await transfers.openIncoming(db, area)) if (!isSame(await hindrancesOf(context, row), row.hindrances)) found.push(row)
      return found
    })
    for (const { id } of changed) await transaction(async (db) => {
      const context = asSystem(platform, db, task)
      await renewHindrances(context, await lockPair(context, area, id, 'in'))
    }).catch((cause: unknown) => failures.push(cause))
  }
  if (failures.length > 0) throw new AggregateError(failures, `${task}: ${failures.length} transfers failed, the first: ${String(failures[0])}`)
}
