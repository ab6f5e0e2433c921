import { createHash } from 'node:crypto'
import { recordToSign as recordToSignEndpoint } from '@changxing/contract/inspections.ts'
import { equalBytes, toHex } from '@changxing/credentials/bytes.ts'
import { toCbor } from '@changxing/credentials/cbor.ts'
import { countersign, isSignedWith, parseSignedByInspector } from '@changxing/credentials/inspection-record.ts'
import { fromSpki } from '@changxing/credentials/spki.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import { verifyNative } from '../../platform/crypto/sm2.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { currentTrace } from '../../platform/logger.ts'
import { officeOf } from '../../platform/office.ts'
import { operation, Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import { openCar } from './inspected-car.ts'
import { missingIn } from './inspection.ts'
import * as inspections from './inspections.store.ts'
import { whyNotThisKey } from './inspector-keys.ts'
import * as keys from './inspector-keys.store.ts'
import { ownInspection } from './own-inspection.ts'
import { transferOf } from './transfer.ts'
import { openVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/** An inspection of which nothing is missing any more, with its recording. */
export type Whole = { readonly row: inspections.InspectionRow; readonly recording: inspections.RecordingRow }

/** The caller's own inspection, to be signed. Refusals: not-now, inspection-incomplete with all that is missing. */
export const wholeInspection = async (context: Context, area: string, inspectionId: string, how: 'lock' | 'read'): Promise<Whole | Refusal> => {
  const row = await ownInspection(context, area, inspectionId, how)
  if (!('id' in row)) return row
  const recording = await (how === 'lock' ? inspections.lockRecording : inspections.recording)(context.db, area, inspectionId)
  const missing = missingIn(row, recording)
  return missing.length > 0 ? refused('inspection-incomplete', missing.map((says) => because('M2.3.3', false, says))) : { row, recording: recording! }
}

/** What was inspected: a car that changes its place, of a transfer; or the car of a case as it was compared. */
const inspectedOf = async (context: Context, row: inspections.InspectionRow): Promise<readonly (readonly [string, unknown])[]> => {
  const { db, platform } = context
  if (inspections.isOfTransfer(row)) {
    const { transfer } = await transferOf(context, row.area, row.transfer_id)
    const vehicle = openVehicle(platform, await vehicles.byId(db, transfer.out_area, transfer.out_vehicle_id))
    return [['transfer', row.transfer_id], ['vin', vehicle.vin], ['plate', [vehicle.row.plate_kind, vehicle.row.plate_number]]]
  }
  const car = openCar(platform, row)
  return [
    ['case', row.case_id], ['number', row.case_number], ['service', row.service], ['vin', car.vin], ['engine', car.engineNumber],
    ['brandModel', car.brandModel], ['colour', car.colour], ['plate', car.plateNumber === null ? null : [car.plateKind, car.plateNumber]],
  ]
}

const resultOf = (row: inspections.InspectionRow): 'passed' | 'failed' => (row.items.every((item) => item.result === 'pass') ? 'passed' : 'failed')

/**
 * The content that the inspector signs, as canonical bytes: items, VIN photograph and recording by their hashes, what it is of, and the car (M2.3.3).
 * It holds nothing that is different the next time it is asked for, so that the terminal signs exactly what is kept.
 */
const contentOf = async (context: Context, { row, recording }: Whole): Promise<Uint8Array> => {
  const { db, platform } = context
  const photo = (await openFile(platform, db, row.area, row.vin_photo!))!
  return toCbor(new Map<string, unknown>([
    ['inspection', row.id], ...(await inspectedOf(context, row)), ['place', row.place], ['vehicleType', row.vehicle_type],
    ['items', row.items.map((item) => [item.id, item.result, item.note])],
    ['vinPhoto', new Uint8Array(createHash('sha256').update(photo.bytes).digest())],
    ['recording', [recording.pieces, new Uint8Array(recording.sha256!)]], ['result', resultOf(row)],
    ['officer', row.officer_number], ['office', officeOf(platform, row.area)],
  ]))
}

/** What the caller is about to sign. Refusals: not-now, inspection-incomplete. */
export const recordToSign = operation(recordToSignEndpoint, async (context, { area, inspectionId }) => {
  const whole = await wholeInspection(context, area, inspectionId, 'read')
  return whole instanceof Refusal ? whole : contentOf(context, whole)
})

const no = (code: string, says: Words, instead: Words): Refusal => refused(code, [because('M2.3.3', false, says, { field: 'signed' })], instead)

const read = (signed: string) => {
  try {
    return parseSignedByInspector(new Uint8Array(Buffer.from(signed, 'base64url')))
  } catch {
    throw new Problem('bad-input', [{
      field: 'signed', says: { zh: '不是查验人签署的记录（COSE_Sign1）。请在查验终端上重新签署', en: 'That is no record signed by an inspector (COSE_Sign1): sign again at the terminal' },
    }])
  }
}

/** The caller's good key with which exactly this content was signed. Refusals: key-unknown, key-not-yours, key-revoked, record-differs, signature-wrong. */
const keyThatSigned = async (context: Context, area: string, content: Uint8Array, signed: string): Promise<keys.KeyRow | Refusal> => {
  const message = read(signed)
  const row = await keys.maybe(context.db, area, message.kid)
  if (!row) return no('key-unknown', { zh: '签名密钥没有登记', en: 'The signing key is not registered' }, {
    zh: '再按一次“签署”，本终端会登记密钥。', en: 'Press Sign again: the terminal registers its key.',
  })
  const not = whyNotThisKey(context, row)
  if (not) return not
  if (!equalBytes(message.payload, content)) {
    return no('record-differs', { zh: '签署的内容不是这次查验现在的记录', en: 'What was signed is not the record of this inspection as it stands' }, {
      zh: '请核对各项记录后，再按一次“签署”。', en: 'Compare the items and press Sign again.',
    })
  }
  return isSignedWith(message, fromSpki(new Uint8Array(row.public_key)), verifyNative)
    ? row
    : no('signature-wrong', { zh: `签名与登记的密钥 ${toHex(row.id)} 不符，记录没有签署`, en: `The signature does not fit the registered key ${toHex(row.id)}; nothing was signed` }, {
      zh: '再按一次“签署”；仍不行的，请业务领导注销这把密钥。', en: 'Press Sign again; if that fails too, ask the head to revoke this key.',
    })
}

/**
 * Keeps the record that its inspector signed with the key of the terminal, countersigned by the office's document signer, which vouches for whose key
 * it is and names the request (M2.3.3, decision 0015). Refusals: those of the key, record-differs, signature-wrong; then nothing is written.
 */
export const signRecord = async (context: Context, whole: Whole, signed: string): Promise<'passed' | 'failed' | Refusal> => {
  const { db, platform, recorded } = context
  const { row } = whole
  const key = await keyThatSigned(context, row.area, await contentOf(context, whole), signed)
  if (key instanceof Refusal) return key
  const office = officeOf(platform, row.area)
  const at = Math.floor(platform.clock.millis() / 1000)
  // Said by the clock of the office's signature, not by that of what is written down (decision 0011), so that both times can be compared.
  const age = Math.floor((Date.parse(recorded()) - key.registered_at.getTime()) / 1000)
  const record = await countersign(platform.keys.documentSigner(office, at), new Uint8Array(Buffer.from(signed, 'base64url')), {
    office, signedAt: at, request: currentTrace.getStore() ?? '', officer: row.officer_number, key: fromSpki(new Uint8Array(key.public_key)),
    terminal: key.terminal, keySince: at - age,
  })
  const result = resultOf(row)
  await inspections.sign(db, row.area, row.id, { result, record, key: key.id }, recorded())
  return result
}
