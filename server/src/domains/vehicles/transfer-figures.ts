import { transferFigures as figuresEndpoint } from '@changxing/contract/transfers.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { transferStateNames } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Tx } from '../../platform/database.ts'
import { operation } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import * as files from './transfer-files.store.ts'
import * as transfers from './transfers.store.ts'

/** So many transfers of one person within so many calendar days are looked into. Chosen here: the clause says "abnormal" (M2.3.3). */
const concentration = { least: 3, days: 30 }

/** The other cities of an area's transfers, the busiest first. */
const flowsOf = async (db: Tx, area: string, since: string) => {
  const coming = new Map((await transfers.flowsIn(db, area, since)).map(({ other, n }) => [other, n]))
  const leaving = new Map((await transfers.flowsOut(db, area, `${since}T00:00:00+08:00`)).map(({ other, n }) => [other, n]))
  return [...new Set([...coming.keys(), ...leaving.keys()])]
    .map((other) => ({ area: other, incoming: coming.get(other) ?? 0, outgoing: leaving.get(other) ?? 0 }))
    .sort((a, b) => b.incoming + b.outgoing - a.incoming - a.outgoing || a.area.localeCompare(b.area))
}

/** How the transfers that come to an area stand (M2.2.2), and who takes over or gives away strikingly many cars (M2.3.3). */
export const transferFigures = operation(figuresEndpoint, async ({ db, platform, today, concerns }, { area }) => {
  concerns(area, 'transfer-figures')
  const { least, days } = concentration
  const since = addDays(today, -days)
  const buyers = await transfers.manyAsBuyer(db, area, since, least)
  const sellers = await transfers.manyAsSeller(db, area, since, least)
  const present = async (kind: 'new-owner' | 'former-owner', row: (typeof buyers)[number]) => ({
    kind, personId: row.person_id, nameMasked: (await personOf(platform, db, row.person_area, row.person_id)).nameMasked, personArea: row.person_area, count: row.n,
    says: kind === 'new-owner'
      ? { zh: `${days} 日内转入 ${row.n} 辆，请分析`, en: `Took over ${row.n} cars within ${days} days: to be looked into` }
      : { zh: `${days} 日内转出 ${row.n} 辆，请分析`, en: `Gave away ${row.n} cars within ${days} days: to be looked into` },
    transfers: (await transfers.ofPersonSince(db, area, kind === 'new-owner' ? 'buyer' : 'seller', row, since)).map((one) => ({
      transferId: one.id, number: one.number, plateNumber: one.plate_number, brandModel: one.brand_model, otherArea: one.out_area,
      stateSays: transferStateNames[one.state], appliedOn: one.applied_on,
    })),
  })
  const concentrations = []
  for (const row of buyers) concentrations.push(await present('new-owner', row))
  for (const row of sellers) concentrations.push(await present('former-owner', row))
  return {
    states: (await transfers.countByState(db, area)).map(({ state, n }) => ({ state, says: transferStateNames[state], count: n })),
    overdue: (await transfers.overdueIncoming(db, area, today)).length, refusedReturns: (await files.refusedReturns(db, area)).length,
    flows: await flowsOf(db, area, since),
    concentrations,
  }
})
