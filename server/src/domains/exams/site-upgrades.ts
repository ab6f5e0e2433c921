import { finishSiteUpgrade as finishEndpoint, planSiteUpgrade as planEndpoint, siteUpgrades as listEndpoint, type Upgrade } from '@changxing/contract/exam-plans.ts'
import { because } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import { decideByLaw, unmet } from './candidate-file.ts'
import * as equipment from './equipment.store.ts'
import * as plans from './plans.store.ts'

/** By when sites are upgraded and tried (M3.1.1). */
const deadline = '2021-05-20'

const present = async ({ db }: Context, row: equipment.UpgradeRow): Promise<z.infer<typeof Upgrade>> => ({
  upgradeId: row.id, siteId: row.site_id, site: (await equipment.site(db, row.area, row.site_id)).name, says: row.says, from: row.from_on, until: row.until_on,
  state: row.state, triedOn: row.tried_on, decision: row.decision as z.infer<typeof Upgrade>['decision'],
})

/** Classes and subjects that only this site tests, and times of plans in force for which no other site has one: with the site closed they would be without seats. */
const timesWithoutSeats = async ({ db }: Context, area: string, siteId: string, from: string, until: string): Promise<number> => {
  const courses = await equipment.courses(db, area)
  const pairs = (own: boolean) => new Set(courses.filter((course) => (course.site_id === siteId) === own).flatMap(({ subjects, classes }) => subjects.flatMap((subject) => classes.map((one) => `${subject} ${one}`))))
  const elsewhere = pairs(false)
  const untested = [...pairs(true)].filter((pair) => !elsewhere.has(pair))
  const held = await plans.between(db, area, from, until)
  const times = (own: boolean) => new Set(held.filter((plan) => (plan.site_id === siteId) === own).map((plan) => `${plan.day} ${plan.starts < '12:00' ? 'morning' : 'afternoon'} ${plan.subject} ${plan.class}`))
  const others = times(false)
  return untested.length + [...times(true)].filter((time) => !others.has(time)).length
}

/** Plans an upgrade, if tests go on everywhere and cost no more (M3.1.1). Refusal: upgrade-not-lawful, with every reason. */
export const planSiteUpgrade = operation(planEndpoint, async (context, { area, siteId, says, from, until, fees }) => {
  const { db, platform, today, recorded } = context
  await equipment.site(db, area, siteId)
  const charged = (await equipment.fees(db, area)).map(({ item }) => item)
  const decision = decideByLaw('exams.site-upgrade', today, {
    from, until, timesWithoutSeats: await timesWithoutSeats(context, area, siteId, from, until), bookedThere: await plans.bookedAtSite(db, area, siteId, from, until),
    newFees: new Set(fees.filter((item) => !charged.includes(item))).size,
  })
  if (decision.outcome['allowed'] !== true) return refused('upgrade-not-lawful', unmet(decision))
  const row: equipment.UpgradeRow = {
    area, id: newId(platform.clock), site_id: siteId, says, from_on: from, until_on: until, state: 'planned', tried_on: null, decision, planned_by: asOfficer(context).number,
  }
  await equipment.addUpgrade(db, row, recorded())
  context.concerns(area, `site-upgrade:${row.id}`)
  return present(context, row)
})

/** The site is done and was tried. Refusals: not-now. */
export const finishSiteUpgrade = operation(finishEndpoint, async (context, { area, upgradeId, triedOn }) => {
  const row = await equipment.lockUpgrade(context.db, area, upgradeId)
  context.concerns(area, `site-upgrade:${upgradeId}`)
  if (row.state === 'tried' || triedOn < row.from_on || triedOn > context.today) return refused('not-now', [because('M3.1.1', false,
    row.state === 'tried' ? { zh: '已试用', en: 'It was tried already' } : { zh: '试用日期应在开始改造之后、今天以前', en: 'The trial lies between the beginning and today' }, { triedOn })])
  await equipment.finishUpgrade(context.db, area, upgradeId, triedOn)
  return present(context, { ...row, state: 'tried', tried_on: triedOn })
})

export const siteUpgrades = operation(listEndpoint, async (context, { area }) => {
  const upgrades = []
  for (const row of await equipment.upgrades(context.db, area)) upgrades.push(await present(context, row))
  return { upgrades, deadline, deadlineSays: { zh: `${deadline}前改造并试用完毕，不得停考、不得加收费用`, en: `Upgraded and tried by ${deadline}, without suspending tests or adding a fee` } }
})
