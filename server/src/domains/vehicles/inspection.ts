import { createHash } from 'node:crypto'
import {
  addVinPhoto as photoEndpoint, inspection as seeEndpoint, inspectionRecord as recordEndpoint, saveInspection as saveEndpoint,
  startInspection as startEndpoint,
  vinPhoto as vinPhotoEndpoint, type InspectionView,
} from '@changxing/contract/inspections.ts'
import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import { inspectionItemsFor, shortItemName, suspectItems } from '@changxing/rules/vehicles/inspection-items.ts'
import { instantText } from '../../platform/clock.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { keepPicture, openFile } from '../../platform/files/pictures.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { holdReasons } from './holds.ts'
import { openCar } from './inspected-car.ts'
import * as inspections from './inspections.store.ts'
import { signedWith } from './inspector-keys.ts'
import { lockOwn } from './own-inspection.ts'
import { presentRecording } from './recording.ts'
import { lockTransfer, transferOf } from './transfer.ts'
import { openVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/** States in which each place looks at the car. The new place may look before the file comes (path B). */
export const inspectedIn = {
  in: ['accepted', 'archive-requested', 'archive-sent', 'archive-to-correct', 'archive-received'],
  out: ['archive-requested'],
} as const satisfies Record<'in' | 'out', readonly string[]>

/** What is needed before an inspection can be signed, everything at once. */
export const missingIn = (row: inspections.InspectionRow, recording: inspections.RecordingRow | undefined): readonly Words[] => [
  ...inspectionItemsFor(row.vehicle_type).filter(({ id }) => !row.items.some((item) => item.id === id)).map(({ name }) => ({
    zh: `未记录：${name.zh}`, en: `Not recorded: ${name.en}`,
  })),
  ...row.items.filter(({ result, note }) => result !== 'pass' && note.trim().length < 2).map(({ id }) => {
    const { zh, en } = shortItemName(id)
    return { zh: `写明哪里不符合：${zh}`, en: `Say what is wrong: ${en}` }
  }),
  ...(row.vin_photo === null ? [{ zh: '缺车辆识别代号照片', en: 'The photograph of the VIN is missing' }] : []),
  ...(recording?.finished_at ? [] : [{ zh: '查验录音录像未上传完成', en: 'The recording of the inspection is not complete' }]),
]

/** The car as its file has it, or as the case described it when it was begun. */
const carOf = async (context: Context, row: inspections.InspectionRow): Promise<InspectionView['car']> => {
  if (!inspections.isOfTransfer(row)) {
    const { vehicleType: _, ...car } = openCar(context.platform, row)
    return car
  }
  const { transfer } = await transferOf(context, row.area, row.transfer_id)
  const { row: file, vin, engineNumber } = openVehicle(context.platform, await vehicles.byId(context.db, transfer.out_area, transfer.out_vehicle_id))
  return { plateKind: file.plate_kind, plateNumber: file.plate_number, brandModel: file.brand_model, vin, engineNumber, colour: file.colour }
}

export const presentInspection = async (context: Context, row: inspections.InspectionRow): Promise<InspectionView> => {
  const { db } = context
  const recording = await inspections.recording(db, row.area, row.id)
  return {
    area: row.area, inspectionId: row.id, transferId: row.transfer_id, caseId: row.case_id, place: row.place, vehicleType: row.vehicle_type,
    car: await carOf(context, row),
    officerNumber: row.officer_number, office: row.office, startedAt: instantText(row.started_at),
    items: inspectionItemsFor(row.vehicle_type).map(({ id, name }) => {
      const found = row.items.find((item) => item.id === id)
      return { id, says: name, result: found?.result ?? 'not-looked-at', note: found?.note ?? '' }
    }),
    voided: row.voided_at && { by: row.voided_by!, words: row.void_words!, at: instantText(row.voided_at) },
    vinPhoto: row.vin_photo, recording: recording ? await presentRecording(db, recording) : null, result: row.result,
    signedAt: row.signed_at && instantText(row.signed_at),
    recordHash: row.record && createHash('sha256').update(row.record).digest('hex'),
    signedWith: row.inspector_key && (await signedWith(context, row.area, row.inspector_key)),
    missing: row.result === null ? [...missingIn(row, recording)] : [],
  }
}

/** Why a car is not inspected: it has passed, or somebody is at it. */
export const underWay = ({ id, result, officer_number: officer }: Pick<inspections.InspectionRow, 'id' | 'result' | 'officer_number'>): Reason =>
  because('M2.1.3', false, result === 'passed'
    ? { zh: '已查验合格，不重复查验', en: 'It has passed inspection already' } : { zh: `警号 ${officer} 正在查验`, en: `Officer ${officer} is inspecting it` }, { inspectionId: id })

/** The same where another inspector was faster with this car, by whichever of its businesses. */
export const refuseRunning = async ({ db }: Context, area: string, vin: Buffer): Promise<Refusal> => {
  const running = await inspections.running(db, area, vin)
  if (!running) throw new Problem('changed-meanwhile')
  return refused('inspection-under-way', [underWay(running)])
}

export const startInspection = operation(startEndpoint, async (context, { area, transferId }) => {
  const { db, platform } = context
  const officer = asOfficer(context)
  const { side, transfer, holds } = await lockTransfer(context, area, transferId)
  context.concerns(area, `transfer:${transferId}`)
  if (holds.length > 0) return refused('held', holdReasons(holds))
  const isNeeded = side === 'in' || transfer.inspections_needed === 2
  if (!isNeeded || !(inspectedIn[side] as readonly string[]).includes(transfer.state)) {
    return refused('not-now', [because('M2.1.3', false, isNeeded
      ? { zh: '现在不是查验环节', en: 'It is not the time for an inspection' }
      : { zh: '在转入地交易的，只由转入地查验一次', en: 'Traded in the new place: only its office inspects, once' })])
  }
  if (side === 'in' && transfer.accepted_by === officer.number) {
    return refused('four-eyes', [because('M2.3.3', false, { zh: '您受理了这笔过户，请由其他同事查验', en: 'You accepted this transfer: another colleague inspects the car' })])
  }
  const earlier = (await inspections.ofTransfer(db, area, transferId)).find(({ result }) => result === null || result === 'passed')
  if (earlier) return refused('inspection-under-way', [underWay(earlier)])
  const id = newId(platform.clock)
  const { vin_index: vin } = await vehicles.byId(db, transfer.out_area, transfer.out_vehicle_id)
  const begun = await inspections.insert(db, {
    area, id, transfer_id: transferId, vin_index: vin, place: side, vehicle_type: transfer.vehicle_type, officer_id: officer.officerId,
    officer_number: officer.number, office: officer.office,
  }, context.recorded())
  if (!begun) return refuseRunning(context, area, vin)
  return presentInspection(context, await inspections.byId(db, area, id))
})

export const inspection = operation(seeEndpoint, async (context, { area, inspectionId }) => {
  context.concerns(area, `inspection:${inspectionId}`)
  return presentInspection(context, await inspections.byId(context.db, area, inspectionId))
})

export const saveInspection = operation(saveEndpoint, async (context, { area, inspectionId, items }) => {
  const row = await lockOwn(context, area, inspectionId)
  if (!('id' in row)) return row
  const known = inspectionItemsFor(row.vehicle_type).map(({ id }) => id)
  const strange = items.filter(({ id }) => !known.includes(id))
  if (strange.length > 0) throw new Problem(
    'bad-input',
    [{
      field: 'items',
      says: {
        zh: `此车型没有这些项目：${strange.map(({ id }) => id).join('、')}`,
        en: `No such items for this type: ${strange.map(({ id }) => id).join(', ')}`,
      },
    }],
  )
  const misnamed = items.filter(({ id, result }) => result === 'suspect' && !suspectItems.includes(id))
  if (misnamed.length > 0) throw new Problem('bad-input', [{
    field: 'items',
    says: { zh: '只有车辆识别代号和发动机号码可以列为嫌疑，其他项目请选“不符合”', en: 'Only VIN and engine number can be suspect; of other lines say that they are not in order' },
  }])
  const merged = new Map([...row.items, ...items].map((item) => [item.id, item]))
  await inspections.saveItems(context.db, area, inspectionId, [...merged.values()])
  return presentInspection(context, await inspections.byId(context.db, area, inspectionId))
})

export const addVinPhoto = operation(photoEndpoint, async (context, { area, inspectionId }) => {
  const row = await lockOwn(context, area, inspectionId)
  if (!('id' in row)) return row
  if (!context.upload) throw new Problem('not-a-picture')
  const { fileId } = await keepPicture(context.platform, context.db, context.actor, area, context.upload)
  await inspections.saveVinPhoto(context.db, area, inspectionId, fileId)
  return presentInspection(context, await inspections.byId(context.db, area, inspectionId))
})

export const vinPhoto = operation(vinPhotoEndpoint, async (context, { area, inspectionId }) => {
  const { vin_photo: fileId } = await inspections.byId(context.db, area, inspectionId)
  const file = fileId && (await openFile(context.platform, context.db, area, fileId))
  if (!file) throw new NoSuchRow('inspections.vin-photo')
  context.concerns(area, `inspection:${inspectionId}`)
  return new Uint8Array(file.bytes)
})

export const inspectionRecord = operation(recordEndpoint, async ({ db, concerns }, { area, inspectionId }) => {
  const { record } = await inspections.byId(db, area, inspectionId)
  if (!record) throw new NoSuchRow('inspections.record')
  concerns(area, `inspection:${inspectionId}`)
  return new Uint8Array(record)
})
