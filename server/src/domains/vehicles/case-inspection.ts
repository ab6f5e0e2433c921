import { caseInspections as viewEndpoint, casesToInspect as listEndpoint, startCaseInspection as startEndpoint, vinRubbing as rubbingEndpoint } from '@changxing/contract/inspections.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import { normalVin } from '@changxing/rules/vehicles/check-vin.ts'
import { normalPlateNumber } from '@changxing/rules/vehicles/plate.ts'
import { vehicleTypeName } from '@changxing/rules/vehicles/vehicle-types.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import { caseAwaiting, caseNumbered, casesAbout, casesAwaiting, casesKnownBy, isOpen, maybeCase, presentSummary, applicantOf, type Case } from '../cases/index.ts'
import { personOf } from '../people/index.ts'
import * as archive from './archive.store.ts'
import * as arrivals from './arrivals.store.ts'
import { awaitedInspection, hasPassed, isUnderSuspicion, suspicionWords } from './case-inspected.ts'
import { carOfCase, registeredCarOf, sealCar, unsaidOf, type InspectedCar } from './inspected-car.ts'
import { presentInspection, refuseRunning, underWay } from './inspection.ts'
import * as inspections from './inspections.store.ts'
import { arrivedPages } from './receipt-archive.ts'
import { transferOf } from './transfer.ts'
import { vinIndex } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

type Listed = OutputOf<typeof listEndpoint>['cases'][number]

const present = async (context: Context, cases: readonly Case[]): Promise<Listed[]> => {
  const [area] = cases.map((one) => one.area)
  if (area === undefined) return []
  const running = new Map((await inspections.runningOf(context.db, area, cases.map(({ id }) => id))).map((row) => [row.case_id, row.officer_number]))
  const listed: Listed[] = []
  for (const one of cases) {
    const { plateKind, plateNumber, brandModel, vin } = await carOfCase(context, one)
    const { title, stateSays, state } = presentSummary(one, context.today)
    listed.push({
      caseId: one.id, number: one.number, title, state: state as Listed['state'], stateSays, plateKind, plateNumber, brandModel, vinEnd: vin.slice(-6),
      inspectedBy: running.get(one.id) ?? null,
    })
  }
  return listed
}

const page = 200
const isNumber = /^\d{6}-\d{8}-\d{4,}$/

/** The cases of the car with this VIN: of a registered one, of one that moves in, and of a new one that is only called so yet, by whomever. */
const withVin = async (context: Context, area: string, vin: string): Promise<readonly Case[]> => {
  const { db, platform } = context
  const index = vinIndex(platform, vin)
  const row = await vehicles.whereIsVin(db, index)
  const arrival = row && (await arrivals.expectedHere(db, area, row.area, row.vehicle_id))
  const about = row ? [{ kind: 'vehicle', area, id: row.vehicle_id }, ...(arrival ? [{ kind: 'arrival', area, id: arrival.id }] : [])] : []
  const found = await Promise.all(about.map((subject) => casesAbout(context, area, subject, awaitedInspection)))
  return [...found.flat(), ...(await casesKnownBy(context, area, index, awaitedInspection))]
}

/** What an inspector means: a case by its number, or the cases of the car with this plate or VIN. Drafts are found so, and in no other way. */
const meant = async (context: Context, area: string, wanted: string): Promise<readonly Case[]> => {
  const text = wanted.trim()
  if (isNumber.test(text)) return [await caseNumbered(context, area, text, awaitedInspection)].filter((one) => one !== undefined)
  if (normalVin(text).length === 17) return withVin(context, area, text)
  const ids = (await vehicles.withNumber(context.db, area, normalPlateNumber(text))).map(({ id }) => id)
  const found = await Promise.all(ids.map((id) => casesAbout(context, area, { kind: 'vehicle', area, id }, awaitedInspection)))
  return found.flat()
}

/** Cases of this area whose car is to be inspected, the oldest first: sent ones and those that the counter has begun; those of one car on asking. */
export const casesToInspect = operation(listEndpoint, async (context, { area, wanted, after }) => {
  if (wanted !== undefined) {
    const found = await meant(context, area, wanted)
    const [first] = found
    if (first) context.concerns(area, first.subject ? `vehicle:${first.subject.id}` : `case:${first.id}`)
    return { cases: await present(context, found), next: null }
  }
  const { cases, next } = await casesAwaiting(context, area, awaitedInspection, { after: after ?? null, limit: page })
  return { cases: await present(context, cases), next }
})

type Against = { readonly code: 'held' | 'not-now' | 'inspection-under-way' | 'four-eyes'; readonly reason: Reason }

