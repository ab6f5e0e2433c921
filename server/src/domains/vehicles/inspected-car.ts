import type { Facts, Words } from '@changxing/rules/decision.ts'
import { normalVin } from '@changxing/rules/vehicles/check-vin.ts'
import { plateKindFor } from '@changxing/rules/vehicles/plate-kind-for.ts'
import type { PlateKindCode } from '@changxing/rules/vehicles/plate.ts'
import type { UseLetter } from '@changxing/rules/vehicles/uses.ts'
import { hasEngine } from '@changxing/rules/vehicles/vehicle-types.ts'
import type { Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Case } from '../cases/index.ts'
import { arrivingOf } from './arriving.ts'
import type { InspectionRow } from './inspections.store.ts'
import { openVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/** What an inspector compares a car with. A new car carries no plate. */
export type InspectedCar = {
  readonly plateKind: string | null; readonly plateNumber: string | null; readonly vehicleType: string; readonly brandModel: string
  readonly vin: string; readonly engineNumber: string; readonly colour: string
}

const text = (answers: Facts, name: string): string => String(answers[name] ?? '').trim()

/** What stands before the inspector differs from the record by what is applied for: a car painted red is compared with red. */
const changed: Readonly<Record<string, (answers: Facts) => Partial<InspectedCar>>> = {
  colour: (answers) => ({ colour: text(answers, 'newColour') }),
  engine: (answers) => ({ engineNumber: text(answers, 'newEngineNumber') }),
  whole: (answers) => ({ vin: normalVin(text(answers, 'newVin')), engineNumber: text(answers, 'newEngineNumber') }),
}

/** The kind of plate that the answers about a car without a row lead to; null while they do not say it. */
export const plateKindOf = (answers: Facts): PlateKindCode | null => {
  const [vehicleType, energy, use] = [text(answers, 'vehicleType'), text(answers, 'energy'), text(answers, 'use')]
  return vehicleType && energy && use ? plateKindFor(vehicleType, energy, use as UseLetter) : null
}

/** A car without a row, as a form describes it. A trailer has no engine, whatever was filled in for another type before. */
export const describedCar = (answers: Facts): InspectedCar => {
  const vehicleType = text(answers, 'vehicleType')
  return {
    plateKind: plateKindOf(answers), plateNumber: null, vehicleType, brandModel: text(answers, 'brandModel'), vin: normalVin(text(answers, 'vin')),
    engineNumber: hasEngine(vehicleType) ? text(answers, 'engineNumber') : '', colour: text(answers, 'colour'),
  }
}

type About = NonNullable<Case['subject']>

/** The row of the car that a case is about, by what its page calls it. */
const rows: Readonly<Record<string, (context: Context, subject: About) => Promise<vehicles.VehicleRow>>> = {
  vehicle: ({ db }, { area, id }) => vehicles.byId(db, area, id),
  arrival: async (context, subject) => (await arrivingOf(context, subject)).old,
}

/** The registered car that a case is about; undefined where it is a new one. */
export const registeredCarOf = async (context: Context, { subject }: Pick<Case, 'subject'>): Promise<vehicles.VehicleRow | undefined> => {
  if (!subject) return undefined
  const row = rows[subject.kind]
  if (!row) throw new Error(`nothing is known of a car that is a ${subject.kind}`)
  return row(context, subject)
}

/** The car that a case is about, as it is after what is applied for; a new one as the form describes it. */
export const carOfCase = async (context: Context, { subject, answers }: Pick<Case, 'subject' | 'answers'>): Promise<InspectedCar> => {
  const registered = await registeredCarOf(context, { subject })
  if (!registered) return describedCar(answers)
  const { row, vin, engineNumber } = openVehicle(context.platform, registered)
  return {
    plateKind: row.plate_kind, plateNumber: row.plate_number, vehicleType: row.vehicle_type, brandModel: row.brand_model, vin, engineNumber, colour: row.colour,
    ...changed[text(answers, 'change')]?.(answers),
  }
}

const compared = {
  vin: { zh: '车辆识别代号', en: 'VIN' }, engineNumber: { zh: '发动机号', en: 'engine number' }, vehicleType: { zh: '车辆类型', en: 'type of vehicle' },
  brandModel: { zh: '品牌型号', en: 'make and model' }, colour: { zh: '车身颜色', en: 'colour' },
} as const satisfies { readonly [Part in keyof InspectedCar]?: Words }
const parts = Object.keys(compared) as readonly (keyof typeof compared)[]

/** What the form does not say yet, without which there is nothing to compare with. */
export const unsaidOf = (car: InspectedCar): readonly Words[] =>
  parts.filter((part) => car[part] === '' && (part !== 'engineNumber' || hasEngine(car.vehicleType))).map((part) => compared[part])

/** Whether an inspection was of the car as the case has it now: one whose form was changed afterwards is looked at again. */
export const isSameCar = (looked: InspectedCar, now: InspectedCar): boolean => parts.every((part) => looked[part] === now[part])

const bound = ({ area, id }: { readonly area: string; readonly id: string }) => `vehicles.inspections/${area}/${id}/car`

export const sealCar = ({ box }: Platform, of: { readonly area: string; readonly id: string }, car: InspectedCar): Buffer => box.seal(JSON.stringify(car), bound(of))

/** What the car of a case was compared with. */
export const openCar = ({ box }: Platform, row: InspectionRow): InspectedCar => {
  if (!row.car) throw new Error('the inspection is of no case')
  return JSON.parse(box.open(row.car, bound(row)).toString('utf8')) as InspectedCar
}
