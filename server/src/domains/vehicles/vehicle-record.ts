import { archiveRemarks } from '@changxing/rules/vehicles/archive-remarks.ts'
import { archiveTypeIds, archiveTypeOf, pageTypeOf, type ArchiveTypeId, type RegistrationKind } from '@changxing/rules/vehicles/archive-types.ts'
import { releasedByCustoms } from '@changxing/rules/vehicles/states.ts'
import { officeOf } from '../../platform/office.ts'
import type { Context } from '../../platform/operation.ts'
import { papersGiven, type Case } from '../cases/index.ts'
import { checkedOnline } from './archive.ts'
import * as archive from './archive.store.ts'
import { actingColumns, mandateRemark } from './file-mandate.ts'
import { passedInspection } from './case-inspected.ts'
import { filePage } from './file-page.ts'
import type { CaseInspection } from './inspections.store.ts'
import { keepChange } from './papers.store.ts'
import * as vehicles from './vehicles.store.ts'

type Vehicle = Pick<vehicles.VehicleRow, 'area' | 'id' | 'plate_kind' | 'plate_number'>
/** What an entry of the chain changed: the former value and the new one, in words of the record. */
export type Change = { readonly what: string; readonly former: string; readonly present: string }

/** The vehicle that a case is about, locked until the transaction ends. */
export const lockVehicleOf = ({ db }: Context, { subject }: Case): Promise<vehicles.VehicleRow> => {
  if (!subject) throw new Error('the case is about no vehicle')
  return vehicles.lock(db, subject.area, subject.id)
}

/** Where the application lies when it is no page: the case itself is it. */
export const appliedFor = { online: archiveRemarks.appliedOnline.zh, counter: archiveRemarks.appliedAtCounter.zh } as const
export const notNeeded = archiveRemarks.notNeeded.zh

/** What was given with a case and what was waived, how it was applied for, by what mandate, and who files it: an officer's number, or `online`. */
export type GivenPapers = Awaited<ReturnType<typeof papersGiven>> & { readonly applied: string; readonly filedBy: string
  /** the inspection that the case rests on */
  readonly inspected: CaseInspection | undefined
}

export const papersOf = async (context: Context, one: Case): Promise<GivenPapers> => ({
  ...(await papersGiven(context, one)), applied: appliedFor[one.counter ? 'counter' : 'online'],
  filedBy: context.actor.kind === 'officer' ? context.actor.number : 'online', inspected: await passedInspection(context, one),
})

/**
 * Files what was given as pages of this entry of the chain, several of one kind one after another; what the archive has no type for stays with the case.
 * Remarks on what is no page: how it was applied for, what was checked online, which document of entries of this kind was not needed. The mandate
 * of who acted is filed with them, and the scan of a paper letter (M2.3.1, M9.2.2, M9.3).
 */
export const filePapers = async (
  context: Pick<Context, 'db' | 'platform' | 'recorded'>, { area, id }: Pick<Vehicle, 'area' | 'id'>, seq: number, kind: RegistrationKind,
  { given, waived, applied, mandate, filedBy, inspected }: GivenPapers,
): Promise<void> => {
  const at = { area, vehicle_id: id, registration_seq: seq }
  const pages = new Map<ArchiveTypeId, number>()
  const file = (type: ArchiveTypeId, from: Parameters<typeof filePage>[2], by = filedBy) => {
    const page = (pages.get(type) ?? 0) + 1
    pages.set(type, page)
    return filePage(context, { ...at, type, page, made_by: by }, from)
  }
  // The VIN as the inspector photographed it stands for the rubbing.
  if (inspected?.vin_photo) await file('vin-rubbing', { area, fileId: inspected.vin_photo }, inspected.officer_number)
  for (const { kind: paper, fileId } of given) {
    const type = pageTypeOf(paper)
    if (type !== undefined) await file(type, { area, fileId })
  }
  const remarkOn = (type: ArchiveTypeId) =>
    type === 'application' ? applied : waived.includes(type) ? checkedOnline : archiveTypeOf(type)!.requiredFor.includes(kind) ? notNeeded : undefined
  const remark = (type: ArchiveTypeId, words: string) => archive.putRemark(context.db, { ...at, type, remark: words }, context.recorded())
  for (const type of archiveTypeIds.filter((known) => !pages.has(known))) {
    const words = remarkOn(type)
    if (words !== undefined) await remark(type, words)
  }
  if (!mandate) return
  await remark('written-mandate', mandateRemark(mandate))
  if (mandate.as === 'delegate' && mandate.scan) await file('written-mandate', mandate.scan)
}

/** Keeps what this entry of the chain changed, sealed. */
export const keepChanges = async ({ db, platform }: Pick<Context, 'db' | 'platform'>, { area, id }: Pick<Vehicle, 'area' | 'id'>, seq: number, changes: readonly Change[]): Promise<void> => {
  for (const { what, former, present } of changes) {
    const seal = (text: string, field: string) => platform.box.seal(text, `vehicles.changes/${area}/${id}/${seq}/${what}/${field}`)
    await keepChange(db, { area, vehicle_id: id, registration_seq: seq, what, former: seal(former, 'former'), present: seal(present, 'present') })
  }
}

/** The customs have released the car, by a paper that lies with this entry: it is under their control no more, and the former states are kept. Answers the row as it is then. */
export const endCustomsControl = async (context: Context, row: vehicles.VehicleRow, seq: number): Promise<vehicles.VehicleRow> => {
  const states = releasedByCustoms(row.states)
  if (!row.states.includes('H')) return row
  await vehicles.setStates(context.db, row.area, row.id, states, null, context.recorded())
  await keepChanges(context, row, seq, [{ what: 'states', former: row.states, present: states }])
  return { ...row, states }
}

/**
 * Enters business in the vehicle's chain, a registration or what is filed like one: its note (of a registration it stands in the certificate),
 * the pages that were given and remarks on the others, the former values of what it changed. Answers its place in the chain (M2.1.4, M9.1).
 */
export const enterBusiness = async (
  context: Context, vehicle: Vehicle, kind: RegistrationKind, one: Case, note: string, changes: readonly Change[] = [],
): Promise<number> => {
  const { db, platform, today } = context
  const { area, id } = vehicle
  const seq = ((await vehicles.chain(db, area, id)).at(-1)?.seq ?? 0) + 1
  const papers = await papersOf(context, one)
  await vehicles.register(db, {
    area, vehicle_id: id, seq, kind, registered_on: today, office: officeOf(platform, area), plate_kind: vehicle.plate_kind, plate_number: vehicle.plate_number,
    note: `${note}（${one.number}）`, ...actingColumns(papers.mandate),
  })
  await filePapers(context, vehicle, seq, kind, papers)
  await keepChanges(context, vehicle, seq, changes)
  return seq
}
