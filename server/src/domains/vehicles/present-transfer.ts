import type { MyTransfer, TransferView } from '@changxing/contract/transfers.ts'
import { manifestHash, openArchive, type ArchiveManifest } from '@changxing/credentials/archive-package.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { archiveTypeOf } from '@changxing/rules/vehicles/archive-types.ts'
import { shortItemName } from '@changxing/rules/vehicles/inspection-items.ts'
import { mostOnlineApplications } from '@changxing/rules/vehicles/transfer-limits.ts'
import { allowedTransferActions, handActions, isClosedTransfer, isTransferStep, mayBeRated, type TransferState } from '@changxing/rules/vehicles/transfer-states.ts'
import { vehicleTypeName } from '@changxing/rules/vehicles/vehicle-types.ts'
import { instantText } from '../../platform/clock.ts'
import { verifyNative } from '../../platform/crypto/sm2.ts'
import { asOfficer, type Context } from '../../platform/operation.ts'
import { openedTrustList } from '../licences/index.ts'
import { personOf } from '../people/index.ts'
import { heldUntil, holdReasons, holdsOf, publicHolds } from './holds.ts'
import { handedInOf, handedInSays } from './index-handed-in.ts'
import { plateSteps } from './plate-steps.ts'
import * as inspections from './inspections.store.ts'
import { invoiceHindrance } from './invoice-reasons.ts'
import { mayObject, partyOf, sellersEnd } from './may-object.ts'
import * as objections from './objections.store.ts'
import { onlineApplications } from './online-applications.ts'
import { bringing, originalsToScan, type Original } from './papers-to-scan.ts'
import { presentReports } from './present-report.ts'
import { presentReturn } from './present-return.ts'
import { presentStatement } from './present-statement.ts'
import { presentMyWithdrawal, presentWithdrawal, withdrawalsOf } from './present-withdrawal.ts'
import * as returns from './returns.store.ts'
import { ratingOf } from './sealed-rating.ts'
import * as statements from './statements.store.ts'
import { vinCheck } from './present-vehicle.ts'
import { wayPlateOf } from './way-plate.ts'
import { allowedTo, handsOf, type Pair } from './transfer.ts'
import { presentAgent } from './transfer-agent.ts'
import { presentTurn, stateWords, stopsWhenHindered, turnNow } from './transfer-clock.ts'
import { emissionUnknown, hindrancesOf, papersStillDue } from './transfer-conditions.ts'
import * as files from './transfer-files.store.ts'
import { handlingFor, openNote } from './transfer-hands.ts'
import { afterFailure, afterWithdrawal, nextForSeller, rightsAfterReturn } from './transfer-words.ts'
import * as transfers from './transfers.store.ts'
import { openVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

export const typeWords = (type: string): Words => archiveTypeOf(type)?.name ?? { zh: type, en: type }
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const presentEvents = async ({ db, platform }: Context, area: string, transferId: string): Promise<TransferView['timeline']> =>
  (await transfers.events(db, area, transferId)).map(({ at, officer_number: officerNumber, note, ...event }) => ({
    ...event, at: instantText(at), officerNumber, note: note && openNote(platform, area, transferId, note),
  }))

/** The manifest as it was signed, for the screens; when it was sent is told by the record's clock, as beside it. */
export const presentManifest = (hash: Uint8Array, manifest: ArchiveManifest, sentAt: Date): NonNullable<TransferView['manifest']> => ({
  hash: hex(hash), edition: manifest.edition, from: manifest.from, to: manifest.to, madeAt: instantText(sentAt), confirmedBy: manifest.confirmedBy,
  paperAt: manifest.paperAt, chain: [...manifest.chain],
  images: manifest.images.map(({ registration, type, page, sha256, bytes }, position) => ({
    position, registration, type, typeSays: typeWords(type), page, sha256: hex(sha256), bytes,
  })),
  remarks: manifest.remarks.map((remark) => ({ ...remark, typeSays: typeWords(remark.type) })),
})

/** What the new owner gave, or a counter scanned for them. The old place sees the pictures that its own counter took. */
const presentPapers = async ({ db }: Context, { area, id, out_area: outArea }: transfers.TransferRow, side: Pair['side']): Promise<TransferView['papers']> =>
  (await files.papers(db, area, id)).map(({ type, page, given_by: by, file_id: fileId, given_area: givenArea }) => ({
    type, typeSays: typeWords(type), page, by, fileId, visible: side === 'in' || givenArea === outArea,
  }))

/** The originals of which no counter has seen every side yet. */
const originalsDue = async (context: Context, transfer: transfers.TransferRow) => (isClosedTransfer(transfer.state) ? [] : originalsToScan(context, transfer))
const presentOriginals = (papers: Awaited<ReturnType<typeof originalsDue>>): TransferView['originals'] => papers.map(({ paper, says }) => ({ type: paper, typeSays: says }))

export const messageKinds: Readonly<Record<files.MessageRow['kind'], Words>> = {
  late: { zh: '档案迟到', en: 'The file is late' }, incomplete: { zh: '档案缺件', en: 'The file is incomplete' },
  mismatch: { zh: '档案与车不符', en: 'The file does not match the car' },
  other: { zh: '其他', en: 'Other' }, answer: { zh: '答复', en: 'Answer' },
}

const presentMessage = (row: files.MessageRow, today: string): TransferView['messages'][number] => ({
  messageId: row.id, at: instantText(row.at), side: row.side, officerNumber: row.officer_number, kind: row.kind,
  kindSays: messageKinds[row.kind], text: row.text,
  missing: row.missing.map((type) => ({ type, says: typeWords(type) })), answers: row.answers, dueOn: row.due_on,
  answeredAt: row.answered_at && instantText(row.answered_at), closedAt: row.closed_at && instantText(row.closed_at),
  overdue: files.isOpen(row) && row.due_on !== null && today > row.due_on,
})

const presentObjections = async ({ db, platform }: Context, pair: Pick<Pair, 'side' | 'transfer'>): Promise<TransferView['objections']> => {
  const { area, id } = pair.transfer
  const said = await statements.ofTransfer(db, area, id)
  return (await objections.ofTransfer(db, area, id)).map((row) => ({
    ...presentObjection(row), statements: said.filter(({ objection_id: of }) => of === row.id).map((one) => presentStatement(platform, one, pair)),
  }))
}

const presentObjection = (row: objections.ObjectionRow): Omit<TransferView['objections'][number], 'statements'> => ({
  objectionId: row.id, at: instantText(row.at), by: row.raised_by, kind: row.kind, words: row.words, answerBy: row.answer_by, answer: row.answer,
  answerWords: row.answer_words, answeredAt: row.answered_at && instantText(row.answered_at), hasEvidence: row.evidence_file !== null,
  recordedBy: [row.recorded_by, row.answer_recorded_by].filter((one) => one !== null),
  outcome: row.outcome, settledBy: row.settled_by, settledWords: row.settled_words,
})

/** What the new owner is asked while the seller says that the sale came to nothing. */
const presentAskedToEnd = (raised: readonly objections.ObjectionRow[]): MyTransfer['askedToEnd'] => {
  const open = raised.find(({ kind, outcome }) => kind === 'fell-through' && outcome === null)
  return open ? { objectionId: open.id, answerBy: open.answer_by!, answer: open.answer, atCounter: open.answer_recorded_by !== null } : null
}

const presentHandedIn = ({ transfer, outgoing }: Pair): TransferView['handedIn'] => {
  const handed = handedInOf(outgoing)
  return handed ? { on: outgoing.handed_in_on!, officerNumber: outgoing.handed_in_to!, says: handedInSays(handed, transfer.plate_kind), insuredUntil: outgoing.insured_until } : null
}

/** The transfer for one of its offices, with the talk between them. */
export const presentTransfer = async (context: Context, pair: Pair): Promise<TransferView> => {
  const { side, transfer, outgoing, holds } = pair
  const { db, platform, today } = context
  const hindrances = await hindrancesOf(context, transfer)
  const buyer = await personOf(platform, db, transfer.buyer_area, transfer.buyer_person_id)
  const archive = outgoing.package && new Uint8Array(outgoing.package)
  const opened = archive ? openArchive(archive, await openedTrustList(platform, db), verifyNative).accepted : undefined
  const looked = [
    ...(await inspections.ofTransfer(db, transfer.area, transfer.id)), ...(await inspections.ofTransfer(db, transfer.out_area, transfer.id))
  ]
  const own = side === 'in' ? transfer.area : transfer.out_area
  const hands = handsOf(pair)
  const plate = await wayPlateOf(context, transfer)
  return {
    area: own, transferId: transfer.id, number: transfer.number, side, inArea: transfer.area, outArea: transfer.out_area,
    vehicleId: side === 'out' ? transfer.out_vehicle_id : transfer.new_vehicle_id,
    path: transfer.path, ground: transfer.ground as TransferView['ground'], tradeArea: transfer.trade_area,
    invoice: transfer.invoice_result && {
      result: transfer.invoice_result, attempts: transfer.invoice_attempts, comparedBy: transfer.invoice_compared_by,
      comparedAt: transfer.invoice_compared_at && instantText(transfer.invoice_compared_at),
    },
    car: {
      plateKind: transfer.plate_kind, plateNumber: transfer.plate_number, vehicleType: transfer.vehicle_type,
      typeSays: vehicleTypeName(transfer.vehicle_type), brandModel: transfer.brand_model,
    },
    buyer: { name: buyer.name, numberMasked: buyer.numberMasked }, agent: presentAgent(platform, transfer), state: transfer.state, stateSays: stateWords(transfer),
    clock: presentTurn({ state: transfer.state, ...turnNow(transfer, hindrances.length > 0, today) }, today, transfer.path === 'C' ? plate : undefined), version: transfer.version,
    inspectionsNeeded: transfer.inspections_needed, appliedOn: transfer.applied_on, decision: transfer.decision as never,
    hindrances: [...hindrances, ...invoiceHindrance(transfer)], holds: [...holdReasons(holds)], heldUntil: heldUntil(holds),
    reports: await presentReports(context, transfer),
    returns: (await returns.ofTransfer(db, transfer.area, transfer.id)).map(presentReturn),
    withdrawals: (await withdrawalsOf(db, transfer)).map(presentWithdrawal),
    objections: await presentObjections(context, pair),
    acceptedBy: transfer.accepted_by, inspectedBy: transfer.inspected_by, registeredBy: transfer.registered_by,
    manifest: archive && opened ? presentManifest(manifestHash(archive), opened, outgoing.sent_at!) : null, hasReceipt: transfer.receipt !== null,
    earlier: (await files.earlier(db, transfer.area, transfer.id)).map(({ edition, package: sent, receipt }) => ({
      edition, hash: hex(manifestHash(new Uint8Array(sent))), hasReceipt: receipt !== null,
    })),
    inspections: looked.map(({
      area, id, place, result, officer_number: officerNumber,
    }) => ({ area, inspectionId: id, place, result, officerNumber })),
    papers: await presentPapers(context, transfer, side), originals: presentOriginals(await originalsDue(context, transfer)),
    messages: (await files.messages(db, transfer.area, transfer.id)).map((row) => presentMessage(row, today)),
    timeline: await presentEvents(context, own, transfer.id),
    temporaryPlate: plate, handedIn: presentHandedIn(pair),
    newPlate: transfer.new_plate, newVehicleId: transfer.new_vehicle_id,
    allowed: [...allowedTo(context, pair), ...(await plateSteps(context, pair))], handling: handlingFor(context, pair),
    claimedBy: hands.claimed_by === null ? null : {
      officerNumber: hands.claimed_number!, name: hands.claimed_name!, mine: hands.claimed_by === asOfficer(context).officerId,
    },
    rating: ratingOf(platform, transfer),
  }
}

/** Events that the people of a transfer do not read: what one officer proposes or hands to another. */
const betweenOfficers: readonly string[] = ['propose-return', 'decline-return', 'invoice-remark', ...handActions]

const nextForBuyer: Readonly<Record<TransferState, Words>> = {
  applied: { zh: '转入地将在期限内受理，您不用做什么', en: 'The new place accepts within the limit; you need not do anything' },
  accepted: { zh: '正在向转出地调取档案', en: 'The file is being asked for' },
  'archive-requested': { zh: '转出地正在制作电子档案，您不用去转出地', en: 'The old place is making the electronic file; you need not go there' },
  'archive-sent': { zh: '转入地正在核对档案', en: 'The new place is comparing the file' },
  'archive-to-correct': { zh: '转出地正在补正档案，补正后重新发送，您不用做什么', en: 'The old place corrects the file and sends it again; you need not do anything' },
  'archive-received': { zh: '请开车到转入地查验，只去一次', en: 'Bring the car to the new place for inspection, once' },
  inspected: { zh: '查验合格，正在登记，请等待号牌', en: 'Inspected; the registration is being finished' },
  registered: { zh: '已登记：领取号牌、行驶证，登记证书已签注', en: 'Registered: collect plate and vehicle licence; the certificate is noted' },
  withdrawn: { zh: '申请已撤回', en: 'Withdrawn' },
  returned: { zh: '理由、依据和您的权利见下', en: 'The reason, its clause and your rights are below' },
}

/** With the car the originals come that no counter has seen (M2.1.3). */
const nextWithOriginals = (state: TransferState, papers: readonly Original[]): Words => {
  const [next, more] = [nextForBuyer[state], bringing(state === 'archive-received' ? papers : [])]
  return { zh: `${next.zh}${more.zh}`, en: `${next.en}${more.en}` }
}

/** Where both places inspect (M2.1.5), the car is brought to the old one first; the usual words would send the owner the wrong way. */
const nextWhereInspectedTwice = async ({ db }: Context, { out_area: outArea, id, path, state, come_by: comeBy }: transfers.TransferRow): Promise<Words | undefined> => {
  if (state === 'archive-received') return { zh: '请开车到转入地再查验一次', en: 'Bring the car to the new place for its second inspection' }
  if (state !== 'archive-requested') return undefined
  const passed = (await inspections.ofTransfer(db, outArea, id)).some(({ result }) => result === 'passed')
  if (!passed) return { zh: '请先开车到转出地查验，带上号牌、行驶证、交强险保单：合格后交回牌证，换领临时号牌', en: 'Bring the car to the old place for inspection first, with its licence and the insurance policy: once it has passed you hand in plates and licence and get a temporary plate' }
  // Its thirty days begin when the plates are handed in.
  if (path === 'C' && comeBy === null) return { zh: '转出地已查验：请到转出地窗口交回号牌、行驶证，换领临时号牌；交回后转出地发出档案', en: 'Inspected at the old place: hand in plates and licence at its counter, where you get a temporary plate; then the file is sent' }
  return { zh: '转出地已查验，正在制作电子档案，您不用做什么', en: 'Inspected at the old place, which is making the electronic file; you need not do anything' }
}

/** What is named has to be settled first, and until when before the seller may ask for the end (M2.3.4). */
const settleFirst = ({ lastDay, ownersTurn }: Awaited<ReturnType<typeof sellersEnd>>, today: string): Words =>
  ownersTurn && today <= lastDay
    ? { zh: `请先处理下面的事项，处理完毕后继续办理；最迟 ${lastDay}，过了这天原车主可以申请终止`, en: `Settle what is named below first; it goes on then. You have until ${lastDay}; after that the seller may ask for the end` }
    : { zh: '请先处理下面的事项，处理完毕后继续办理', en: 'Settle what is named below first; it goes on then' }

/** The last inspection of the car where it did not pass; undefined once one has, and before any. */
const lastFailed = async ({ db }: Context, { area, out_area: outArea, id }: transfers.TransferRow): Promise<inspections.InspectionRow | undefined> => {
  const signed = [...(await inspections.ofTransfer(db, area, id)), ...(await inspections.ofTransfer(db, outArea, id))]
    .filter(({ signed_at: at }) => at !== null).sort((one, other) => one.signed_at!.getTime() - other.signed_at!.getTime())
  const last = signed.at(-1)
  return last?.result === 'failed' ? last : undefined
}

const failuresOf = (failed: inspections.InspectionRow | undefined): MyTransfer['failures'] =>
  failed ? failed.items.filter(({ result }) => result !== 'pass').map(({ id: item, note }) => ({ says: shortItemName(item), note })) : []

/** The transfer for one of its people: words of the state, never the talk between the offices. The seller sees no plate of the new owner. */
export const presentMyTransfer = async (context: Context, transfer: transfers.TransferRow, role: 'buyer' | 'seller'): Promise<MyTransfer> => {
  const { db, platform, today } = context
  const row = await vehicles.byId(db, transfer.out_area, transfer.out_vehicle_id)
  const closed = isClosedTransfer(transfer.state)
  const hindrances = await hindrancesOf(context, transfer)
  const turn = turnNow(transfer, hindrances.length > 0, today)
  const failed = await lastFailed(context, transfer)
  const plate = await wayPlateOf(context, transfer)
  const clock = presentTurn({ state: transfer.state, ...turn }, today, transfer.path === 'C' ? plate : undefined)
  const mend = failed && !closed ? afterFailure(failed, clock.duty === 'owner' ? clock.dueOn : null) : undefined
  const twice = transfer.inspections_needed === 2 ? await nextWhereInspectedTwice(context, transfer) : undefined
  const left = role === 'buyer' && transfer.state === 'withdrawn'
    ? transfer.path === 'C' ? 0 : Math.max(0, mostOnlineApplications - (await onlineApplications(context, row, { area: transfer.buyer_area, personId: transfer.buyer_person_id })))
    : undefined
  const gone = (await returns.ofTransfer(db, transfer.area, transfer.id)).find(({ outcome }) => outcome === 'confirmed')
  const doubtful = vinCheck(openVehicle(platform, row).vin) === 'check-digit'
  const held = publicHolds(await holdsOf(db, transfer.area, transfer.id))
  const raised = await objections.ofTransfer(db, transfer.area, transfer.id)
  const objection = raised.at(-1) ?? null
  const end = await sellersEnd(context, transfer, raised, turn.duty)
  const stands = stopsWhenHindered(transfer.state) && hindrances.length > 0 ? settleFirst(end, today) : undefined
  const rating = ratingOf(platform, transfer)
  const originals = await originalsDue(context, transfer)
  const warnings: Words[] = [
    ...(doubtful ? [{
      zh: '车辆识别代号校验位不符：进口或老旧车可能如此，查验时会核对，不影响申请',
      en: 'The VIN fails its check digit: imported and old cars may have such a one. It is looked at during inspection and does not stop the application',
    }] : []),
    ...(role === 'buyer' && !closed ? [emissionUnknown(context, row, transfer.area) ?? []].flat() : []),
    ...(transfer.invoice_result === 'unknown' ? [{
      zh: '发票核查暂无结果，系统会自动再查；登记前仍无结果的，带发票原件由窗口人工核对',
      en: 'The invoice check has no answer yet and is asked again by itself; if there is none before the registration, bring the original and the counter compares it',
    }] : []),
  ]
  return {
    area: transfer.area, transferId: transfer.id, number: transfer.number, role, outArea: transfer.out_area,
    car: { plateKind: transfer.plate_kind, plateNumber: transfer.plate_number, brandModel: transfer.brand_model }, path: transfer.path,
    state: transfer.state,
    stateSays: stateWords(transfer),
    nextStep: held[0]?.says ?? (role === 'seller' ? nextForSeller(transfer.state, end)
      : left === undefined ? mend ?? stands ?? twice ?? nextWithOriginals(transfer.state, originals) : afterWithdrawal(transfer.path, left)),
    clock,
    appliedOn: transfer.applied_on,
    timeline: (await presentEvents(context, transfer.area, transfer.id)).filter(({ action }) => (role === 'buyer' ? !betweenOfficers.includes(action) : isTransferStep(action))).map(({ note: _, ...event }) => event),
    hindrances: role === 'buyer' ? [...hindrances, ...invoiceHindrance(transfer)] : [], failures: failuresOf(failed), warnings, decision: transfer.decision as never,
    inspectionsNeeded: transfer.inspections_needed,
    papers: role === 'buyer' ? (await presentPapers(context, transfer, 'in')).map(({ fileId: _, visible: __, ...paper }) => paper) : [],
    duePapers: role === 'buyer' && !closed ? (await papersStillDue(context, transfer, row)).map((type) => ({ type, typeSays: typeWords(type) })) : [],
    originals: role === 'buyer' ? presentOriginals(originals) : [],
    temporaryPlate: role === 'buyer' ? plate : null,
    newPlate: role === 'buyer' ? transfer.new_plate : null,
    hasPackage: role === 'buyer' && transfer.receipt !== null,
    returned: gone ? { reason: gone.decision.reasons[0] as never, rights: rightsAfterReturn } : null,
    holds: [...held], objection: objection && (objection.outcome ?? 'open'),
    askedToEnd: role === 'buyer' && !closed ? presentAskedToEnd(raised) : null,
    withdrawal: role === 'buyer' ? await presentMyWithdrawal(db, transfer) : null,
    rating: role === 'buyer' ? rating : null,
    agent: role === 'buyer' ? presentAgent(platform, transfer) : null,
    allowed: [
      ...(role === 'buyer' ? allowedTransferActions(transfer.state, 'new-owner') : []), ...(left ? ['apply-again'] : []),
      ...(role === 'buyer' && mayBeRated(transfer.state) && rating === null ? ['rate'] : []), ...(mayObject(transfer, partyOf(role), raised) ? ['object'] : []),
      ...(role === 'seller' && end.may ? ['ask-end'] : []),
    ],
  }
}
