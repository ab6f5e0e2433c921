import { addExaminer as examinerEndpoint, addTestCourse as courseEndpoint, addTestFee as feeEndpoint, addTestSite as siteEndpoint, addTestVehicle as vehicleEndpoint, testEquipment as listEndpoint } from '@changxing/contract/exam-plans.ts'
import type { Equipment } from '@changxing/contract/exam-plans.ts'
import { testSites as publicEndpoint } from '@changxing/contract/exams.ts'
import { because } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import { newId } from '../../platform/ids.ts'
import { operation, refused, type Context } from '../../platform/operation.ts'
import * as equipment from './equipment.store.ts'

const presentFee = ({ item, says, fen, since }: equipment.FeeRow) => ({ item, says, fen, since })

const present = async ({ db }: Context, area: string): Promise<z.infer<typeof Equipment>> => {
  const courses = await equipment.courses(db, area)
  const fleet = await equipment.vehicles(db, area)
  return {
    sites: (await equipment.sites(db, area)).map(({ id, name, address }) => ({
      siteId: id, name, address,
      courses: courses.filter((one) => one.site_id === id).map((one) => ({ courseId: one.id, siteId: id, name: one.name, subjects: one.subjects, classes: one.classes })),
      vehicles: fleet.filter((one) => one.site_id === id).map((one) => ({
        vehicleId: one.id, siteId: id, plate: one.plate, class: one.class, inServiceFrom: one.in_service_from, inServiceUntil: one.in_service_until,
      })),
    })),
    examiners: (await equipment.examiners(db, area)).map(({ number, name, subjects, classes }) => ({ number, name, subjects, classes })),
    fees: (await equipment.fees(db, area)).map(presentFee),
  }
}

export const testEquipment = operation(listEndpoint, (context, { area }) => present(context, area))

export const addTestSite = operation(siteEndpoint, async (context, { area, name, address }) => {
  const id = newId(context.platform.clock)
  await equipment.addSite(context.db, { area, id, name, address }, context.recorded())
  context.concerns(area, `test-site:${id}`)
  return present(context, area)
})

export const addTestCourse = operation(courseEndpoint, async (context, { area, siteId, name, subjects, classes }) => {
  await equipment.site(context.db, area, siteId)
  const id = newId(context.platform.clock)
  await equipment.addCourse(context.db, { area, id, site_id: siteId, name, subjects, classes })
  context.concerns(area, `test-course:${id}`)
  return present(context, area)
})

/** Puts a vehicle into service where demand wants it (M3.1.2). Refusal: plate-taken. */
export const addTestVehicle = operation(vehicleEndpoint, async (context, { area, siteId, plate, class: licenceClass, inServiceFrom }) => {
  await equipment.site(context.db, area, siteId)
  const id = newId(context.platform.clock)
  const added = await equipment.addVehicle(context.db, { area, id, site_id: siteId, plate, class: licenceClass, in_service_from: inServiceFrom, in_service_until: null })
  if (added === 0) return refused('plate-taken', [because('M3.1.2', false, { zh: `号牌${plate}已登记为考试车`, en: `${plate} is a test vehicle already` }, { plate })])
  context.concerns(area, `test-vehicle:${id}`)
  return present(context, area)
})

export const addExaminer = operation(examinerEndpoint, async (context, { area, number, name, classes, subjects }) => {
  await equipment.putExaminer(context.db, { area, number, name, subjects, classes })
  context.concerns(area, `examiner:${number}`)
  return present(context, area)
})

/** Enters a fee. While a site is being upgraded, and once it has been, a line that was not there before is not lawful (M3.1.1). Refusals: fee-by-upgrade, fee-known. */
export const addTestFee = operation(feeEndpoint, async (context, { area, item, says, fen }) => {
  const { db, today } = context
  const [upgrade] = await equipment.upgrades(db, area)
  context.concerns(area, `test-fee:${item}`)
  if (upgrade) return refused('fee-by-upgrade', [because('M3.1.1', false, {
    zh: `考场自${upgrade.from_on}起改造：改造前没有的收费项目不得新增`, en: `A site is upgraded from ${upgrade.from_on}: what was not charged before may not be charged now`,
  }, { item, upgradeFrom: upgrade.from_on })])
  if ((await equipment.addFee(db, { area, item, says, fen, since: today })) === 0)
    return refused('fee-known', [because('M3.1.1', false, { zh: '该项目已有收费标准', en: 'This item has its fee already' }, { item })])
  return present(context, area)
})

/** What anybody may see: sites, classes, fees, upgrades. */
export const testSites = operation(publicEndpoint, async ({ db, today }, { area }) => {
  const courses = await equipment.courses(db, area)
  const sites = await equipment.sites(db, area)
  const of = (siteId: string) => courses.filter((course) => course.site_id === siteId)
  return {
    sites: sites.map(({ id, name, address }) => ({
      siteId: id, name, address, classes: [...new Set(of(id).flatMap(({ classes }) => classes))].toSorted(), subjects: [...new Set(of(id).flatMap(({ subjects }) => subjects))].toSorted(),
    })),
    fees: (await equipment.fees(db, area)).map(presentFee),
    upgrades: (await equipment.upgrades(db, area)).filter(({ until_on: until }) => until >= today)
      .map((one) => ({ site: sites.find(({ id }) => id === one.site_id)!.name, says: one.says, from: one.from_on, until: one.until_on })),
  }
})
