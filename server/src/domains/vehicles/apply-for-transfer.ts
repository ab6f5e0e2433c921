import { applyAtCounter as counterEndpoint, applyForTransfer as onlineEndpoint } from '@changxing/contract/transfers.ts'
import type { InputOf } from '@changxing/contract/endpoint.ts'
import { cityCode, sameCity } from '@changxing/rules/areas.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { readVin, vinProblems } from '@changxing/rules/vehicles/check-vin.ts'
import { isSamePlate, type PlateKindCode } from '@changxing/rules/vehicles/plate.ts'
import { mostOnlineApplications } from '@changxing/rules/vehicles/transfer-limits.ts'
import { agentPapers, papersMissing, type CounterPaper } from '@changxing/rules/vehicles/counter-papers.ts'
import { duePapers } from '@changxing/rules/vehicles/due-papers.ts'
import { soldBetweenCities } from '@changxing/rules/vehicles/stand-ins.ts'
import { transferStateNames } from '@changxing/rules/vehicles/transfer-states.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, asOfficer, operation, Problem, refused, Refusal, type Context } from '../../platform/operation.ts'
import { enteringIfDone, findPersonByNumber, personOf, type Enter } from '../people/index.ts'
import { scanForTransfer } from './give-paper.ts'
import { invoiceReasons } from './invoice-reasons.ts'
import { isMovingOut } from './leaving.ts'
import { onlineApplications } from './online-applications.ts'
import { onePageOf, paperReason } from './papers-to-scan.ts'
import { presentMyTransfer, presentTransfer } from './present-transfer.ts'
import { plateKindWords } from './present-vehicle.ts'
import { renewHindrances } from './renew-hindrances.ts'
import { sealInvoice } from './sealed-invoice.ts'
import { reasonsAgainstAgent, sealAgent, tellOfAgent, type Agent } from './transfer-agent.ts'
import { advance, lockPair, recordBoth, tellBuyer, tellSeller } from './transfer.ts'
import { turnOf } from './transfer-clock.ts'
import { reasonsAgainstMove } from './transfer-conditions.ts'
import { askInvoiceLater, remarkOnInvoice } from './transfer-invoice.ts'
import { askInsurers, recordInsurance } from './transfer-insurance.ts'
import { officesElsewhere, routeOf, routeReasons, routeSays, type Ground } from './transfer-route.ts'
import { acceptedByOldPlace } from './transfer-words.ts'
import * as transfers from './transfers.store.ts'
import { vinIndex } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

type Application = {
  readonly path: 'A' | 'B' | 'C'; readonly vin: string; readonly plateKind: string; readonly plateNumber: string; readonly inArea: string
  readonly outArea?: string
  readonly tradeArea?: string | undefined; readonly ground: Ground
  readonly invoice?: { readonly code: string; readonly number: string } | undefined
  readonly buyer: { readonly area: string; readonly personId: string }
  readonly agent?: Agent | undefined
  readonly papers?: readonly { readonly kind: CounterPaper; readonly fileId: string }[]
}

const officeOfPath = { A: 'online', B: 'in-office', C: 'out-office' } as const
const unmet = (zh: string, en: string, clause: Reason['clause'] = 'M2.3.6', facts = {}) => because(clause, false, { zh, en }, facts)

/** The vehicle that VIN, kind and number name together, or why there is none. */
const vehicleNamed = async ({ db, platform }: Context, given: Application): Promise<vehicles.VehicleRow | Refusal> => {
  const reading = readVin(given.vin)
  const place = await vehicles.whereIsVin(db, vinIndex(platform, given.vin))
  const row = place && (await vehicles.maybeById(db, place.area, place.vehicle_id))
  if (!row || (given.outArea !== undefined && !sameCity(row.area, given.outArea))) {
    const hint = reading.problem ? [because('M2.3.6', false, vinProblems[reading.problem], { problem: reading.problem })] : []
    return refused('no-such-vehicle', [unmet('没有找到这辆车，请核对车辆识别代号和号牌', 'No such car was found: check the VIN and the plate'), ...hint])
  }
  const registered = { kind: row.plate_kind as PlateKindCode, number: row.plate_number }
  if (isSamePlate(registered, { kind: given.plateKind as PlateKindCode, number: given.plateNumber })) return row
  const otherKind = isSamePlate(registered, { kind: row.plate_kind as PlateKindCode, number: given.plateNumber })
  return refused('no-such-vehicle', [otherKind
    ? unmet(
      `号牌种类不符：同一号码可以有不同种类的号牌，您填的是“${plateKindWords(given.plateKind).zh}”`,
      `The kind of plate does not match: the same number may be on plates of different kinds, and you gave “${plateKindWords(given.plateKind).en}”`,
      'M2.3.6', { plateKind: given.plateKind },
    )
    : unmet('车辆识别代号与号牌不是同一辆车，请核对', 'VIN and plate are not of the same car: check both')])
}

