import { addDays } from '@changxing/rules/civil-date.ts'
import { sm3 } from '../../exchange/chain.ts'
import { fetchReconciliation } from '../../exchange/mortgage/fetch-reconciliation.ts'
import type { ReconciliationEntry } from '../../exchange/mortgage/messages.ts'
import { releasedAtCounterHash } from '../../exchange/mortgage/mortgage-hash.ts'
import { reconcile, type Piles } from '../../exchange/mortgage/reconcile.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import type { Platform } from '../../platform/platform.ts'
import { vehicleOf } from '../vehicles/index.ts'
import { areasOf } from './chase.ts'
import { isOfLender } from './mortgage.ts'
import * as mortgages from './mortgages.store.ts'
import * as runs from './reconciliation.store.ts'

export const reconcileTask = 'mortgages.reconcile'

/** A day whose list did not come is asked for again for so long; after that an operator orders it. */
const looksBackDays = 14

export const vinPlace = (area: string, id: string): string => `mortgages.reconciled/${area}/${id}/vin`

/** A day by our books. What a counter released stands there too, so that the lender's books are asked about it. */
const oursOn = async (platform: Platform, db: Tx, area: string, day: string): Promise<readonly ReconciliationEntry[]> => {
  const entries: ReconciliationEntry[] = []
  for (const { uscc, contract_number: contractNumber, vehicle_id: vehicleId, kind, hash } of await mortgages.bookedOn(db, area, day)) {
    const { vin } = await vehicleOf(platform, db, area, vehicleId)
    entries.push({ kind, contractNumber, mortgageeUscc: uscc ?? '', vin, hash })
  }
  for (const row of await mortgages.releasedAtCounterOn(db, area, day)) {
    if (row.uscc === null || !(await isOfLender(db, row, day))) continue
    const { vin } = await vehicleOf(platform, db, area, row.vehicle_id)
    const entry = { contractNumber: row.contract_number, mortgageeUscc: row.uscc, vin }
    entries.push({ kind: 'released', ...entry, hash: releasedAtCounterHash({ ...entry, releasedOn: day }) })
  }
  return entries
}

export type LenderCount = { readonly uscc: string; readonly ours: number; readonly theirs: number; readonly ourHash: string; readonly theirHash: string }

/** One hash over a lender's day, independent of the order in which it is listed. */
const hashOf = (entries: readonly ReconciliationEntry[]): string =>
  sm3(JSON.stringify(entries.map(({ kind, contractNumber, hash }) => `${contractNumber}/${kind}/${hash}`).toSorted())).toString('hex')

const countLenders = (ours: readonly ReconciliationEntry[], theirs: readonly ReconciliationEntry[]): readonly LenderCount[] => {
  const codes = [...new Set([...ours, ...theirs].map(({ mortgageeUscc }) => mortgageeUscc))].toSorted()
  return codes.map((uscc) => {
    const of = (entries: readonly ReconciliationEntry[]) => entries.filter(({ mortgageeUscc }) => mortgageeUscc === uscc)
    return { uscc, ours: of(ours).length, theirs: of(theirs).length, ourHash: hashOf(of(ours)), theirHash: hashOf(of(theirs)) }
  })
}

type Found = { readonly pile: runs.Pile; readonly entry: ReconciliationEntry; readonly ourHash: string | null; readonly theirHash: string | null }

const piled = ({ same, onlyUs, onlyThem, different }: Piles): readonly Found[] => [
  ...different.map(({ ours, theirs }): Found => ({ pile: 'different', entry: ours, ourHash: ours.hash, theirHash: theirs.hash })),
  ...onlyUs.map((entry): Found => ({ pile: 'only-us', entry, ourHash: entry.hash, theirHash: null })),
  ...onlyThem.map((entry): Found => ({ pile: 'only-them', entry, ourHash: null, theirHash: entry.hash })),
  ...same.map((entry): Found => ({ pile: 'same', entry, ourHash: entry.hash, theirHash: entry.hash })),
]

/** Compares one day of an area with the lenders' books and keeps the result, whole or not at all (M10.1). A list that did not come is kept as that. */
const reconcileDay = async (platform: Platform, transaction: Parameters<Task>[0]['transaction'], area: string, day: string): Promise<void> => {
  const list = await fetchReconciliation(platform, { area, day })
  await transaction(async (db) => {
    const run = (await runs.lastRun(db, area, day)) + 1
    const at = platform.clock.recorded()
    if (list.result === 'unknown') return void (await runs.insertRun(db, { area, day, run, at, state: 'unknown', cause: list.cause, lenders: '[]' }))
    const ours = await oursOn(platform, db, area, day)
    const today = platform.clock.today()
    for (const { pile, entry, ourHash, theirHash } of piled(reconcile(ours, list.entries))) {
      const id = newId(platform.clock)
      await runs.put(db, {
        area, day, id, uscc: entry.mortgageeUscc, contract_number: entry.contractNumber, kind: entry.kind, vin: platform.box.seal(entry.vin, vinPlace(area, `${entry.mortgageeUscc}/${entry.contractNumber}`)),
        pile, our_hash: ourHash, their_hash: theirHash, run,
      }, today)
    }
    await runs.agreeOnNothing(db, area, day, run, today)
    await runs.insertRun(db, { area, day, run, at, state: 'whole', cause: null, lenders: JSON.stringify(countLenders(ours, list.entries)) })
  })
}

/** Each night: yesterday, and every earlier day of two weeks that was never compared whole. A payload `{ area, day }` orders one day. */
export const reconcileTaskRun: Task = async ({ platform, transaction }, payload) => {
  const { area: only, day: one } = (payload ?? {}) as { readonly area?: string; readonly day?: string }
  if (only !== undefined && one !== undefined) return reconcileDay(platform, transaction, only, one)
  const today = platform.clock.today()
  const failures: unknown[] = []
  for (const area of areasOf(platform)) {
    const since = addDays(today, -looksBackDays)
    const whole = new Set(await runs.wholeSince(platform.database.single, area, since))
    const first = await runs.days(platform.database.single, area, 1)
    for (let day = first.length === 0 ? addDays(today, -1) : since; day < today; day = addDays(day, 1)) {
      if (!whole.has(day)) await reconcileDay(platform, transaction, area, day).catch((cause: unknown) => failures.push(cause))
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${reconcileTask}: ${failures.length} days failed, the first: ${String(failures[0])}`)
}
