import type { Words } from '../words.ts'
import { printedFirst, type MadePaper } from './being-made.ts'

/** Nothing is done for a vehicle in one of these states before it is settled. */
const never = 'BCEJMNO'

/** What a list of vehicle business says of one entry. */
export type VehicleBusiness = {
  readonly name: Words
  /** Name on the lists of M9.1 and M6.1.2; null for what neither has: the owner does it, or an agent by a paper letter (M9.3). */
  readonly listed: string | null
  /** State letters that stand against it (GA/T 16.17). */
  readonly blockedBy: string
  readonly mortgageBlocks: boolean
  /** Not while the vehicle is on its way to another city, by a transfer or by moving out: its file goes there. */
  readonly stays: boolean
  /** What must not be in the making: it would be issued to who has the car no more, or twice. */
  readonly waitsFor: readonly MadePaper[]
  /** `margin`: not in the last year before scrapping; `date`: not after it; `none`: whatever the date. */
  readonly scrap: 'margin' | 'date' | 'none'
  /** A helper may do it for an older person (M6.1.2). */
  readonly helper: boolean
}

const row = (
  zh: string, en: string, blockedBy: string, more: Partial<Omit<VehicleBusiness, 'name' | 'blockedBy'>> = {},
): VehicleBusiness => ({ name: { zh, en }, listed: zh, blockedBy, mortgageBlocks: false, stays: false, waitsFor: [], scrap: 'date', helper: false, ...more })

/**
 * The vehicle business of M9.1, each with what stands against it. Which states block what is not in the regulation: it follows the refusal
 * grounds of Order 124 (wanted, sealed, detained, under customs control, violations and accidents open, mortgaged without the mortgagee,
 * scrap date reached), and is configuration. Replacing a lost plate, licence or mark leaves the owner's duties as they are, so that open
 * violations do not stand against it; a car that leaves or changes hands gets new ones anyway. What a car had to have settled before it left (转出) is not asked again where it comes to (转入): there only
 * what makes the car itself doubtful or holds it stands in the way, never a mortgage (M10.1). A new car has no record; one that is under suspicion
 * is in state J as a registered one is (M2.3.3). A filing of driving aids writes into the car's file and
 * has its licence issued anew, by an office that has signed that file away and taken the licence back: it waits until the car has come or stays
 * (M2.1.4). What changes nothing of the file, as where its owner is reached, is no such business and goes on.
 */
export const vehicleBusinesses = {
  registration: row('注册登记', 'First registration', 'J', { scrap: 'none' }),
  change: row('变更登记', 'Registration of a change', `${never}GHIKLP`, { stays: true, waitsFor: printedFirst }),
  transfer: row('转移登记', 'Transfer of ownership within the area', `${never}DGHIKLP`, { mortgageBlocks: true, stays: true, waitsFor: printedFirst, scrap: 'margin' }),
  'move-out': row('转移登记（转出）', 'Moving out to another city', `${never}DGHIKLP`, { listed: null, mortgageBlocks: true, stays: true, waitsFor: printedFirst }),
  'move-in': row('转入', 'Moving in from another city', 'CEHJKLMNOP', { listed: null }),
  certificate: row('换领登记证书', 'Exchange of the registration certificate', `${never}KP`, { stays: true, waitsFor: ['certificate'] }),
  plates: row('补换领号牌', 'Replacement of number plates', `${never}P`, { stays: true, waitsFor: ['plates'], helper: true }),
  'vehicle-licence': row('补换领行驶证', 'Replacement of the vehicle licence', `${never}P`, { stays: true, waitsFor: ['vehicle-licence'], helper: true }),
  'replacement-mark': row('补领检验合格标志', 'Replacement of the inspection mark', `${never}P`, { helper: true }),
  'exempt-mark': row('免检车申领检验标志', 'Inspection mark of an exempt car', `${never}DGIP`, { helper: true }),
  'temporary-plate': row('申领新车临时号牌', 'Temporary plate of a new car', 'J', { scrap: 'none' }),
  deregistration: row('注销登记', 'Deregistration', `${never}GHIKL`, { mortgageBlocks: true, stays: true, waitsFor: printedFirst, scrap: 'none' }),
  filing: row('变更备案', 'Filing of a change', `${never}P`, { stays: true, waitsFor: printedFirst }),
} as const satisfies { readonly [id: string]: VehicleBusiness }

export type VehicleBusinessId = keyof typeof vehicleBusinesses
export const vehicleBusinessIds = Object.keys(vehicleBusinesses) as readonly VehicleBusinessId[]
