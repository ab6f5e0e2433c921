import type { Answer, Words } from '@changxing/rules/decision.ts'
import { decide } from '@changxing/rules/registry.ts'
import { newId } from '../../platform/ids.ts'
import { officeOf } from '../../platform/office.ts'
import { asOfficer, refused, type Context, type Refusal } from '../../platform/operation.ts'
import type { Case } from '../cases/index.ts'
import * as files from './transfer-files.store.ts'

/** The usual grounds of a rejection, as the law on returns calls them: none of them sends a file back. */
const groundsMeant: Readonly<Record<string, 'incomplete' | 'other'>> = {
  'paper-unreadable': 'incomplete', 'paper-not-valid': 'other', 'not-this-vehicle': 'other', 'changes-hands': 'other',
}

const whatInstead: Words = {
  zh: '申请人的材料有问题的，发补正；档案或密封袋有问题的，凭电子档案办理，或联系转出地车管所；车辆可疑的，列为嫌疑',
  en: "Where a paper of the applicant is wrong, ask for it by a correction; where the archive or its seal is, go by the electronic file or contact the office that the car left; a suspicious car is held as suspect",
}

/**
 * The guard of the earlier procedure (M2.4.1, M2.4.2): to reject the moving in is to send the archive back. On any ground but those that the page names it
 * is refused with its clause and what to do instead, kept, and told to supervision, as returns of one-stop transfers are. Refusal: return-not-lawful.
 */
export const refuseTurningAway = async (context: Context, one: Case, codes: readonly string[], note: string | undefined): Promise<Refusal | undefined> => {
  const grounds = [...new Set(codes.flatMap((code) => groundsMeant[code] ?? []))]
  if (grounds.length === 0) return undefined
  const { db, platform, recorded } = context
  const { number: officerNumber } = asOfficer(context)
  const { area, id: caseId } = one
  const reasons: Answer['reasons'][number][] = []
  for (const ground of grounds) {
    const decision = decide('vehicles.return-archive', context.today, { ground })
    const id = newId(platform.clock)
    await files.keepRefusedReturn(db, { area, caseId, ground, words: note ?? '', officerNumber, decision, at: recorded(), id })
    const reason = decision.reasons.find(({ holds }) => !holds)!
    await files.escalate(db, {
      area, id: newId(platform.clock), office: officeOf(platform, area), transferArea: area, caseId, kind: 'refused-return', about: id, clause: reason.clause, at: recorded(),
      says: {
        zh: `警号 ${officerNumber} 试图违规退回转入业务 ${one.number}，系统已拒绝：${reason.says.zh}`,
        en: `Officer ${officerNumber} tried to turn moving in ${one.number} away without a lawful ground; the system refused. ${reason.says.en}`,
      },
    })
    reasons.push(reason)
  }
  return refused('return-not-lawful', reasons, whatInstead)
}
