import { createHash } from 'node:crypto'
import { toCbor } from '@changxing/credentials/cbor.ts'
import { sign1 } from '@changxing/credentials/cose.ts'
import { header } from '@changxing/credentials/profile.ts'
import { because } from '@changxing/rules/decision.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { currentTrace } from '../../platform/logger.ts'
import { officeOf } from '../../platform/office.ts'
import { asOfficer, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { missingIn } from './inspection.ts'
import * as inspections from './inspections.store.ts'
import { lockOwn } from './own-inspection.ts'

const recordType = 'application/changxing-inspection+cbor'

/** An inspection of which nothing is missing any more, locked with its recording. */
export type Whole = { readonly row: inspections.InspectionRow; readonly recording: inspections.RecordingRow }

/** The caller's own inspection, to be signed. Refusals: not-now, inspection-incomplete with all that is missing. */
export const lockWhole = async (context: Context, area: string, inspectionId: string): Promise<Whole | Refusal> => {
  const row = await lockOwn(context, area, inspectionId)
  if (!('id' in row)) return row
  const recording = await inspections.lockRecording(context.db, area, inspectionId)
  const missing = missingIn(row, recording)
  return missing.length > 0 ? refused('inspection-incomplete', missing.map((says) => because('M2.3.3', false, says))) : { row, recording: recording! }
}

/**
 * Signs the record of an inspection. Officers have no keys of their own yet, so the office's document signer signs, and the record names the
 * officer number and the request under whose session it was asked for, which the audit trail has too. It binds items, VIN photograph and the
 * recording by their hashes, and what it is `of`: a transfer or a case, and the car (M2.3.3).
 */
export const signRecord = async (
  context: Context, { row, recording }: Whole, of: readonly (readonly [string, unknown])[],
): Promise<'passed' | 'failed'> => {
  const { db, platform, recorded } = context
  const { area } = row
  const result = row.items.every((item) => item.result === 'pass') ? 'passed' : 'failed'
  const photo = (await openFile(platform, db, area, row.vin_photo!))!
  const at = Math.floor(platform.clock.millis() / 1000)
  const signer = platform.keys.documentSigner(officeOf(platform, area), at)
  const content = new Map<string, unknown>([
    ['inspection', row.id], ...of, ['place', row.place], ['vehicleType', row.vehicle_type],
    ['items', row.items.map((item) => [item.id, item.result, item.note])],
    ['vinPhoto', new Uint8Array(createHash('sha256').update(photo.bytes).digest())],
    ['recording', [recording.pieces, new Uint8Array(recording.sha256!)]], ['result', result],
    ['officer', asOfficer(context).number], ['office', officeOf(platform, area)],
    ['request', currentTrace.getStore() ?? ''], ['signedAt', at],
  ])
  const record = await sign1(signer, new Map<number, unknown>([[header.kid, signer.kid], [header.typ, recordType]]), toCbor(content))
  await inspections.sign(db, area, row.id, result, record, recorded())
  return result
}
