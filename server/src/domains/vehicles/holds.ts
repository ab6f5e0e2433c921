import { addWorkingDays, unlessUnpublished } from '@changxing/rules/calendar.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import { holdWorkingDays, type HoldKind } from '@changxing/rules/vehicles/transfer-limits.ts'
import type { TransferAction } from '@changxing/rules/vehicles/transfer-states.ts'
import { civilDateInChina } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database.ts'
import * as store from './holds.store.ts'

/** Why a transfer stands still until an officer has decided, and by which day that is; null in a year without a calendar. */
export type Hold = { readonly kind: HoldKind; readonly id: string; readonly transferId: string; readonly decideBy: string | null }

const reasons: Readonly<Record<HoldKind, Reason>> = {
  return: because('M2.4.1', false, {
    zh: '已有人提出退档，等另一名同事看过证据后决定', en: 'A return was proposed and waits for a second officer, who looks at the evidence',
  }),
  investigation: because('M2.3.3', false, {
    zh: '这辆车涉嫌走私、盗抢骗或拼组装，正在调查，调查有结论前暂停办理', en: 'The car is under suspicion and investigated; nothing goes on until that is settled',
  }),
  objection: because('M2.4.3', false, {
    zh: '登记的所有人说车不是他转让的，车管所核实前暂停办理', en: 'The registered owner says that the car was not given away; nothing goes on until the vehicle office has settled it',
  }),
  'fell-through': because('M2.3.4', false, {
    zh: '登记的所有人说买卖没有成，申请终止；听取新车主意见、核实前暂停办理', en: 'The registered owner says that the sale came to nothing and asks for the end; nothing goes on until the new owner was heard and the vehicle office has settled it',
  }),
  'new-owner-objection': because('M2.4.3', false, {
    zh: '新车主说这不是他要过户的，车管所核实前暂停办理', en: 'The new owner says that this transfer was not wanted; nothing goes on until the vehicle office has settled it',
  }),
}

/** Steps that are open all the same: an officer may propose a return of what is objected to or investigated, and a new owner may give up what is objected to. */
const passes: { readonly [Action in TransferAction]?: readonly HoldKind[] } = {
  withdraw: ['objection', 'new-owner-objection', 'fell-through'], 'return-archive': ['objection', 'new-owner-objection', 'fell-through', 'investigation'],
}

const limited = ({ kind, id, transfer_id: transferId, at }: store.HoldRow): Hold => ({
  kind, id, transferId, decideBy: unlessUnpublished(() => addWorkingDays(civilDateInChina(at.getTime()), holdWorkingDays[kind])),
})

export const holdsOf = async (db: Tx, area: string, transferId: string): Promise<readonly Hold[]> => (await store.open(db, area, transferId)).map(limited)

/** What holds transfers that come to an area beyond its limit. */
export const overdueHolds = async (db: Tx, area: string, today: string): Promise<readonly (Hold & { readonly decideBy: string })[]> =>
  (await store.oldest(db, area)).map(limited).filter((hold): hold is Hold & { decideBy: string } => hold.decideBy !== null && today > hold.decideBy)

/** The day by which everything that holds it is decided. */
export const heldUntil = (holds: readonly Hold[]): string | null => holds.map(({ decideBy }) => decideBy).filter((day) => day !== null).sort().at(-1) ?? null

export const holdReasons = (holds: readonly Hold[]): readonly Reason[] => holds.map(({ kind, decideBy }) => {
  const reason = reasons[kind]
  const { zh, en } = reason.says
  return decideBy === null ? reason : { ...reason, facts: { decideBy }, says: { zh: `${zh}（最迟 ${decideBy} 决定）`, en: `${en} (decided by ${decideBy} at the latest)` } }
})

/** What stands against this step. */
export const holdsAgainst = (holds: readonly Hold[], action: TransferAction): readonly Reason[] => holdReasons(holds.filter(({ kind }) => !passes[action]?.includes(kind)))

/** What the people of a transfer are told: that a return is proposed stays between officers until it is decided. */
export const publicHolds = (holds: readonly Hold[]): readonly Reason[] => holdReasons(holds.filter(({ kind }) => kind !== 'return'))
