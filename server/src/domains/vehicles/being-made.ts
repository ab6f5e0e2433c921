import { beingMadeAsFact, beingMadeReasons, printedFirst, type BeingMade, type MadePaper } from '@changxing/rules/vehicles/being-made.ts'
import type { Facts, Reason } from '@changxing/rules/decision.ts'
import type { Context } from '../../platform/operation.ts'
import { stillToMake } from '../cases/index.ts'

type Car = { readonly area: string; readonly id: string }

/** The paper that each of these pages makes. */
const paperOf: Readonly<Record<string, MadePaper>> = {
  'vehicles.exchange-certificate': 'certificate', 'vehicles.replace-vehicle-licence': 'vehicle-licence', 'vehicles.replace-plates': 'plates',
}

/** What is made for this car now, the former one being void; not by the case that asks (`asking`). What waits to be handed over is made. */
const beingMade = async (context: Pick<Context, 'db'>, { area, id }: Car, asking: string | null = null): Promise<readonly BeingMade[]> =>
  (await stillToMake(context, { kind: 'vehicle', area, id })).flatMap(({ caseId, service, stage, dueOn }) => {
    const paper = paperOf[service]
    return paper !== undefined && stage === 'made' && caseId !== asking ? [{ paper, ...(dueOn !== null && { by: dueOn }) }] : []
  })

/** The same as a fact of the rule `vehicles.business`. */
export const factsOfMaking = async (context: Pick<Context, 'db'>, car: Car, asking: string | null): Promise<Facts> => {
  const making = await beingMade(context, car, asking)
  return making.length === 0 ? {} : { beingMade: beingMadeAsFact(making) }
}

/** What has to be printed before the car changes hands (M2.3.6). */
export const printedFirstReasons = async (context: Pick<Context, 'db' | 'today'>, car: Car): Promise<readonly Reason[]> =>
  beingMadeReasons('M2.3.6', (await beingMade(context, car)).filter(({ paper }) => printedFirst.includes(paper)), context.today)
