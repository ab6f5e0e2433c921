import type { TransferView } from '@changxing/contract/transfers.ts'
import { maskNumber } from '@changxing/rules/people/shown-number.ts'
import { standIns, statementPapers } from '@changxing/rules/vehicles/stand-ins.ts'
import { instantText } from '../../platform/clock.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Speaker } from './speaks-at-counter.ts'
import type * as statements from './statements.store.ts'
import type { Pair } from './transfer.ts'

const place = (area: string, id: string, field: 'name' | 'number') => `vehicles.counter_statements/${area}/${id}/${field}`

/** Seals who stood there in somebody's place. */
export const sealStandIn = (
  platform: Platform, area: string, id: string, standIn: Speaker['standIn'],
): Pick<statements.StatementRow, 'stand_in_name' | 'stand_in_number'> => ({
  stand_in_name: standIn && platform.box.seal(standIn.name, place(area, id, 'name')), stand_in_number: standIn && platform.box.seal(standIn.number, place(area, id, 'number')),
})

type Shown = TransferView['objections'][number]['statements'][number]

const presentStandIn = (platform: Platform, row: statements.StatementRow): Shown['standIn'] => {
  const { area, id, stand_in: as, stand_in_name: name, stand_in_number: number, mandate_made_on: madeOn, mandate_until: validUntil } = row
  if (as === null || name === null || number === null) return null
  const open = (sealed: Buffer, field: 'name' | 'number') => platform.box.open(sealed, place(area, id, field)).toString('utf8')
  return {
    as, says: standIns[as].name, name: open(name, 'name'), numberMasked: maskNumber(open(number, 'number')),
    mandate: madeOn === null || validUntil === null ? null : { madeOn, validUntil },
  }
}

/** Identity number of who spoke in somebody's place; undefined where that person did themselves. */
export const standInNumber = (platform: Platform, { area, id, stand_in_number: number }: statements.StatementRow): string | undefined =>
  number === null ? undefined : platform.box.open(number, place(area, id, 'number')).toString('utf8')

/** Whether an office sees the pictures: the new place each, the old one what its own counter scanned. */
export const seesPapers = (row: statements.StatementRow, { side, transfer }: Pick<Pair, 'side' | 'transfer'>): boolean => side === 'in' || row.officer_area === transfer.out_area

/** What was said at a counter, as either office sees it. */
export const presentStatement = (platform: Platform, row: statements.StatementRow, pair: Pick<Pair, 'side' | 'transfer'>): Shown => ({
  statementId: row.id, act: row.act, party: row.party, at: instantText(row.at), area: row.officer_area, officerNumber: row.officer_number, standIn: presentStandIn(platform, row),
  papers: row.paper_kinds.map((kind, position) => ({ position, kind, kindSays: statementPapers[kind] })), visible: seesPapers(row, pair),
})
