import { because, type Reason } from '@changxing/rules/decision.ts'
import { cityOf, sameCity } from '@changxing/rules/areas.ts'
import { archiveTypes } from '@changxing/rules/vehicles/archive-types.ts'
import { duePapers, type DuePaper } from '@changxing/rules/vehicles/due-papers.ts'
import { emissionStageWords, meetsEmissionRule } from '@changxing/rules/vehicles/emission-stage.ts'
import { releasedByCustoms } from '@changxing/rules/vehicles/states.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { printedFirstReasons } from './being-made.ts'
import { originalReason, originalsToScan } from './papers-to-scan.ts'
import * as files from './transfer-files.store.ts'
import { officesElsewhere } from './transfer-route.ts'
import type { TransferRow } from './transfers.store.ts'
import { blockingReasons } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'


/** The stage of the exhaust standard below which this city takes in no car today; undefined where it takes every car. */
export const stageWanted = ({ config }: Platform, area: string, today: string): number | undefined =>
  config.emissionRules.filter((rule) => sameCity(rule.area, area) && rule.from <= today).sort((one, other) => (one.from < other.from ? 1 : -1))[0]?.stage

/** Why the new place does not take in this car by its exhaust, and what to do (facts 4.2); nothing where it does, or nobody knows. */
const emissionReasons = (platform: Platform, { emission_stage: stage }: vehicles.VehicleRow, inArea: string, today: string): readonly Reason[] => {
  const wanted = stageWanted(platform, inArea, today)
  if (stage === null || wanted === undefined || meetsEmissionRule(stage, wanted) !== false) return []
  const [has, needs] = [emissionStageWords(stage), emissionStageWords(wanted)]
  const place = cityOf(inArea)?.name ?? { zh: '转入地', en: 'The new place' }
  return [because('M2.3.6', false, {
    zh: `${place.zh}只接收${needs.zh}及以上的车，这辆车是${has.zh}：不能转入，可在当地转让或转往没有此要求的城市`,
    en: `${place.en} takes in cars of ${needs.en} and above, and this one is ${has.en}: it can change hands where it is, or go to a city without such a rule`,
  }, { stage, wanted })]
}

/** Whether the city asks for a stage of the exhaust standard that the record of this car does not tell. */
export const emissionUnknown = ({ platform, today }: Pick<Context, 'platform' | 'today'>, { emission_stage: stage }: vehicles.VehicleRow, inArea: string): Words | undefined => {
  const wanted = stageWanted(platform, inArea, today)
  if (wanted === undefined || stage !== null) return undefined
  const { zh, en } = emissionStageWords(wanted)
  return {
    zh: `转入地只接收${zh}及以上的车；登记信息没有这辆车的排放阶段，不影响申请，请带环保信息随车清单来查验`,
    en: `The new place takes in cars of ${en} and above. The record does not tell the stage of this one, which stops nothing: bring its environmental data sheet to the inspection`,
  }
}

/** The car must still be of who gave it away when the transfer was applied for (M2.4.3). */
const reasonsOfOwner = (transfer: TransferRow, row: vehicles.VehicleRow): readonly Reason[] =>
  row.owner_area === transfer.seller_area && row.owner_person_id === transfer.seller_person_id ? [] : [because('M2.4.3', false, {
    zh: '登记的所有人已变更，不是申请时的卖方：请撤回，与现在的所有人重新办理', en: 'The registered owner has changed since you applied: withdraw, and begin anew with the present owner',
  })]

/** What in the record stands against this car going to that city, every reason at once. `released`: a counter has scanned the customs release of a car under their control. */
export const reasonsAgainstMove = async (
  context: Pick<Context, 'db' | 'platform' | 'today'>, row: vehicles.VehicleRow, inArea: string, released = false,
): Promise<readonly Reason[]> =>
  [...blockingReasons(released ? { ...row, states: releasedByCustoms(row.states) } : row, context.today), ...(await printedFirstReasons(context, row)), ...emissionReasons(context.platform, row, inArea, context.today)]

const whyDue: { readonly [Paper in DuePaper]: Words } = {
  'residence-permit': { zh: '新车主户籍不在上牌城市，须有该市居住证', en: 'the new owner is registered elsewhere and needs a residence permit of the city where the car will be' },
  'safety-inspection': { zh: '检验有效期已过', en: 'its inspection has run out' },
  'compulsory-insurance': { zh: '检验有效期已过，联网查不到交强险的，须交保单', en: 'its inspection has run out; the policy is wanted where insurance is not found online' },
}

