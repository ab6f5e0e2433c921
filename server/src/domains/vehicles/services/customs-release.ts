import type { Facts } from '@changxing/rules/decision.ts'
import { archiveTypes } from '@changxing/rules/vehicles/archive-types.ts'
import type { Context } from '../../../platform/operation.ts'
import { required, type About } from '../../cases/index.ts'
import * as vehicles from '../vehicles.store.ts'
import { subjectCar } from './vehicle-page.ts'

const kind = 'customs-release'
const isControlled = ({ states }: Pick<vehicles.VehicleRow, 'states'>): boolean => states.includes('H')

/** Of a car under customs control alone; once given it stays with the case, whose approval ends the control. */
export const customsRelease = required(kind, {
  clause: 'M9.1', label: archiveTypes[kind].name, hint: { zh: '海关出具的《海关监管车辆解除监管证明书》', en: 'The certificate of the customs that the car is released from their control' },
  calledFor: async (context, one) => one.documents.some((page) => page.kind === kind) || isControlled(await subjectCar(context, one)),
})

/** To begin with, the release comes with the application; from then on it is there or not, and without it the control blocks. */
export const factsOfCustoms = async ({ db }: Context, { area, subject, caseId, given = [] }: About): Promise<Facts> =>
  isControlled(await vehicles.byId(db, area, subject!.id)) ? { customsRelease: caseId === null || given.includes(kind) } : {}
