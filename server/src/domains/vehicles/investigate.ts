import { archiveReturns as returnsEndpoint, investigations as listEndpoint, settleInvestigation as settleEndpoint } from '@changxing/contract/returns.ts'
import { because } from '@changxing/rules/decision.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { instantText } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, Refusal, refused, type Context } from '../../platform/operation.ts'
import { settleHeld } from '../cases/index.ts'
import { goOnAfterHold } from './go-on-after-hold.ts'
import { freeCar, holdCar } from './investigate-case.ts'
import { suspectedCar } from './suspicions.ts'
import * as store from './investigations.store.ts'
import { presentReturn } from './present-return.ts'
import * as returns from './returns.store.ts'
import { lockPair, recordBoth, renewTold, tellBuyer, tellSeller, type Pair } from './transfer.ts'
import * as transfers from './transfers.store.ts'
import * as vehicles from './vehicles.store.ts'

type Opened = Pick<store.InvestigationRow, 'found_by' | 'ground' | 'words' | 'opened_by'>

/**
 * Holds the car of a transfer as suspect (state J) and opens the investigation in both places, once at a time for a transfer. Until it is
 * settled the car changes owner by no way (M2.3.3, M2.4.1). No clock of the transfer runs either.
 */
export const openInvestigation = async (context: Context, pair: Pair, opened: Opened): Promise<void> => {
  const { transfer } = pair
  const { db, platform, recorded } = context
  if ((await store.ofTransfer(db, transfer.area, transfer.id)).some(({ outcome }) => outcome === null)) return
  const car = await vehicles.lock(db, transfer.out_area, transfer.out_vehicle_id)
  await holdCar(context, car)
  const row = {
    ...opened, id: newId(platform.clock), transfer_area: transfer.area, transfer_id: transfer.id, case_id: null, case_number: null, car_area: car.area, vehicle_id: car.id, vin_index: null,
  }
  for (const area of [transfer.area, transfer.out_area]) await store.insert(db, { ...row, area }, recorded())
  await recordBoth(context, transfer, {
    action: 'open-investigation', state: transfer.state, by: 'system', officer_number: null,
    says: { zh: '车辆列为嫌疑车（状态 J），开始调查', en: 'The car is held as suspect (state J) and investigated' },
  })
  await renewTold(context, pair)
}

/** The business at which the suspicion was found, and the plate; a new car has none. */
const foundAt = async ({ db }: Context, row: store.InvestigationRow) => {
  if (store.isOfTransfer(row)) {
    const { number, plate_number: plateNumber, area: inArea, out_area: outArea } = await transfers.byId(db, row.transfer_area, row.transfer_id)
    return { number, plateNumber, inArea, outArea }
  }
  const car = row.vehicle_id === null ? undefined : await vehicles.byId(db, row.car_area, row.vehicle_id)
  return { number: row.case_number!, plateNumber: car?.plate_number ?? null, inArea: row.area, outArea: row.area }
}

const presentInvestigation = async (context: Context, row: store.InvestigationRow) => ({
    investigationId: row.id, transferId: row.transfer_id, caseId: row.case_id, ...(await foundAt(context, row)),
    foundBy: row.found_by, ground: row.ground, words: row.words, openedBy: row.opened_by, openedAt: instantText(row.opened_at),
    outcome: row.outcome, settledBy: row.settled_by, settledWords: row.settled_words, settledAt: row.settled_at && instantText(row.settled_at),
})

/** Cars under suspicion that come to this office or leave it, those under way first. */
export const investigations = operation(listEndpoint, async (context, { area }) => {
  context.concerns(area, 'investigations')
  const views = []
  for (const row of await store.ofArea(context.db, area)) views.push(await presentInvestigation(context, row))
  return { investigations: views }
})

