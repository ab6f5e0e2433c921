import {
  myTransfer as mineEndpoint, myTransfers as myEndpoint, transfer as oneEndpoint, transferQueue as queueEndpoint,
} from '@changxing/contract/transfers.ts'
import { mostCounted } from '@changxing/contract/review.ts'
import { vehicleTypeName } from '@changxing/rules/vehicles/vehicle-types.ts'
import { asCitizen, asOfficer, operation, type Context } from '../../platform/operation.ts'
import { inspectedIn } from './inspection.ts'
import * as inspections from './inspections.store.ts'
import { presentMyTransfer, presentTransfer } from './present-transfer.ts'
import { transferOf } from './transfer.ts'
import { presentTurn, stateWords, stopsWhenHindered, turnNow } from './transfer-clock.ts'
import { hindrancesOf } from './transfer-conditions.ts'
import * as files from './transfer-files.store.ts'
import * as transfers from './transfers.store.ts'
import { wayPlateOf } from './way-plate.ts'

export const myTransfers = operation(myEndpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const views = []
  for (const part of await transfers.ofPerson(context.db, area, personId)) {
    views.push(await presentMyTransfer(context, await transfers.byId(context.db, part.transfer_area, part.transfer_id), part.role))
  }
  return { transfers: views }
})

export const myTransfer = operation(mineEndpoint, async (context, { area, transferId }) => {
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(context.db, home, personId, area, transferId)
  return presentMyTransfer(context, await transfers.byId(context.db, area, transferId), role)
})

const summary = async (context: Context, row: transfers.TransferRow, side: 'in' | 'out', { inspected, claimedBy }: { readonly inspected: boolean; readonly claimedBy: string | null }) => {
  const { db, today } = context
  const waiting = (await files.messages(db, row.area, row.id)).filter((message) => message.side !== side && files.isOpen(message))
  const hindered = stopsWhenHindered(row.state) && (await hindrancesOf(context, row)).length > 0
  const plate = row.path !== 'C' || row.come_by === null ? undefined : await wayPlateOf(context, row)
  return {
    area: side === 'in' ? row.area : row.out_area, transferId: row.id, number: row.number, side, inArea: row.area, outArea: row.out_area,
    path: row.path, state: row.state,
    stateSays: stateWords(row), clock: presentTurn({ state: row.state, ...turnNow(row, hindered, today) }, today, plate), appliedOn: row.applied_on, unanswered: waiting.length, inspected, claimedBy,
    heldOn: row.held_on,
    car: {
      plateKind: row.plate_kind, plateNumber: row.plate_number, vehicleType: row.vehicle_type, typeSays: vehicleTypeName(row.vehicle_type),
      brandModel: row.brand_model,
    },
  }
}

const usualPage = 200

type Queued = { readonly row: transfers.TransferRow; readonly hands: transfers.Hands }

const queued = async (db: Context['db'], area: string, side: 'in' | 'out', part: transfers.QueuePart): Promise<readonly Queued[]> =>
  side === 'in'
    ? (await transfers.incoming(db, area, part)).map((row) => ({ row, hands: row }))
    : Promise.all((await transfers.outgoing(db, area, part)).map(async (hands) => ({ row: await transfers.byId(db, hands.in_area, hands.id), hands })))

/** The office's transfers page by page, the most urgent first, with how many there are in all, stand still, and lie with the caller. */
export const transferQueue = operation(queueEndpoint, async (context, { area, side, open, waits, mine, limit = usualPage, after }) => {
  const { db, today } = context
  const { officerId } = asOfficer(context)
  const [due = '', id = ''] = after?.split(' ') ?? []
  const part: transfers.QueuePart = {
    open: open !== 'no', after: after === undefined ? null : { due, id }, limit: limit + 1, states: waits ? inspectedIn[side] : null, claimedBy: mine ? officerId : null,
  }
  const counts = await (side === 'in' ? transfers.countIncoming : transfers.countOutgoing)(db, area, part, today, mostCounted)
  const found = await queued(db, area, side, part)
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  const passed = await inspections.passedOf(db, area, shown.map(({ row }) => row.id))
  const views = []
  for (const { row, hands } of shown) views.push(await summary(context, row, side, { inspected: passed.has(row.id), claimedBy: hands.claimed_number }))
  return {
    count: counts.n, overdue: counts.overdue, nearestDue: counts.nearest, held: counts.held,
    mine: await (side === 'in' ? transfers.countIncomingOf : transfers.countOutgoingOf)(db, area, officerId),
    transfers: views, next: last ? `${transfers.queueDay(last.row)} ${last.row.id}` : null,
  }
})

export const transfer = operation(oneEndpoint, async (context, { area, transferId }) => {
  const pair = await transferOf(context, area, transferId)
  context.concerns(area, `transfer:${transferId}`)
  return presentTransfer(context, pair)
})
