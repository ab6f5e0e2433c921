import { createHash } from 'node:crypto'
import {
  addArchiveImage as addEndpoint, noteCheckedOnline as noteEndpoint, vehicleArchive as archiveEndpoint,
} from '@changxing/contract/transfers.ts'
import { archiveRemarks } from '@changxing/rules/vehicles/archive-remarks.ts'
import { archiveTypeIds, archiveTypeOf, archiveTypes, missingDocuments } from '@changxing/rules/vehicles/archive-types.ts'
import type { Tx } from '../../platform/database.ts'
import { keepPicture, openFile } from '../../platform/files/pictures.ts'
import { asOfficer, operation, Problem, type Context } from '../../platform/operation.ts'
import { presentActing } from '../cases/index.ts'
import * as archive from './archive.store.ts'
import { presentRegistration } from './present-vehicle.ts'
import { typeWords } from './present-transfer.ts'
import * as vehicles from './vehicles.store.ts'

/** What the index says of a document without a page (M10.1). */
export const checkedOnline = archiveRemarks.checkedOnline.zh

export type Contents = {
  readonly chain: readonly vehicles.RegistrationRow[]; readonly images: readonly archive.ImageRow[]
  readonly remarks: readonly archive.RemarkRow[]
  readonly missing: ReturnType<typeof missingDocuments>
  /** SHA-256 over everything: what a clerk has seen is what is sent. */
  readonly hash: string
}

/** The electronic file of a vehicle, with what it lacks. */
export const contentsOf = async (db: Tx, area: string, vehicleId: string): Promise<Contents> => {
  const chain = await vehicles.chain(db, area, vehicleId)
  const images = await archive.images(db, area, vehicleId)
  const remarks = await archive.remarks(db, area, vehicleId)
  const page = ({ registration_seq: registration, type }: { registration_seq: number; type: string }) => ({ registration, type })
  const hash = createHash('sha256')
  for (const image of images) hash.update(`${image.registration_seq} ${image.type} ${image.page} ${image.sha256.toString('hex')}\n`)
  for (const remark of remarks) hash.update(`${remark.registration_seq} ${remark.type} ${remark.remark}\n`)
  return { chain, images, remarks, missing: missingDocuments(chain, images.map(page), remarks.map(page)), hash: hash.digest('hex') }
}

export const missingWords = ({ registration, type }: { readonly registration: number; readonly type: string }) => {
  const { zh, en } = typeWords(type)
  return { zh: `第 ${registration} 项缺：${zh}`, en: `Entry ${registration} lacks: ${en}` }
}

const mandateIn = ({ acting, mandate_area: at, mandate_id: id }: vehicles.RegistrationRow) =>
  ({ acting: acting && at !== null && id !== null ? { as: acting, mandate: { area: at, id }, actor: null } : null })

const present = async (context: Context, area: string, vehicleId: string) => {
  const row = await vehicles.byId(context.db, area, vehicleId)
  const { chain, images, remarks, missing, hash } = await contentsOf(context.db, area, vehicleId)
  context.concerns(area, `archive:${vehicleId}`)
  return {
    area, vehicleId, contentHash: hash,
    chain: await Promise.all(chain.map(async (row) => ({ ...presentRegistration(row), acting: await presentActing(context, mandateIn(row)) }))),
    images: images.map((image) => ({
      registration: image.registration_seq, type: image.type, typeSays: typeWords(image.type), page: image.page, fileId: image.file_id,
      sha256: image.sha256.toString('hex'),
      bytes: image.bytes, madeBy: image.made_by,
    })),
    remarks: remarks.map((remark) => ({
      registration: remark.registration_seq, type: remark.type, typeSays: typeWords(remark.type), remark: remark.remark,
    })),
    missing: missing.map((one) => ({ ...one, says: missingWords(one) })), paperArchiveArea: row.paper_archive_area,
    archiveRemark: row.archive_remark,
    types: archiveTypeIds.map((id) => ({ id, says: archiveTypes[id].name })),
  }
}

export const vehicleArchive = operation(archiveEndpoint, async (context, { area, vehicleId }) => present(context, area, vehicleId))

const wrong = (field: string, zh: string, en: string): Problem => new Problem('bad-input', [{ field, says: { zh, en } }])

const registrationOf = async (context: Context, area: string, vehicleId: string, seq: number): Promise<void> => {
  const chain = await vehicles.chain(context.db, area, vehicleId)
  if (!chain.some((row) => row.seq === seq)) throw wrong('registration', '档案没有这一项', 'The file has no such entry')
}

/** A scanned page. It stays with the registration that it belongs to, through every later transfer. */
export const addArchiveImage = operation(addEndpoint, async (context, { area, vehicleId, registration, type, page }) => {
  const officer = asOfficer(context)
  const { db, platform, upload } = context
  if (!archiveTypeOf(type)) throw wrong('type', '没有这种档案材料', 'There is no such kind of document')
  if (!/^[1-9]\d?$/.test(page)) throw wrong('page', '页码应为 1 至 99', 'Pages are numbered 1 to 99')
  await vehicles.lock(db, area, vehicleId)
  await registrationOf(context, area, vehicleId, Number(registration))
  if (!upload) throw new Problem('not-a-picture')
  const kept = await keepPicture(platform, db, context.actor, area, upload)
  const file = (await openFile(platform, db, area, kept.fileId))!
  await archive.putImage(db, {
    area, vehicle_id: vehicleId, registration_seq: Number(registration), type, page: Number(page), file_id: kept.fileId,
    sha256: file.row.sha256, bytes: file.row.bytes, made_by: officer.number,
  }, context.recorded())
  return present(context, area, vehicleId)
})

/** Remarks that a document was checked online and needs no page; only documents that may be (M10.1, M11.1). */
export const remarkCheckedOnline = async (context: Pick<Context, 'db' | 'recorded'>, area: string, vehicleId: string, registration: number, type: string): Promise<void> => {
  if (!archiveTypeOf(type)?.onlineInstead) throw wrong('type', '这种材料不能以联网核查代替', 'This document cannot be replaced by an online check')
  await archive.putRemark(
    context.db, { area, vehicle_id: vehicleId, registration_seq: registration, type, remark: checkedOnline }, context.recorded(),
  )
}

export const noteCheckedOnline = operation(noteEndpoint, async (context, { area, vehicleId, registration, type }) => {
  await vehicles.lock(context.db, area, vehicleId)
  await registrationOf(context, area, vehicleId, registration)
  await remarkCheckedOnline(context, area, vehicleId, registration, type)
  return present(context, area, vehicleId)
})
