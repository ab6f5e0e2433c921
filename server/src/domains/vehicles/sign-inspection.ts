import { createHash } from 'node:crypto'
import { signInspection as signEndpoint } from '@changxing/contract/inspections.ts'
import { toCbor } from '@changxing/credentials/cbor.ts'
import { sign1 } from '@changxing/credentials/cose.ts'
import { header } from '@changxing/credentials/profile.ts'
import { because, type Words } from '@changxing/rules/decision.ts'
import { shortItemName } from '@changxing/rules/vehicles/inspection-items.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { currentTrace } from '../../platform/logger.ts'
import { officeOf } from '../../platform/office.ts'
import { asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import { holdReasons } from './holds.ts'
import { missingIn, presentInspection } from './inspection.ts'
import * as inspections from './inspections.store.ts'
import { openInvestigation } from './investigate.ts'
import { lockOwn } from './own-inspection.ts'
import { renewHindrances } from './renew-hindrances.ts'
import { actorOf, advance, lockTransfer, recordBoth, renewTurn, tellBuyer, tellSeller, type Pair } from './transfer.ts'
import { openVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

const recordType = 'application/changxing-inspection+cbor'

/** A pass that takes no step: at the old place, whose file is sent next, or at the new place before that file has come. */
const passedAhead = {
  out: {
    action: 'inspect-out', says: { zh: '转出地查验合格', en: 'Inspection at the old place passed' },
    tells: { zh: '电子档案随后发往转入地，档案到了会通知您去转入地查验。', en: 'The file is sent next; you are told when to bring the car to the new place.' },
  },
  in: {
    action: 'inspect-in', says: { zh: '转入地查验合格，等待档案', en: 'Inspection at the new place passed; its file is awaited' },
    tells: { zh: '档案到后直接登记，不用再来查验。', en: 'It is registered as soon as its file has come; you need not bring the car again.' },
  },
} as const

/** What was not in order, each line by its name and with what is wrong. */
const faultsOf = ({ items }: inspections.InspectionRow): Words => {
  const found = items.filter(({ result }) => result !== 'pass').map(({ id, note }) => ({ name: shortItemName(id), note }))
  return { zh: found.map(({ name, note }) => `${name.zh}（${note}）`).join('；'), en: found.map(({ name, note }) => `${name.en} (${note})`).join('; ') }
}

/** Tells both offices and the owner what did not pass. A number that seems to be altered is not put right but investigated (M2.3.3). */
const tellOfFailure = async (context: Context, pair: Pair, row: inspections.InspectionRow): Promise<void> => {
  const { transfer } = pair
  const faults = faultsOf(row)
  const officer = asOfficer(context).number
  const suspect = row.items.filter(({ result }) => result === 'suspect')
  await recordBoth(context, transfer, {
    action: 'inspection-failed', state: transfer.state, by: actorOf(row.place), officer_number: officer,
    says: { zh: `查验不合格：${faults.zh}`, en: `Inspection not passed: ${faults.en}` },
  })
  if (suspect.length > 0) {
    const words = suspect.map(({ id, note }) => `${shortItemName(id).zh}：${note}`).join('；')
    await openInvestigation(context, pair, { found_by: 'inspection', ground: suspect[0]!.id, words, opened_by: officer })
    const body = {
      zh: `业务 ${transfer.number}：查验发现${faults.zh}。车辆列为嫌疑车，调查有结论前暂停办理。您可以向车管所陈述、申辩。`,
      en: `Transfer ${transfer.number}: the inspection found ${faults.en}. The car is held as suspect and nothing goes on until that is settled. You may state your case to the vehicle office.`,
    }
    for (const tell of [tellBuyer, tellSeller]) await tell(context, transfer, { zh: '车辆暂停过户，正在调查', en: 'The transfer stands still: the car is investigated' }, body)
    return
  }
  await tellBuyer(context, transfer, { zh: '查验不合格', en: 'Inspection not passed' }, {
    zh: `业务 ${transfer.number}：不合格项目：${faults.zh}。改好后可再来查验。`, en: `Transfer ${transfer.number}: not in order: ${faults.en}. Put it right and come again.`,
  })
}

/**
 * Signs the record of an inspection. Officers have no keys of their own yet, so the office's document signer signs, and the record names the
 * officer number and the request under whose session it was asked for, which the audit trail has too. It binds items, VIN photograph and the
 * recording by their hashes. A pass takes the transfer on when its file has come, and is an event of its own otherwise; a failure leaves it,
 * for another inspection (M2.3.3). The new owner is told each time.
 */
export const signInspection = operation(signEndpoint, async (context, { area, inspectionId }) => {
  const { db, platform, recorded } = context
  const officer = asOfficer(context)
  // The transfer first, as in every other step: two locks taken in one order cannot wait for each other.
  const pair = await lockTransfer(context, area, (await inspections.byId(db, area, inspectionId)).transfer_id)
  const row = await lockOwn(context, area, inspectionId)
  if (!('id' in row)) return row
  const recording = await inspections.lockRecording(db, area, inspectionId)
  const missing = missingIn(row, recording)
  if (missing.length > 0) return refused('inspection-incomplete', missing.map((says) => because('M2.3.3', false, says)))
  const { transfer } = pair
  if (pair.holds.length > 0) return refused('held', holdReasons(pair.holds))
  const result = row.items.every((item) => item.result === 'pass') ? 'passed' : 'failed'
  const vehicle = openVehicle(platform, await vehicles.byId(db, transfer.out_area, transfer.out_vehicle_id))
  const photo = (await openFile(platform, db, area, row.vin_photo!))!
  const at = Math.floor(platform.clock.millis() / 1000)
  const signer = platform.keys.documentSigner(officeOf(platform, area), at)
  const content = new Map<string, unknown>([
    ['inspection', row.id], ['transfer', row.transfer_id], ['place', row.place], ['vin', vehicle.vin],
    ['plate', [vehicle.row.plate_kind, vehicle.row.plate_number]], ['vehicleType', row.vehicle_type],
    ['items', row.items.map((item) => [item.id, item.result, item.note])],
    ['vinPhoto', new Uint8Array(createHash('sha256').update(photo.bytes).digest())],
    ['recording', [recording!.pieces, new Uint8Array(recording!.sha256!)]], ['result', result], ['officer', officer.number],
    ['office', officeOf(platform, area)],
    ['request', currentTrace.getStore() ?? ''], ['signedAt', at],
  ])
  const record = await sign1(signer, new Map<number, unknown>([[header.kid, signer.kid], [header.typ, recordType]]), toCbor(content))
  await inspections.sign(db, area, inspectionId, result, record, recorded())
  if (row.place === 'in' && result === 'passed' && transfer.state === 'archive-received') {
    const passed = await advance(
      context, pair, 'pass-inspection', { by: 'in-office', officerNumber: officer.number }, { transfer: { inspected_by: officer.number } },
    )
    await tellBuyer(
      context, transfer, { zh: '查验合格', en: 'Inspection passed' },
      passed.transfer.duty === 'owner' ? {
        zh: `业务 ${transfer.number}：查验合格；还有事项须先处理，处理完毕即登记。`,
        en: `Transfer ${transfer.number}: the car has passed inspection; something has to be settled before it is registered.`,
      } : { zh: `业务 ${transfer.number}：查验合格，正在登记。`, en: `Transfer ${transfer.number}: the car has passed inspection and is being registered.` },
    )
    await renewHindrances(context, passed)
  } else if (result === 'passed') {
    const { action, says, tells } = passedAhead[row.place]
    await recordBoth(context, transfer, { action, state: transfer.state, by: actorOf(row.place), officer_number: officer.number, says })
    // The old place was waiting for the car; the two days for its file begin now.
    if (row.place === 'out') await renewTurn(context, pair)
    await tellBuyer(
      context, transfer, { zh: '查验合格', en: 'Inspection passed' },
      { zh: `业务 ${transfer.number}：${says.zh}。${tells.zh}`, en: `Transfer ${transfer.number}: ${says.en}. ${tells.en}` },
    )
  }
  if (result === 'failed') await tellOfFailure(context, pair, row)
  return presentInspection(context, await inspections.byId(db, area, inspectionId))
})
