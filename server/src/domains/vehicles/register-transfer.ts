import { plateChoices as choicesEndpoint, registerTransfer as registerEndpoint } from '@changxing/contract/transfers.ts'
import { openArchive, type ArchiveManifest } from '@changxing/credentials/archive-package.ts'
import { cityOf } from '@changxing/rules/areas.ts'
import { because } from '@changxing/rules/decision.ts'
import { releasedByCustoms } from '@changxing/rules/vehicles/states.ts'
import { verifyNative } from '../../platform/crypto/sm2.ts'
import { officeOf } from '../../platform/office.ts'
import { asOfficer, operation, refused, Refusal, type Context } from '../../platform/operation.ts'
import { openedTrustList } from '../licences/index.ts'
import * as archive from './archive.store.ts'
import { endMaking } from './end-making.ts'
import { fileTransferPapers } from './file-transfer.ts'
import { carryFile, electronic, enterPlace, leavePlace, pageKey } from './move-vehicle.ts'
import { movePapers } from './papers.ts'
import { isToScan } from './papers-to-scan.ts'
import { allotPlate, chosenPlate, freePlates } from './plates.ts'
import { presentTransfer } from './present-transfer.ts'
import { openQuestions } from './conversation.ts'
import { renewHindrances } from './renew-hindrances.ts'
import { hindrancesOf } from './transfer-conditions.ts'
import { advance, lockTransfer, mustBeVersion, refuseUnlessNow, tellBuyer, tellSeller, transferOf, type Pair } from './transfer.ts'
import * as files from './transfer-files.store.ts'
import { insuranceForRegistration, tellInsurersOfPolicy } from './transfer-insurance.ts'
import { invoiceForRegistration } from './transfer-invoice.ts'
import * as vehicles from './vehicles.store.ts'

/** Files what arrived with the vehicle's new row: the pages of the signed package, its remarks. */
const fileArchive = async ({ db, platform, recorded }: Context, { transfer }: Pair, manifest: ArchiveManifest, vehicleId: string): Promise<void> => {
  const { area } = transfer
  const arrived = await files.images(db, transfer)
  for (const { position, file_id: fileId } of arrived) {
    const image = manifest.images[position]!
    await archive.putImage(db, {
      area, vehicle_id: vehicleId, registration_seq: image.registration, type: image.type, page: image.page, file_id: fileId,
      sha256: Buffer.from(image.sha256), bytes: image.bytes,
      made_by: `${officeOf(platform, transfer.out_area)} ${manifest.confirmedBy}`,
    }, recorded())
  }
  for (const { registration, type, remark } of manifest.remarks) await archive.putRemark(
    db, { area, vehicle_id: vehicleId, registration_seq: registration, type, remark }, recorded(),
  )
}

/** The vehicle's row in the new place with a new plate, its old row moved out, its chain one longer. */
const moveVehicle = async (context: Context, pair: Pair, old: vehicles.VehicleRow, manifest: ArchiveManifest, plate: string): Promise<string> => {
  const { db, platform, today } = context
  const { transfer } = pair
  const { area } = transfer
  await leavePlace(context, old, transfer.id)
  const car = await enterPlace(context, old, {
    area, owner: { area: transfer.buyer_area, personId: transfer.buyer_person_id }, plate,
    // Nothing is registered under customs control without its release, which ends it.
    states: releasedByCustoms(old.states),
    // Later transfers must look where the paper lies: with the office that last kept paper.
    paperArea: old.paper_archive_area, remark: electronic, transferId: transfer.id,
  })
  await fileArchive(context, pair, manifest, car.id)
  // What the old place has filed since it signed follows the car: a mark that was claimed meanwhile. It is no part of the signed package.
  await carryFile(context, old, car, new Set(manifest.images.map(({ registration, type, page }) => pageKey({ registration_seq: registration, type, page }))))
  await endMaking(context, old, { area: transfer.buyer_area, personId: transfer.buyer_person_id })
  await movePapers(context, old, car, `${old.plate_kind} ${plate}`)
  const seq = ((await vehicles.chain(db, area, car.id)).at(-1)?.seq ?? 0) + 1
  await vehicles.register(db, {
    area, vehicle_id: car.id, seq, kind: 'transfer', registered_on: today, office: officeOf(platform, area),
    plate_kind: old.plate_kind, plate_number: plate,
    note: `转移登记 ${transfer.number}；原号牌 ${old.plate_number}；实物档案留存${cityOf(old.paper_archive_area)?.name.zh ?? old.paper_archive_area}`,
  })
  await fileTransferPapers(context, transfer, car.id, seq)
  return car.id
}

