import { officeOf } from '../../platform/office.ts'
import type { Context } from '../../platform/operation.ts'
import { remarkCheckedOnline } from './archive.ts'
import { actingColumns } from './file-mandate.ts'
import { filePapers, type GivenPapers } from './vehicle-record.ts'
import * as vehicles from './vehicles.store.ts'

/** What may happen between an owner and who lends on the vehicle, in the words of its file. */
const events = {
  mortgaged: { note: '抵押登记', flag: 'mortgaged', to: true }, 'mortgage-released': { note: '解除抵押', flag: 'mortgaged', to: false },
  pledged: { note: '质押备案', flag: 'pledged', to: true }, 'pledge-released': { note: '解除质押', flag: 'pledged', to: false },
} as const
export type LienEvent = keyof typeof events

/**
 * Enters a mortgage, a pledge or its end in the vehicle's file: the flag that stops a transfer, a line in the chain of registrations, and, when
 * the data came online, the remark 联网核查 in place of the papers (M10.1). Papers that were given become its pages.
 */
export const recordLien = async (
  context: Pick<Context, 'db' | 'recorded' | 'platform' | 'today'>, area: string, vehicleId: string, event: LienEvent,
  { checkedOnline, papers }: { readonly checkedOnline: boolean; readonly papers?: GivenPapers | undefined },
): Promise<void> => {
  const { db, platform, today, recorded } = context
  const { note, flag, to } = events[event]
  const row = await vehicles.lock(db, area, vehicleId)
  await (flag === 'mortgaged' ? vehicles.setMortgaged : vehicles.setPledged)(db, area, vehicleId, to, recorded())
  const seq = ((await vehicles.chain(db, area, vehicleId)).at(-1)?.seq ?? 0) + 1
  await vehicles.register(db, {
    area, vehicle_id: vehicleId, seq, kind: 'mortgage', registered_on: today, office: officeOf(platform, area), plate_kind: row.plate_kind, plate_number: row.plate_number, note,
    ...actingColumns(papers?.mandate),
  })
  if (papers) await filePapers(context, row, seq, 'mortgage', papers)
  if (checkedOnline) await remarkCheckedOnline(context, area, vehicleId, seq, 'mortgage-papers')
}