/** An heir, or who has a judgment, comes for a car that is being sold to another city: where it goes, and what they may do about that first. Problem: changed-meanwhile. */
const soldAlready = async ({ db }: Context, { area, id }: vehicles.VehicleRow): Promise<readonly Reason[]> => {
  const sale = await transfers.openOf(db, area, id)
  if (!sale) throw new Problem('changed-meanwhile')
  return [soldBetweenCities(sale.in_area)]
}

/** The number that people quote: area, day, serial. */
const numberFor = async ({ db, today }: Context, area: string): Promise<string> =>
  `${area}${today.replaceAll('-', '')}${String(await transfers.takeSerial(db, area, today)).padStart(5, '0')}`

/**
 * Opens a transfer, or says with every reason why not. First what costs nothing to ask, then the invoice, then the two guards that the
 * database holds: an invoice serves once in the country, and a vehicle leaves once at a time, so that of two buyers one wins.
 */
const openTransfer = async (context: Context, given: Application): Promise<transfers.TransferRow | Refusal> => {
  const { db, platform, today, recorded } = context
  const vehicle = await vehicleNamed(context, given)
  if (vehicle instanceof Refusal) return vehicle
  if (vehicle.owner_area === given.buyer.area && vehicle.owner_person_id === given.buyer.personId) {
    return refused('own-vehicle', [unmet('这辆车已经是新车主的', 'The car belongs to the new owner already')])
  }
  const route = routeOf(
    {
      vehicleType: vehicle.vehicle_type, use: vehicle.use, outArea: vehicle.area, inArea: given.inArea, tradeArea: given.tradeArea,
      ground: given.ground,
    },
    today,
  )
  if (route.route === 'earlier-procedure') return refused('earlier-procedure', routeReasons(route), routeSays(route))
  if (route.route === 'within-area') {
    return refused('within-area', [unmet('转出地和转入地是同一个城市，不用异地办理', 'Both places are the same city: no transfer between cities is needed', 'M2.1.4')], routeSays(route))
  }
  if (route.route === 'refused' || !route.applyAt.includes(officeOfPath[given.path])) {
    return refused(
      'not-possible-here',
      route.route === 'refused' ? routeReasons(route) : route.decision.reasons.filter(({ clause }) => clause === 'M2.1.5').map((reason) => ({ ...reason, holds: false })),
    )
  }
  const elsewhere = officesElsewhere(platform, vehicle.area, given.inArea)
  if (elsewhere.length > 0) return refused('office-elsewhere', elsewhere)
  if (given.path === 'A' && (await onlineApplications(context, vehicle, given.buyer)) >= mostOnlineApplications) {
    return refused(
      'too-many-online',
      [unmet(
        `您对这辆车的网上申请已满 ${mostOnlineApplications} 次，请到车管所窗口办理`,
        `You have applied for this car online ${mostOnlineApplications} times: please go to the counter`,
      )],
    )
  }
  if (await isMovingOut(db, vehicle)) {
    return refused('transfer-under-way', [unmet(
      '车主正在为这辆车办理转出；如果要一次办好过户，请车主先撤回转出', 'The owner is having this car moved out: for a transfer in one go, let the owner take that back first',
    )])
  }
  const released = given.papers?.some(({ kind }) => kind === 'customs-release')
  const blocked = await reasonsAgainstMove(context, vehicle, given.inArea, released)
  const buyer = await personOf(platform, db, given.buyer.area, given.buyer.personId)
  const noAgent = reasonsAgainstAgent(buyer, given.agent, today)
  const invoice = await invoiceReasons(context, { ...given, buyerNumber: buyer.identityNumber }, vehicle)
  if (blocked.length > 0) return refused('blocked', [...blocked, ...invoice.reasons, ...noAgent])
  if (invoice.reasons.length > 0) return refused(invoice.code, [...invoice.reasons, ...noAgent])
  const insurance = await askInsurers(context, vehicle, given.inArea)
  const called = duePapers({
    buyerArea: given.buyer.area, inArea: given.inArea, inspectionValidUntil: vehicle.inspection_valid_until, vehicleType: vehicle.vehicle_type, insurance,
  }, today)
  const due = [...called, ...(given.agent ? agentPapers : [])]
  const scans = given.papers?.map(({ kind }) => kind)
  const onePage = onePageOf(buyer, given.agent && normalIdentityNumber(given.agent.number), today)
  const lacking = scans ? papersMissing(given.ground, scans, invoice.result === 'confirmed', due, onePage).map((line) => paperReason(line, scans, onePage)) : []
  if (noAgent.length > 0) return refused('cannot-delegate', [...noAgent, ...lacking])
  if (lacking.length > 0) return refused('papers-missing', lacking)

  // The tax department may have taken seconds: of a sale in the city and this one, whoever comes second sees what the first did.
  const now = await vehicles.lock(db, vehicle.area, vehicle.id)
  if (now.owner_area !== vehicle.owner_area || now.owner_person_id !== vehicle.owner_person_id) throw new Problem('changed-meanwhile')
  const arisen = await reasonsAgainstMove(context, now, given.inArea, released)
  if (arisen.length > 0) return refused('blocked', arisen)

  const id = newId(platform.clock)
  const invoiceText = given.ground === 'sale' && given.invoice ? `${given.invoice.code} ${given.invoice.number}` : null
  const invoiceIndex = invoiceText === null ? null : platform.blindIndex('invoice', invoiceText)
  if (invoiceIndex && !(await transfers.takeInvoice(db, invoiceIndex, given.inArea, id))) {
    return refused('invoice-used', [unmet('这张发票已用于另一次过户', 'This invoice has served another transfer', 'M2.4.3')])
  }
  const turn = turnOf('applied', today)
  const opened = await transfers.openOutgoing(db, {
    area: vehicle.area, id, vehicle_id: vehicle.id, in_area: given.inArea, state: 'applied', ...turn, online: given.path === 'A',
    out_inspection_needed: route.inspections === 2,
    sent_by: null, sent_at: null, package: null,
  }, recorded())
  if (!opened) {
    if (invoiceIndex) await transfers.freeInvoice(db, invoiceIndex)
    return refused(
      'transfer-under-way',
      given.ground === 'inheritance' || given.ground === 'court' ? await soldAlready(context, vehicle) : [unmet(
        '这辆车已有一笔过户正在办理；如果不是您和卖方约定的，请联系卖方或车管所',
        'Another transfer of this car is under way; if it is not the one you agreed on, ask the seller or the office',
      )],
    )
  }
  const row: transfers.TransferRow = {
    area: given.inArea, id, number: await numberFor(context, given.inArea), out_area: vehicle.area, out_vehicle_id: vehicle.id,
    buyer_area: given.buyer.area, buyer_person_id: given.buyer.personId,
    seller_area: vehicle.owner_area, seller_person_id: vehicle.owner_person_id, path: given.path, ground: given.ground,
    trade_area: given.tradeArea ?? null,
    invoice_index: invoiceIndex, invoice_result: invoice.result,
    invoice: invoiceText === null ? null : sealInvoice(platform, given.inArea, id, invoiceText), invoice_attempts: 0, invoice_compared_by: null,
    invoice_compared_at: null, insurance_result: insurance,
    plate_kind: vehicle.plate_kind, plate_number: vehicle.plate_number, vehicle_type: vehicle.vehicle_type,
    brand_model: vehicle.brand_model, inspections_needed: route.inspections,
    decision: route.decision, state: 'applied', ...turn, version: 1, applied_on: today, applied_at: new Date(recorded()), accepted_by: null,
    inspected_by: null, registered_by: null,
    package: null, manifest_hash: null, receipt: null, hindrances: [], new_vehicle_id: null, new_plate: null, edition: 0, come_by: null, reminded_for: null, ...transfers.untouched,
    ...sealAgent(platform, given.inArea, id, given.agent),
  }
  await transfers.insert(db, row, recorded())
  if (row.invoice_result === 'unknown') await askInvoiceLater(context, row)
  for (const { kind, fileId } of given.papers ?? []) await scanForTransfer(context, row, kind, fileId)
  await transfers.takePart(db, given.buyer, row, 'buyer', recorded())
  await transfers.takePart(db, { area: row.seller_area, personId: row.seller_person_id }, row, 'seller', recorded())
  const officer = context.actor.kind === 'officer' ? context.actor.number : null
  await recordBoth(
    context, row,
    {
      action: 'apply', state: 'applied', by: given.path === 'A' ? 'new-owner' : given.path === 'B' ? 'in-office' : 'out-office',
      officer_number: officer, says: transferStateNames.applied,
    },
  )
  await remarkOnInvoice(context, row, invoice.remark)
  await recordInsurance(context, row)
  context.concerns(row.area, `transfer:${id}`)
  await tellSeller(context, row, { zh: '有人申请把您的车过户', en: 'Somebody applies to take over your car' }, {
    zh: `${row.plate_number} 的异地转移登记已申请（${row.number}）。如果不是您转让的，请打开这笔过户，点“不是我转让的”，立即暂停办理。`,
    en: `A transfer of ${row.plate_number} was applied for (${row.number}). If you did not sell it, open the transfer and choose “I did not sell it”: it stops at once.`,
  })
  await tellOfAgent(context, row)
  return row
}

