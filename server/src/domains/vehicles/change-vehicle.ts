import type { Facts } from '@changxing/rules/decision.ts'
import { normalVin } from '@changxing/rules/vehicles/check-vin.ts'
import { uses, type UseLetter } from '@changxing/rules/vehicles/uses.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import type { Case } from '../cases/index.ts'
import { replace } from './papers.ts'
import { colourWords } from '@changxing/rules/vehicles/colours.ts'
import { openVehicle, sealField, vinIndex, type VehicleFile } from './vehicle-file.ts'
import { enterBusiness, lockVehicleOf, type Change } from './vehicle-record.ts'
import * as vehicles from './vehicles.store.ts'

type Changed = { readonly row: Parameters<typeof vehicles.change>[2]; readonly note: string; readonly kept: readonly Change[] }

const text = (answers: Facts, name: string): string => String(answers[name] ?? '').trim()
const nameOfUse = (use: string): string => uses[use as UseLetter].name.zh

/** Another whole vehicle in the place of the faulty one: VIN and engine are new. Problem: changed-meanwhile when the VIN has just been registered. */
const wholeVehicle = async ({ db, platform }: Context, { row, vin: former, engineNumber }: VehicleFile, answers: Facts): Promise<Changed> => {
  const vin = normalVin(text(answers, 'newVin'))
  const engine = text(answers, 'newEngineNumber')
  const index = vinIndex(platform, vin)
  if (!(await vehicles.claimVin(db, index, row.area, row.id))) throw new Problem('changed-meanwhile')
  return {
    row: { vin: sealField(platform, row, 'vin', vin), vin_index: index, engine_number: sealField(platform, row, 'engine_number', engine) },
    note: '变更登记：更换整车', kept: [{ what: 'vin', former, present: vin }, { what: 'engine', former: engineNumber, present: engine }],
  }
}

/** What each change does to the row, what the certificate says of it, and the values kept. */
const changes: Readonly<Record<string, (context: Context, file: VehicleFile, answers: Facts) => Promise<Changed>>> = {
  colour: async (_context, { row }, answers) => {
    const colour = text(answers, 'newColour')
    return { row: { colour }, note: `变更登记：车身颜色 ${colourWords(row.colour).zh} → ${colourWords(colour).zh}`, kept: [{ what: 'colour', former: row.colour, present: colour }] }
  },
  engine: async ({ platform }, { row, engineNumber }, answers) => {
    const engine = text(answers, 'newEngineNumber')
    return {
      row: { engine_number: sealField(platform, row, 'engine_number', engine) }, note: '变更登记：更换发动机', kept: [{ what: 'engine', former: engineNumber, present: engine }],
    }
  },
  body: async (_context, _file, answers) => ({
    row: {}, note: '变更登记：更换车身或车架', kept: [{ what: 'body', former: '', present: text(answers, 'bodyMaker') }],
  }),
  use: async (_context, { row }, answers) => {
    const use = text(answers, 'newUse')
    return { row: { use }, note: `变更登记：使用性质 ${nameOfUse(row.use)} → ${nameOfUse(use)}`, kept: [{ what: 'use', former: row.use, present: use }] }
  },
  whole: wholeVehicle,
}

/** Registers a change: the row is new, the former value is kept beside the registration, the vehicle licence is issued anew. */
export const changeVehicle = async (context: Context, one: Case): Promise<Facts> => {
  const row = await lockVehicleOf(context, one)
  const { row: changed, note, kept } = await changes[text(one.answers, 'change')]!(context, openVehicle(context.platform, row), one.answers)
  await vehicles.change(context.db, row, changed, context.recorded())
  await enterBusiness(context, row, 'change', one, note, kept)
  return { vehicleLicence: await replace(context, row, 'vehicle-licence', 'changed', { caseId: one.id }) }
}

/** Files that driving aids for the disabled were fitted or removed; the vehicle licence says so. */
export const fileDrivingAids = async (context: Context, one: Case): Promise<Facts> => {
  const row = await lockVehicleOf(context, one)
  const fitted = one.answers['aids'] === 'fitted'
  await vehicles.change(context.db, row, { driving_aids: fitted }, context.recorded())
  await enterBusiness(context, row, 'filing', one, `变更备案：${fitted ? '加装' : '拆除'}操纵辅助装置`, [
    { what: 'driving-aids', former: String(row.driving_aids), present: String(fitted) },
  ])
  return { vehicleLicence: await replace(context, row, 'vehicle-licence', 'changed', { caseId: one.id }) }
}
