import type { VehicleView } from '@changxing/contract/vehicles.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { mostTemporaryPlates } from '@changxing/rules/vehicles/business-limits.ts'
import { newId } from '../../platform/ids.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import type { PaperKind, PaperRow, TemporaryPlateRow } from './papers.store.ts'
import * as store from './papers.store.ts'
import { plateAt } from './plates.ts'

type Vehicle = { readonly area: string; readonly id: string }

const bound = (area: string, vehicleId: string, kind: string, seq: number) => `vehicles.papers/${area}/${vehicleId}/${kind}/${seq}`

const kindWords: { readonly [Kind in PaperKind]: Words } = {
  certificate: { zh: '登记证书', en: 'Certificate of registration' }, 'vehicle-licence': { zh: '行驶证', en: 'Vehicle licence' },
  plates: { zh: '号牌', en: 'Number plates' }, 'inspection-mark': { zh: '检验合格标志', en: 'Inspection mark' },
}
/** Why something was made void. */
const voidReasons = {
  lost: { zh: '遗失', en: 'lost' }, damaged: { zh: '损毁', en: 'damaged' }, full: { zh: '签注页已满', en: 'no room for another entry' }, error: { zh: '内容有误', en: 'wrong entry' },
  changed: { zh: '登记内容变更', en: 'the record changed' }, transferred: { zh: '转移登记', en: 'new owner' }, moved: { zh: '转出', en: 'moved to another office' },
  withheld: { zh: '原车主未交出，公告作废', en: 'withheld by the former owner, announced void' }, renewed: { zh: '核发新标志', en: 'a new mark was issued' }, deregistered: { zh: '注销登记', en: 'deregistered' },
} as const satisfies { readonly [reason: string]: Words }
export type VoidReason = keyof typeof voidReasons

/** What became of the paper that is replaced, in words of the file: 行驶证：损毁. */
export const replacedSays = (kind: PaperKind, because: VoidReason): string => `${kindWords[kind].zh}：${voidReasons[because].zh}`

/** With how many digits of the area a document's number begins, and how many it has. */
const lengths: { readonly [Kind in Exclude<PaperKind, 'plates'>]: readonly [start: number, digits: number] } = {
  certificate: [4, 12], 'vehicle-licence': [6, 13], 'inspection-mark': [6, 13],
}

/** The next number of a document. Serials begin at a million, above what the demonstration was filled with. */
export const nextNumber = async ({ db }: Pick<Context, 'db'>, area: string, kind: Exclude<PaperKind, 'plates'>): Promise<string> => {
  const [start, digits] = lengths[kind]
  const serial = 1_000_000 + (await store.takeNumber(db, area, kind))
  return area.slice(0, start) + String(serial).padStart(digits - start, '0')
}

/** Enters a document as issued. The one before it must be void. */
export const issue = async (
  { db, platform, today }: Pick<Context, 'db' | 'platform' | 'today'>, { area, id }: Vehicle, kind: PaperKind, number: string,
  { caseId = null, validUntil = null, on = today }: { readonly caseId?: string | null; readonly validUntil?: string | null; readonly on?: string } = {},
): Promise<void> => {
  const seq = (await store.lastSeq(db, area, id, kind)) + 1
  await store.insert(db, {
    area, vehicle_id: id, kind, seq, number: platform.box.seal(number, bound(area, id, kind, seq)), issued_on: on, valid_until: validUntil, case_id: caseId,
  })
}

/** Voids the document of this kind that is in force. */
export const makeVoid = async ({ db, today }: Context, { area, id }: Vehicle, kind: PaperKind, because: VoidReason): Promise<void> => {
  await store.setVoid(db, area, id, kind, today, because)
}

/** A new document for the one that is void. Answers its number. */
export const replace = async (
  context: Context, vehicle: Vehicle, kind: Exclude<PaperKind, 'plates'>, because: VoidReason, more: { readonly caseId?: string; readonly validUntil?: string } = {},
): Promise<string> => {
  await makeVoid(context, vehicle, kind, because)
  const number = await nextNumber(context, vehicle.area, kind)
  await issue(context, vehicle, kind, number, more)
  return number
}

