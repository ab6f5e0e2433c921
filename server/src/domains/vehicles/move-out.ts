import { cityCode, cityName } from '@changxing/rules/areas.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import { takesNoCompulsoryInsurance } from '@changxing/rules/vehicles/decide-insurance-paper.ts'
import { handedInWords, platesCarried } from '@changxing/rules/vehicles/handed-in.ts'
import { lastDayOfPlate } from '@changxing/rules/vehicles/temporary-plate.ts'
import { earlierProcedure } from '@changxing/rules/vehicles/transfer-limits.ts'
import type { Words } from '@changxing/rules/words.ts'
import { newId } from '../../platform/ids.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { applicantOf, type Applicant, type Case, type Subject } from '../cases/index.ts'
import { tell } from '../notices/index.ts'
import { signedManifest } from './archive-manifest.ts'
import { contentsOf } from './archive.ts'
import * as archive from './archive.store.ts'
import * as arrivals from './arrivals.store.ts'
import { endMaking } from './end-making.ts'
import { pictureAt } from './file-page.ts'
import { indexHandedIn } from './index-handed-in.ts'
import { leavePlace } from './move-vehicle.ts'
import { issueTemporaryPlate, makeVoid } from './papers.ts'
import { newOwnerOf } from './new-owner.ts'
import { invoiceIndexOf } from './transfer-within-area.ts'
import * as transfers from './transfers.store.ts'
import { endCustomsControl, enterBusiness, lockVehicleOf } from './vehicle-record.ts'
import { stageWanted } from './transfer-conditions.ts'
import { officesElsewhere } from './transfer-route.ts'
import * as vehicles from './vehicles.store.ts'
import type { VehicleRow } from './vehicles.store.ts'
import { noWayPlate, wayPlateSays, type WayPlate } from './way-plate-words.ts'
import { replaceWithheld } from './withheld.ts'

/** What is known of the place it is to go to: the office there, and which cars the city takes in. */
export const factsOfDestination = async ({ db, platform, today }: Context, { area, id }: Subject, destination: string): Promise<Facts> => {
  const inArea = cityCode(destination)
  const { emission_stage: stage } = await vehicles.byId(db, area, id)
  const wanted = stageWanted(platform, inArea, today)
  return {
    inArea, inOffice: officesElsewhere(platform, inArea).length > 0 ? 'elsewhere' : 'here', ...(stage !== null && { emissionStage: stage }),
    ...(wanted !== undefined && { emissionWanted: wanted }),
  }
}

/** The temporary plate for the way, never beyond the insurance that was stated; or why there is none, and the car has to be carried. A trailer takes no insurance. */
const plateForTheWay = async (context: Context, row: VehicleRow, { id: caseId, answers }: Case): Promise<NonNullable<WayPlate> | keyof typeof noWayPlate> => {
  const { area, id, vin_index: vin } = row
  const stated = String(answers['insuranceUntil'] ?? '')
  const last = lastDayOfPlate('across-areas', takesNoCompulsoryInsurance(row.vehicle_type) ? 'not-asked' : stated === '' ? null : stated, context.today)
  if (last === undefined) return 'uninsured-move'
  return issueTemporaryPlate(context, { area, vin_index: vin, vehicle_id: id, purpose: 'across-areas', case_id: caseId }, last)
}

/** What becomes of the paper file: sealed and handed over, unless it lies with another office (M2.4.2). */
const paperSays = ({ area, paper_archive_area: paper }: VehicleRow, to: string): string =>
  paper === area ? `实物档案已密封，随车交往${cityName(to).zh}` : `实物档案留存${cityName(paper).zh}，不随车；转入地查电子档案`

/** The electronic file goes ahead of the car, so that the new place can look it up. */
const sendPages = async (context: Context, row: VehicleRow, arrival: { readonly area: string; readonly id: string }): Promise<void> => {
  for (const { vehicle_id: _, file_id: fileId, ...page } of await archive.images(context.db, row.area, row.id)) {
    const picture = await pictureAt(context, { ...page, area: arrival.area }, { area: row.area, fileId })
    await arrivals.addPage(context.db, { ...page, ...picture, area: arrival.area, arrival_id: arrival.id })
  }
}

/** The new owner learns until when, and where to; who gave the car away, what to fetch for them. Who applied for their own car fetches it themselves. */
const tellBoth = async (context: Context, one: Case, owner: Applicant, row: VehicleRow, to: string, plate: Awaited<ReturnType<typeof plateForTheWay>>, until: string): Promise<void> => {
  const [from, there] = [cityName(row.area), cityName(to)]
  const way = typeof plate === 'string' ? noWayPlate[plate] : wayPlateSays(plate, until, false)
  await tell(context, owner, {
    title: { zh: `请在 ${until} 前办转入`, en: `Move the car in by ${until}` },
    body: {
      zh: `${row.plate_number} 已从${from.zh}转出，请在 ${until} 前到${there.zh}办转入，车再查验一次。${way.zh}`,
      en: `${row.plate_number} has left ${from.en}. Move it in at ${there.en} by ${until}; it is inspected once more. ${way.en}`,
    },
    link: '/vehicles', sms: true,
  })
  const { area, personId } = applicantOf(one)
  if (owner.area === area && owner.personId === personId) return
  const fetch = [
    ...(typeof plate === 'string' ? [] : [{ zh: `临时号牌 ${plate.number}`, en: `the temporary plate ${plate.number}` }]), ...(row.paper_archive_area === row.area ? [{ zh: '密封的档案', en: 'the sealed file' }] : []),
  ]
  const things: Words = { zh: fetch.map(({ zh }) => zh).join('和'), en: fetch.map(({ en }) => en).join(' and ') }
  await tell(context, { area, personId }, {
    title: { zh: '您的车已转出', en: 'Your car has moved out' },
    body: {
      zh: `${row.plate_number} 已转出。请到车管所窗口交回号牌、行驶证${fetch.length > 0 ? `，领取${things.zh}，交给新车主` : ''}。`,
      en: `${row.plate_number} has moved out. Hand in plates and vehicle licence at the office${fetch.length > 0 ? `, fetch ${things.en}, and pass it on to the new owner` : ''}.`,
    },
    link: `/cases/${one.area}/${one.id}`,
  })
}

