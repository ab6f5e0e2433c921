import type { Facts } from '@changxing/rules/decision.ts'
import type { Context } from '../../platform/operation.ts'
import type { Case } from '../cases/index.ts'
import { endMaking } from './end-making.ts'
import { makeVoid } from './papers.ts'
import { enterBusiness, lockVehicleOf } from './vehicle-record.ts'
import * as vehicles from './vehicles.store.ts'

const grounds: Readonly<Record<string, string>> = { abroad: '不在国内使用', 'quality-return': '因质量问题退车', scrapped: '报废', destroyed: '灭失' }

/**
 * Takes the car off the register: state 注销, its papers void. Plate and VIN stay with it: neither is given to another car. One that was returned for
 * its quality may come back, mended and sold anew, under its VIN.
 */
export const deregisterVehicle = async (context: Context, one: Case): Promise<Facts> => {
  const row = await lockVehicleOf(context, one)
  for (const kind of ['plates', 'vehicle-licence', 'certificate', 'inspection-mark'] as const) await makeVoid(context, row, kind, 'deregistered')
  await endMaking(context, row)
  await vehicles.change(context.db, row, { states: `${row.states.replaceAll('A', '')}E` }, context.recorded())
  if (one.answers['ground'] === 'quality-return') await vehicles.freeVin(context.db, row)
  const ground = grounds[String(one.answers['ground'])] ?? ''
  const seq = await enterBusiness(context, row, 'deregistration', one, `注销登记：${ground}`)
  return { deregistration: `${row.plate_number} #${seq}` }
}