/** Whether as many temporary plates were given for the way of this transfer as may be: those of an earlier way are of another journey and do not count. */
export const platesUsedUp = async ({ db, today }: Pick<Context, 'db' | 'today'>, { out_area: area, id }: { readonly out_area: string; readonly id: string }): Promise<boolean> =>
  (await store.countForTheWay(db, area, id)) >= mostTemporaryPlates.on(today).value

/**
 * Issues a temporary plate that is good until this day, which `lastDayOfPlate` says. `from`: the day on which it begins to count, where another one lasts
 * until then. Of a car that is not registered yet the plates of all cities count. Problem: changed-meanwhile when it has had as many as may be, or another
 * office has just given it one.
 */
export const issueTemporaryPlate = async (
  { db, platform, today }: Context, given: Pick<TemporaryPlateRow, 'area' | 'vin_index' | 'vehicle_id' | 'purpose'> & ({ readonly case_id: string } | { readonly transfer_id: string }),
  validUntil: string, from = today,
): Promise<{ readonly number: string; readonly validUntil: string }> => {
  const number = `${plateAt(given.area, '22', await store.takeNumber(db, given.area, 'temporary-plate'))}临`
  const row = { case_id: null, transfer_id: null, ...given, id: newId(platform.clock), number, issued_on: from, valid_until: validUntil }
  if (given.vehicle_id === null) {
    const nth = (await store.countBeforeRegistration(db, given.vin_index)) + 1
    if (nth > mostTemporaryPlates.on(today).value || (await store.countOneMore(db, row, nth)) === 0) throw new Problem('changed-meanwhile')
  }
  await store.insertTemporaryPlate(db, row)
  return { number, validUntil }
}

const present = (platform: Platform, row: PaperRow): VehicleView['papers'][number] => ({
  kind: row.kind, says: kindWords[row.kind], number: platform.box.open(row.number, bound(row.area, row.vehicle_id, row.kind, row.seq)).toString('utf8'),
  issuedOn: row.issued_on, validUntil: row.valid_until, voidOn: row.void_on, voidBecause: row.void_because === null ? null : voidReasons[row.void_because as VoidReason],
})

/** What was handed out for a vehicle, and its temporary plates. */
export const presentPapers = async ({ db, platform }: Context, { area, id, vin_index: vin }: Vehicle & { readonly vin_index: Buffer }): Promise<Pick<VehicleView, 'papers' | 'temporaryPlates'>> => ({
  papers: (await store.ofVehicle(db, area, id)).map((row) => present(platform, row)),
  temporaryPlates: (await store.temporaryPlates(db, area, vin)).filter(({ issued_on: from, ended_on: ended }) => ended === null || ended >= from).map((row) => ({ number: row.number, issuedOn: row.issued_on, validUntil: row.ended_on ?? row.valid_until })),
})

/** The papers of a car that moves to another office: there it gets new plates and a new licence, keeps certificate and mark; here they are void. Answers the licence's number. */
export const movePapers = async (context: Context, old: Vehicle, at: Vehicle, plate: string, more: { readonly caseId?: string } = {}): Promise<string> => {
  const { db, platform } = context
  for (const row of (await store.ofVehicle(db, old.area, old.id)).filter(({ void_on: voidOn }) => voidOn === null)) {
    await makeVoid(context, old, row.kind, 'moved')
    if (row.kind === 'certificate' || row.kind === 'inspection-mark')
      await issue(context, at, row.kind, present(platform, row).number, { validUntil: row.valid_until, on: row.issued_on })
  }
  const licence = await nextNumber(context, at.area, 'vehicle-licence')
  await issue(context, at, 'plates', plate, more)
  await issue(context, at, 'vehicle-licence', licence, more)
  return licence
}
