import type { TransferView } from '@changxing/contract/transfers.ts'
import { deliveryStatus } from '../../exchange/deliver.ts'
import { instantText } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database.ts'
import type { Context } from '../../platform/operation.ts'
import * as files from './transfer-files.store.ts'
import type { TransferRow } from './transfers.store.ts'

/** What either office has reported of a transfer. */
export const reportsOf = async (db: Tx, { area, out_area: outArea, id }: Pick<TransferRow, 'area' | 'out_area' | 'id'>): Promise<readonly files.TradeRow[]> =>
  [...(await files.irregularTradesOf(db, area, id)), ...(await files.irregularTradesOf(db, outArea, id))]

export const presentReport = async ({ db, platform }: Pick<Context, 'db' | 'platform'>, row: files.TradeRow): Promise<TransferView['reports'][number]> => ({
  reportId: row.id, at: instantText(row.at), area: row.area, kind: row.kind, words: row.words, dealer: row.dealer, officerNumber: row.officer_number,
  delivery: (await deliveryStatus(platform, db, row.area, row.id))?.state ?? null,
})

/** Everything that was reported of a transfer, with where each report is. */
export const presentReports = async (context: Pick<Context, 'db' | 'platform'>, transfer: TransferRow): Promise<TransferView['reports']> => {
  const views = []
  for (const row of await reportsOf(context.db, transfer)) views.push(await presentReport(context, row))
  return views
}