/** Returns that this office made, and those of cars that had left from here. */
export const archiveReturns = operation(returnsEndpoint, async (context, { area }) => {
  const { db } = context
  context.concerns(area, 'archive-returns')
  const rows = [...(await returns.ofArea(db, area))]
  for (const { transfer_area: inArea, transfer_id: id, found_by: found } of (await store.ofArea(db, area)).filter(store.isOfTransfer)) {
    if (found === 'return' && inArea !== area) rows.push(...(await returns.ofTransfer(db, inArea, id)).filter(({ outcome }) => outcome === 'confirmed'))
  }
  const views = []
  for (const row of rows) {
    const { number, plate_number: plateNumber, out_area: outArea } = await transfers.byId(db, row.area, row.transfer_id)
    views.push({ ...presentReturn(row), number, plateNumber, inArea: row.area, outArea })
  }
  return { returns: views }
})

/**
 * The head of an office, or supervision, settles an investigation: cleared, the car is free again; confirmed, it stays held. Never by who
 * proposed the return or opened the suspicion. Refusals: not-now, four-eyes.
 */
export const settleInvestigation = operation(settleEndpoint, async (context, { area, investigationId, outcome, words }) => {
  const { db, recorded } = context
  const { number: officer } = asOfficer(context)
  const row = await store.byId(db, area, investigationId)
  context.concerns(area, `investigation:${investigationId}`)
  if (!store.isOfTransfer(row)) {
    // The suspicion of the case is settled with it, and settling that closes this one.
    const settled = await settleHeld(context, area, row.case_id!, suspectedCar, outcome, words)
    return settled instanceof Refusal ? settled : presentInvestigation(context, await store.byId(db, area, investigationId))
  }
  const pair = await lockPair(context, row.transfer_area, row.transfer_id, area === row.transfer_area ? 'in' : 'out')
  const { transfer } = pair
  const proposers = (await returns.ofTransfer(db, row.transfer_area, row.transfer_id)).map(({ officer_number: proposer }) => proposer)
  if (row.opened_by === officer || proposers.includes(officer)) return refused('four-eyes', [because('M2.3.3', false, {
    zh: '提出嫌疑的人不能自己作结论，请交给另一名负责人或监督岗', en: 'Who raised the suspicion does not settle it: hand it to another head or to supervision',
  })])
  const car = await vehicles.lock(db, row.car_area, row.vehicle_id)
  for (const place of [transfer.area, transfer.out_area]) {
    if (await store.settle(db, place, investigationId, outcome, officer, words, recorded())) continue
    return refused('not-now', [because('M2.3.3', false, { zh: '这项调查已有结论', en: 'This investigation is settled already' })])
  }
  if (outcome === 'cleared') await freeCar(context, car)
  const says = outcome === 'cleared' ? { zh: '调查结论：嫌疑排除', en: 'Investigated: the suspicion is lifted' }
    : { zh: '调查结论：嫌疑成立，车辆继续控制', en: 'Investigated: the suspicion stands, and the car stays held' }
  await recordBoth(context, transfer, {
    action: `suspicion-${outcome}`, state: transfer.state, by: area === transfer.area ? 'in-office' : 'out-office', officer_number: officer, says,
  })
  await goOnAfterHold(context, pair, renewTold)
  const next = outcome === 'confirmed' ? { zh: '您可以向车管所陈述、申辩。', en: 'You may state your case to the vehicle office.' }
    : isClosedTransfer(transfer.state) ? { zh: '可以重新申请过户。', en: 'The transfer may be applied for again.' } : { zh: '过户继续办理。', en: 'The transfer goes on.' }
  for (const tell of [tellBuyer, tellSeller]) await tell(context, transfer, { zh: '嫌疑调查有结论', en: 'The investigation is settled' }, {
    zh: `${transfer.plate_number}（${transfer.number}）${says.zh}。${next.zh}`, en: `${transfer.plate_number} (${transfer.number}). ${says.en}. ${next.en}`,
  })
  return presentInvestigation(context, await store.byId(db, area, investigationId))
})