/** Where a transfer goes, is traded and comes from: offices are of cities, and a district counts as its city. */
const inCities = <Places extends { readonly inArea: string; readonly outArea?: string; readonly tradeArea?: string | undefined }>(places: Places): Places => ({
  ...places, inArea: cityCode(places.inArea),
  ...(places.outArea !== undefined && { outArea: cityCode(places.outArea) }), ...(places.tradeArea !== undefined && { tradeArea: cityCode(places.tradeArea) }),
})

/** Path A: the new owner applies online; the car was traded in the new place (M2.1.5). */
export const applyForTransfer = operation(onlineEndpoint, async (context, input) => {
  const row = await openTransfer(context, { ...inCities(input), path: 'A', ground: 'sale', buyer: asCitizen(context) })
  if (row instanceof Refusal) return row
  const { transfer } = await renewHindrances(context, await lockPair(context, row.area, row.id, 'in'))
  return presentMyTransfer(context, transfer, 'buyer')
})

/** An application at a counter is accepted with it, by the officer who took it: also in the old place (path C). */
export const acceptAtOnce = async (context: Context, row: transfers.TransferRow, side: 'in' | 'out') => {
  const officer = asOfficer(context)
  const pair = await lockPair(context, row.area, row.id, side)
  const accepted = side === 'in'
    ? await advance(
      context, pair, 'accept', { by: 'in-office', officerNumber: officer.number }, { transfer: { accepted_by: officer.number } },
    )
    : await advance(context, pair, 'accept', { by: 'out-office', officerNumber: officer.number, says: acceptedByOldPlace })
  const requested = await advance(context, accepted, 'request-archive', { by: 'system' })
  await tellBuyer(
    context, row, { zh: '过户申请已受理', en: 'Your transfer was accepted' },
    {
      zh: `业务 ${row.number} 已受理，正在网上调取档案，您不用自己去取。不是您要过户的，请打开这笔过户，点“不是我要过户的”，立即暂停办理。`,
      en: `Transfer ${row.number} was accepted. The file travels electronically; you need not fetch it. If you did not want this, open the transfer and choose “I did not want this”: it stops at once.`,
    },
  )
  return requested
}

