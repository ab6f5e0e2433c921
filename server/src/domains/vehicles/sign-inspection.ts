import { signInspection as signEndpoint, type InspectionView } from '@changxing/contract/inspections.ts'
import { asOfficer, operation, Refusal, refused, type Context } from '../../platform/operation.ts'
import { holdReasons } from './holds.ts'
import { presentInspection } from './inspection.ts'
import { faultsOf, suspicionIn } from './inspection-faults.ts'
import { signRecord, wholeInspection } from './inspection-record.ts'
import * as inspections from './inspections.store.ts'
import { openInvestigation } from './investigate.ts'
import { renewHindrances } from './renew-hindrances.ts'
import { signCaseInspection } from './sign-case-inspection.ts'
import { actorOf, advance, lockTransfer, recordBoth, renewTurn, tellBuyer, tellSeller, type Pair } from './transfer.ts'

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

/** Tells both offices and the owner what did not pass. A number that seems to be altered is not put right but investigated (M2.3.3). */
const tellOfFailure = async (context: Context, pair: Pair, row: inspections.TransferInspection): Promise<void> => {
  const { transfer } = pair
  const faults = faultsOf(row)
  const officer = asOfficer(context).number
  const suspicion = suspicionIn(row)
  await recordBoth(context, transfer, {
    action: 'inspection-failed', state: transfer.state, by: actorOf(row.place), officer_number: officer,
    says: { zh: `查验不合格：${faults.zh}`, en: `Inspection not passed: ${faults.en}` },
  })
  if (suspicion) {
    await openInvestigation(context, pair, { found_by: 'inspection', ...suspicion, opened_by: officer })
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
 * A pass takes the transfer on when its file has come, and is an event of its own otherwise; a failure leaves it, for another inspection. The new
 * owner is told each time (M2.3.3).
 */
const signTransferInspection = async (
  context: Context, { area, id, transfer_id: transferId }: inspections.TransferInspection, signed: string,
): Promise<InspectionView | Refusal> => {
  const { db } = context
  const officer = asOfficer(context)
  // The transfer first, as in every other step: two locks taken in one order cannot wait for each other.
  const pair = await lockTransfer(context, area, transferId)
  const whole = await wholeInspection(context, area, id, 'lock')
  if (whole instanceof Refusal) return whole
  const { transfer } = pair
  if (pair.holds.length > 0) return refused('held', holdReasons(pair.holds))
  const row = whole.row as inspections.TransferInspection
  const result = await signRecord(context, whole, signed)
  if (result instanceof Refusal) return result
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
  return presentInspection(context, await inspections.byId(db, area, id))
}

/**
 * Takes the record of an inspection, of a transfer or of a case, that its inspector signed with the key of the terminal. Refusals: not-now, held,
 * inspection-incomplete, and those of key and signature (`inspection-record.ts`).
 */
export const signInspection = operation(signEndpoint, async (context, { area, inspectionId, signed }) => {
  const begun = await inspections.byId(context.db, area, inspectionId)
  return inspections.isOfTransfer(begun) ? signTransferInspection(context, begun, signed) : signCaseInspection(context, begun, signed)
})