/** Plates for the new owner to choose from. */
export const plateChoices = operation(choicesEndpoint, async (context, { area, transferId }) => {
  const { transfer } = await transferOf(context, area, transferId)
  context.concerns(area, `transfer:${transferId}`)
  const numbers = await freePlates(context.platform, context.db, transfer.area, transfer.plate_kind)
  return { plates: numbers.map((number) => ({ kind: transfer.plate_kind, number })) }
})

/**
 * The new place registers the car: plate, new row, old row moved out, certificate noted, archive filed, both people told, in one transaction
 * over both areas. Not by the officer who accepted it, nor by the one who inspected it; not while a question of the two offices is open (M2.4.0),
 * nor while something in the car's record stands against it or a paper that is called for lacks, or no counter has seen identity, certificate
 * and vehicle licence (papers-missing). The insurers are asked once more before a policy is.
 */
export const registerTransfer = operation(registerEndpoint, async (context, { area, transferId, version, plate: wanted }) => {
  const { db, platform } = context
  const officer = asOfficer(context)
  const pair = await lockTransfer(context, area, transferId)
  const { transfer } = pair
  mustBeVersion(transfer, version)
  const closed = refuseUnlessNow(context, pair, 'register')
  if (closed) return closed
  context.concerns(area, `transfer:${transferId}`)
  if (officer.number === transfer.accepted_by || officer.number === transfer.inspected_by) {
    return refused(
      'four-eyes',
      [because(
        'M2.3.3', false,
        { zh: '受理、查验与登记审核须由不同的人办理，请交给同事', en: 'Acceptance, inspection and registration need different people: hand it to a colleague' },
      )],
    )
  }
  const old = await vehicles.lock(db, transfer.out_area, transfer.out_vehicle_id)
  const insured = await insuranceForRegistration(context, transfer, old)
  const blocked = await hindrancesOf(context, insured)
  if (blocked.length > 0) {
    await renewHindrances(context, { ...pair, transfer: insured })
    return refused(blocked.every(isToScan) ? 'papers-missing' : 'blocked', blocked)
  }
  const questions = await openQuestions(context, transfer)
  if (questions.length > 0) return refused('question-open', questions)
  const asked = await invoiceForRegistration(context, insured)
  if (asked instanceof Refusal) return asked
  const opened = openArchive(new Uint8Array(transfer.package!), await openedTrustList(platform, db), verifyNative)
  if (!opened.accepted) throw new Error(`the receipted archive does not open: ${opened.refused}`)
  const plate = await (wanted === undefined ? allotPlate(platform, db, area, old.plate_kind) : chosenPlate(platform, db, area, old.plate_kind, wanted))
  if (plate === undefined) {
    return refused(
      'plate-not-free', [because('M2.1.3', false, { zh: `号码 ${wanted} 刚被选走，请另选`, en: `${wanted} was just taken: choose another` })],
    )
  }
  await tellInsurersOfPolicy(context, asked, old)
  const id = await moveVehicle(context, { ...pair, transfer: asked }, old, opened.accepted, plate)
  const registered = await advance(context, { ...pair, transfer: asked }, 'register', { by: 'in-office', officerNumber: officer.number }, {
    transfer: { registered_by: officer.number, new_vehicle_id: id, new_plate: plate, hindrances: [] },
  })
  await tellBuyer(
    context, registered.transfer, { zh: '过户已办结', en: 'The car is yours' },
    {
      zh: `业务 ${transfer.number} 已办结，新号牌 ${plate}。请领取号牌、行驶证；登记证书已签注。`,
      en: `Transfer ${transfer.number} is finished; your new plate is ${plate}. Collect plate and vehicle licence; the certificate is noted.`,
    },
  )
  await tellSeller(
    context, registered.transfer, { zh: '您的车已过户', en: 'Your car has a new owner' },
    { zh: `${transfer.plate_number} 已过户转出，您不再是所有人。`, en: `${transfer.plate_number} has left your name.` },
  )
  return presentTransfer(context, registered)
})