/** The new owner at the counter, known by number, or entered as the card has them (M9.3). Undefined when nobody is known and no name was given. Problem: bad-input. */
const newOwnerAtCounter = (context: Context, area: string, number: string, name: string | undefined, enter: Enter): Promise<Application['buyer'] | undefined> =>
  name === undefined
    ? findPersonByNumber(context.platform, context.db, normalIdentityNumber(number))
    : enter({ name, identityNumber: number, phone: null }, area, 'newOwnerName')

const takeAtCounter = async (context: Context, input: InputOf<typeof counterEndpoint>, enter: Enter) => {
  const officer = asOfficer(context)
  const buyer = await newOwnerAtCounter(context, officer.area, input.newOwnerNumber, input.newOwnerName, enter)
  if (!buyer) return refused(
    'no-such-person',
    [unmet(
      '平台还没有新车主的记录：请核对证件号码；首次办理的，照证件填写“新车主姓名”', 'Nobody is kept with this number yet: compare it; for who comes for the first time, give “Name of the new owner” as on the card', 'M9.3',
    )],
  )
  const side = input.place === 'in-office' ? 'in' : 'out'
  const row = await openTransfer(context, {
    path: side === 'in' ? 'B' : 'C', vin: input.vin, plateKind: input.plateKind, plateNumber: input.plateNumber, ground: input.ground,
    invoice: input.invoice, buyer, agent: input.agent, papers: input.papers,
    ...inCities({ tradeArea: input.tradeArea, inArea: side === 'in' ? officer.area : input.otherArea, outArea: side === 'in' ? input.otherArea : officer.area }),
  })
  return row instanceof Refusal ? row : presentTransfer(context, await acceptAtOnce(context, row, side))
}

/**
 * Paths B and C: at the counter of the new or of the old place; an agent may apply for the new owner, with a written mandate (M9.3). Who was never
 * seen before is entered by name, and kept only if a transfer is opened. Refusals: no-such-person while the name is wanted, and those of an application.
 */
export const applyAtCounter = operation(counterEndpoint, (context, input) => enteringIfDone(context, (enter) => takeAtCounter(context, input, enter)))
