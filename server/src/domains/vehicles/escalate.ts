import { transferEscalations as listEndpoint } from '@changxing/contract/transfers.ts'
import type { Words } from '@changxing/rules/decision.ts'
import type { HoldKind } from '@changxing/rules/vehicles/transfer-limits.ts'
import { transferStateNames } from '@changxing/rules/vehicles/transfer-states.ts'
import { asSystem } from '../../platform/as-system.ts'
import { instantText } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { officeOf } from '../../platform/office.ts'
import { operation } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { overdueHolds, type Hold } from './holds.ts'
import { hindrancesOf } from './transfer-conditions.ts'
import { stopsWhenHindered } from './transfer-clock.ts'
import * as files from './transfer-files.store.ts'
import * as transfers from './transfers.store.ts'

type Matter = {
  readonly transferArea: string; readonly transferId: string; readonly kind: 'overdue' | 'unanswered' | 'held'; readonly about: string
  readonly says: Words; readonly clause: 'M2.3.4' | 'M2.4.0'
}

const tellHead = async (platform: Platform, db: Tx, area: string, matter: Matter): Promise<void> => {
  await files.escalate(db, { ...matter, area, id: newId(platform.clock), office: officeOf(platform, area), at: platform.clock.recorded() })
}

const overdue = (area: string, row: Pick<transfers.TransferRow, 'id' | 'state' | 'due_on'>): Matter => ({
  transferArea: area, transferId: row.id, kind: 'overdue', about: `${row.state} ${row.due_on}`, clause: 'M2.3.4',
  says: {
    zh: `超过期限 ${row.due_on}：${transferStateNames[row.state].zh}`, en: `Overdue since ${row.due_on}. ${transferStateNames[row.state].en}`,
  },
})

const holdNames: Readonly<Record<HoldKind, Words>> = {
  return: { zh: '退档待决定', en: 'a proposed return' }, investigation: { zh: '嫌疑车调查未结', en: 'an investigation' },
  objection: { zh: '登记所有人的异议未核实', en: 'an objection of the registered owner' }, 'fell-through': { zh: '卖方说买卖没有成，未核实', en: 'a seller who says that the sale came to nothing' }, 'new-owner-objection': { zh: '新车主的异议未核实', en: 'an objection of the new owner' },
}

const held = (area: string, { kind, id, transferId, decideBy }: Hold): Matter => ({
  transferArea: area, transferId, kind: 'held', about: `${kind} ${id}`, clause: 'M2.3.4',
  says: { zh: `暂停超过期限 ${decideBy}：${holdNames[kind].zh}`, en: `Held beyond ${decideBy} by ${holdNames[kind].en}` },
})

/**
 * Tells the head of each office, once for each matter, what its people have not done in time (M2.3.4), left unanswered (M2.4.0), or hold without
 * deciding.
 */
export const escalateTask: Task = async ({ platform, transaction }) => {
  const today = platform.clock.today()
  for (const issuer of platform.config.issuers) {
    const area = issuer.slice(0, 6)
    await transaction(async (db) => {
      for (const row of await transfers.overdueIncoming(db, area, today)) {
        // A hindrance that nobody has looked at yet: the clock stands all the same.
        const stands = stopsWhenHindered(row.state) && (await hindrancesOf(asSystem(platform, db, 'vehicles.escalate'), row)).length > 0
        if (!stands) await tellHead(platform, db, area, overdue(area, row))
      }
      for (const row of await transfers.overdueOutgoing(db, area, today)) await tellHead(platform, db, area, overdue(row.in_area, row))
      for (const hold of await overdueHolds(db, area, today)) await tellHead(platform, db, area, held(area, hold))
      for (const message of await files.overdueMessages(db, area, today)) {
        const silent = message.side === 'in' ? (await transfers.byId(db, area, message.transfer_id)).out_area : area
        await tellHead(platform, db, silent, {
          transferArea: area, transferId: message.transfer_id, kind: 'unanswered', about: message.id, clause: 'M2.4.0',
          says: { zh: `对方车管所的消息在 ${message.due_on} 前没有得到答复`, en: `A message of the other office was not answered by ${message.due_on}` },
        })
      }
    })
  }
}

/** For the head of an office and for supervision. */
export const transferEscalations = operation(listEndpoint, async ({ db }, { area }) => ({
  escalations: (await files.escalations(
    db, area,
  )).map((row) => ({
    id: row.id, at: instantText(row.at), kind: row.kind, transferId: row.transfer_id, caseId: row.case_id, inArea: row.transfer_area, says: row.says,
    clause: row.clause,
  })),
}))