/**
 * The car leaves for another city by the earlier procedure (M2.2.1): its row gets state B, plates and vehicle licence are void, a temporary plate is
 * issued for the way, the chain has an entry, its file goes ahead with a signed list, and the city it goes to expects it, all in one transaction over both areas. Problem: changed-meanwhile
 * when the invoice has just served another, or the new owner is not known any more.
 */
export const moveOutTo = async (context: Context, one: Case, owner: Applicant | undefined): Promise<Facts> => {
  const { db, platform, recorded } = context
  const { answers } = one
  const ground = answers['ground'] as arrivals.MoveGround
  const to = cityCode(String(answers['inArea']))
  const row = await lockVehicleOf(context, one)
  const invoice = invoiceIndexOf(context, answers)
  if (!owner || (invoice && !(await transfers.takeInvoice(db, invoice, row.area, one.id)))) throw new Problem('changed-meanwhile')
  const kept = ground === 'own-move' ? [] : [{ what: 'owner', former: `${row.owner_area}/${row.owner_person_id}`, present: `${owner.area}/${owner.personId}` }]
  const [kind, note] = ground === 'own-move' ? ['change', '变更登记：迁出'] as const : ['transfer', '转移登记：转出'] as const
  const seq = await enterBusiness(context, row, kind, one, `${note}，往${cityName(to).zh}`, kept)
  await archive.putRemark(db, { area: row.area, vehicle_id: row.id, registration_seq: seq, type: 'other-proof', remark: paperSays(row, to) }, recorded())
  await leavePlace(context, await endCustomsControl(context, row, seq), null)
  for (const paper of ['plates', 'vehicle-licence'] as const) await makeVoid(context, row, paper, 'moved')
  await endMaking(context, row, owner)
  const anew = await replaceWithheld(context, one, seq)
  const plate = await plateForTheWay(context, row, one)
  const dueOn = addDays(context.today, earlierProcedure.ownerDays)
  // The new place compares each page with what the old one signed (M2.1.4).
  const signed = await signedManifest(context, row, await contentsOf(db, row.area, row.id), { transferId: one.id, to, edition: 1, replaces: null })
  const arrival = { area: to, id: newId(platform.clock) }
  await arrivals.insert(db, {
    ...arrival, out_area: row.area, out_vehicle_id: row.id, out_case_id: one.id, out_case_number: one.number,
    owner_area: owner.area, owner_person_id: owner.personId, ground, due_on: dueOn, package: signed, sent_at: new Date(recorded()),
  })
  await sendPages(context, row, arrival)
  await arrivals.enterParty(db, owner, arrival, recorded())
  await tellBoth(context, one, owner, row, to, plate, dueOn)
  return { ...(typeof plate !== 'string' && { temporaryPlate: plate.number, temporaryPlateValidUntil: plate.validUntil }), ...anew, arrivalArea: to, arrival: arrival.id, bringBy: dueOn }
}

/** How many plates are handed in, of those that the vehicle carries. */
const platesBack = (said: unknown, carried: number): number => (said === 'all' ? carried : said === 'one' ? carried - 1 : 0)

/**
 * The counter has taken plates and vehicle licence back, or the declaration that they are lost, as it found and not as was applied for, and hands over temporary plate and sealed file: a
 * line of the archive index at the entry by which the car left (facts 3.1, M2.2.1).
 */
export const takePlatesBack = async (context: Context, one: Case, found: Facts): Promise<Facts> => {
  const { today, actor } = context
  const row = await lockVehicleOf(context, one)
  const carried = platesCarried(row.plate_kind)
  const says = handedInWords({ plates: platesBack(found['platesBack'], carried), licence: found['licenceBack'] === 'yes' }, carried)
  await indexHandedIn(context, { area: row.area, vehicle_id: row.id }, `${says.zh}（${today}，${actor.kind === 'officer' ? actor.number : ''}）`)
  return { handedIn: says.zh }
}

/** The same to whom the present owner names, or with an owner who moves and keeps it. */
export const moveOut = async (context: Context, one: Case): Promise<Facts> =>
  moveOutTo(context, one, one.answers['ground'] === 'own-move' ? applicantOf(one) : await newOwnerOf(context, one.answers))
