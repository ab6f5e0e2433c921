import { because, type Reason } from '@changxing/rules/decision.ts'
import type { TransferAction } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Tx } from '../../platform/database.ts'
import * as store from './holds.store.ts'

/** Why a transfer stands still until an officer has decided. */
export type Hold = store.HoldKind

const reasons: Readonly<Record<Hold, Reason>> = {
  return: because('M2.4.1', false, {
    zh: '已有人提出退档，等另一名同事看过证据后决定', en: 'A return was proposed and waits for a second officer, who looks at the evidence',
  }),
  investigation: because('M2.3.3', false, {
    zh: '这辆车涉嫌走私、盗抢骗或拼组装，正在调查，调查有结论前暂停办理', en: 'The car is under suspicion and investigated; nothing goes on until that is settled',
  }),
  objection: because('M2.4.3', false, {
    zh: '登记的所有人说车不是他转让的，车管所核实前暂停办理', en: 'The registered owner says that the car was not given away; nothing goes on until the vehicle office has settled it',
  }),
}

/** Steps that are open all the same: an officer may propose a return of what is objected to or investigated, and a new owner may give up what is objected to. */
const passes: { readonly [Action in TransferAction]?: readonly Hold[] } = { withdraw: ['objection'], 'return-archive': ['objection', 'investigation'] }

export const holdsOf = async (db: Tx, area: string, transferId: string): Promise<readonly Hold[]> => (await store.open(db, area, transferId)).map(({ kind }) => kind)

export const holdReasons = (holds: readonly Hold[]): readonly Reason[] => holds.map((hold) => reasons[hold])

/** What stands against this step. */
export const holdsAgainst = (holds: readonly Hold[], action: TransferAction): readonly Reason[] => holdReasons(holds.filter((hold) => !passes[action]?.includes(hold)))

/** What the people of a transfer are told: that a return is proposed stays between officers until it is decided. */
export const publicHolds = (holds: readonly Hold[]): readonly Reason[] => holdReasons(holds.filter((hold) => hold !== 'return'))