export const duePaperReason = (paper: DuePaper): Reason => {
  const { name } = archiveTypes[paper]
  const why = whyDue[paper]
  return because('M2.3.6', false, { zh: `缺“${name.zh}”：${why.zh}`, en: `${name.en} is missing: ${why.en}` }, { paper })
}

/** The same before anybody applies: nothing is missing yet, it has to be brought. */
const paperToBring = (paper: DuePaper): Reason => {
  const { name } = archiveTypes[paper]
  const why = whyDue[paper]
  return because('M2.3.6', false, { zh: `“${name.zh}”：${why.zh}`, en: `${name.en}: ${why.en}` }, { paper })
}

/**
 * What a sale to somebody who registers in that city would meet, before money changes hands: what blocks, also that the city's office is not on this
 * platform (M2.3.2), and the papers to bring. Within the city where the car is, its rule for cars that come in asks nothing.
 */
export const outlookOfSale = async (
  context: Pick<Context, 'db' | 'platform' | 'today'>, row: vehicles.VehicleRow, { buyerArea, inArea }: { readonly buyerArea: string; readonly inArea: string },
): Promise<{ readonly blocks: readonly Reason[]; readonly toBring: readonly Reason[] }> => {
  const stays = sameCity(row.area, inArea)
  const due = duePapers({
    buyerArea, inArea, inspectionValidUntil: row.inspection_valid_until, vehicleType: row.vehicle_type,
    // Nobody is asked for a look: whether the policy will be wanted is not known yet.
    insurance: 'unknown',
  }, context.today)
  const blocks = stays
    ? [...blockingReasons(row, context.today), ...(await printedFirstReasons(context, row))]
    : [...(await reasonsAgainstMove(context, row, inArea)), ...officesElsewhere(context.platform, inArea)]
  return { blocks, toBring: due.map(paperToBring) }
}

/** Papers that car and new owner call for, and nobody has given yet. */
export const papersStillDue = async ({ db, today }: Pick<Context, 'db' | 'today'>, transfer: TransferRow, row: vehicles.VehicleRow): Promise<readonly DuePaper[]> => {
  const due = duePapers({
    buyerArea: transfer.buyer_area, inArea: transfer.area, inspectionValidUntil: row.inspection_valid_until, vehicleType: row.vehicle_type,
    insurance: transfer.insurance_result,
  }, today)
  if (due.length === 0) return due
  const given = new Set((await files.papers(db, transfer.area, transfer.id)).map(({ type }) => type))
  return due.filter((paper) => !given.has(paper))
}

/** Whether a counter has scanned the customs release: a picture that was given online lifts no control. */
const isReleased = async ({ db }: Pick<Context, 'db'>, { area, id }: TransferRow, { states }: vehicles.VehicleRow): Promise<boolean> =>
  states.includes('H') && (await files.papers(db, area, id)).some(({ type, given_by: by }) => type === 'customs-release' && by !== files.newOwner)

/** Before the acceptance only what says that the new owner may register here at all; the rest comes with the car. */
const dueBeforeAcceptance: readonly DuePaper[] = ['residence-permit']

/**
 * What stands against a transfer now: the car's record and the city's rule, read each time, for violations come and are settled while the file
 * travels; papers that are called for and not there yet; and once the car was inspected, the originals that no counter has seen.
 */
export const hindrancesOf = async (context: Pick<Context, 'db' | 'platform' | 'today'>, transfer: TransferRow): Promise<readonly Reason[]> => {
  if (isClosedTransfer(transfer.state)) return []
  const row = await vehicles.byId(context.db, transfer.out_area, transfer.out_vehicle_id)
  const due = (await papersStillDue(context, transfer, row)).filter((paper) => transfer.state !== 'applied' || dueBeforeAcceptance.includes(paper))
  const unseen = transfer.state === 'inspected' ? await originalsToScan(context, transfer) : []
  return [
    ...reasonsOfOwner(transfer, row), ...(await reasonsAgainstMove(context, row, transfer.area, await isReleased(context, transfer, row))), ...due.map(duePaperReason), ...unseen.map(originalReason),
  ]
}