/** Everything that stands against inspecting the car of this case now. */
const against = async (context: Context, one: Case, car: InspectedCar, rows: readonly inspections.CaseInspection[]): Promise<readonly Against[]> => {
  const { officerId } = asOfficer(context)
  const no: Against[] = []
  const say = (code: Against['code'], zh: string, en: string) => no.push({ code, reason: because('M2.3.3', false, { zh, en }) })
  if (await isUnderSuspicion(context, one)) say('held', suspicionWords.zh, suspicionWords.en)
  if (!isOpen(one)) say('not-now', '这件业务已办结或已撤回', 'This case is closed')
  const unsaid = unsaidOf(car)
  if (unsaid.length > 0) {
    say('not-now', `办件里还没填：${unsaid.map(({ zh }) => zh).join('、')}。请车主填好再查验`, `The form does not say yet: ${unsaid.map(({ en }) => en).join(', ')}. Have the owner fill it in first`)
  }
  const open = rows.find((row) => row.result === null || hasPassed(context, row, car))
  if (open) no.push({ code: 'inspection-under-way', reason: underWay(open) })
  if (one.acceptedBy === officerId) say('four-eyes', '您已受理这件业务，请由另一位同事查验', 'You accepted this case: another officer inspects')
  return no
}

/** The car of a case, what was found at it so far, and whether it can be inspected now. */
export const caseInspections = operation(viewEndpoint, async (context, { area, caseId }) => {
  const one = await caseAwaiting(context, area, caseId, awaitedInspection, 'read')
  const { vehicleType, ...car } = await carOfCase(context, one)
  const rows = await inspections.ofCase(context.db, area, caseId)
  const { title, stateSays } = presentSummary(one, context.today)
  const { area: home, personId } = applicantOf(one)
  const { nameMasked } = await personOf(context.platform, context.db, home, personId)
  return {
    caseId, number: one.number, title, stateSays, applicant: nameMasked, typeSays: vehicleTypeName(vehicleType), car,
    inspections: rows.map((row) => ({
      area, inspectionId: row.id, result: row.result, officerNumber: row.officer_number, counts: hasPassed(context, row, { vehicleType, ...car }),
    })),
    notNow: (await against(context, one, { vehicleType, ...car }, rows)).map(({ reason }) => reason.says),
  }
})

/**
 * Begins the inspection of a case's car, from the draft on: many owners come first. What the car is compared with is kept with the inspection.
 * Refusals: held, not-now, inspection-under-way, four-eyes.
 */
export const startCaseInspection = operation(startEndpoint, async (context, { area, caseId }) => {
  const { db, platform } = context
  const officer = asOfficer(context)
  const one = await caseAwaiting(context, area, caseId, awaitedInspection, 'lock')
  const car = await carOfCase(context, one)
  const no = await against(context, one, car, await inspections.ofCase(db, area, caseId))
  if (no.length > 0) return refused(no[0]!.code, no.map(({ reason }) => reason))
  const id = newId(platform.clock)
  const vin = vinIndex(platform, car.vin)
  const begun = await inspections.insert(db, {
    area, id, case_id: caseId, case_number: one.number, service: one.service, vehicle_id: (await registeredCarOf(context, one))?.id ?? null, car: sealCar(platform, { area, id }, car),
    vin_index: vin, place: 'here', vehicle_type: car.vehicleType, officer_id: officer.officerId, officer_number: officer.number, office: officer.office,
  }, context.recorded())
  if (!begun) return refuseRunning(context, area, vin)
  return presentInspection(context, await inspections.byId(db, area, id))
})

type Page = Pick<archive.ImageRow, 'type' | 'file_id'>

/** The pages that lie in this city of a car that changes its place: its own file where it leaves, what has arrived of it where it comes to. */
const pagesOfTransfer = async (context: Context, { area, transfer_id: transferId }: inspections.TransferInspection): Promise<readonly Page[]> => {
  const { side, transfer } = await transferOf(context, area, transferId)
  return side === 'out' ? archive.images(context.db, area, transfer.out_vehicle_id) : arrivedPages(context, transfer)
}

/** The pages of the car's file that lie in this city: its own file, or what came ahead of a car that moves in. */
const pagesHere = async (context: Context, row: inspections.InspectionRow): Promise<readonly Page[]> => {
  const { area, case_id: caseId, vehicle_id: vehicleId } = row
  if (inspections.isOfTransfer(row)) return pagesOfTransfer(context, row)
  const one = caseId === null ? undefined : await maybeCase(context, area, caseId, 'read')
  if (one?.subject?.kind === 'arrival') return arrivals.pages(context.db, one.subject)
  return vehicleId === null ? [] : archive.images(context.db, area, vehicleId)
}

/** The latest rubbing in the file as it lies here, to compare with; a new car has none, nor has one whose file is still to come. Each look is recorded. */
export const vinRubbing = operation(rubbingEndpoint, async (context, { area, inspectionId }) => {
  const { db, platform } = context
  const page = (await pagesHere(context, await inspections.byId(db, area, inspectionId))).findLast(({ type }) => type === 'vin-rubbing')
  const file = page && (await openFile(platform, db, area, page.file_id))
  if (!file) throw new NoSuchRow('inspections.vin-rubbing')
  context.concerns(area, `inspection:${inspectionId}`)
  return new Uint8Array(file.bytes)
})
