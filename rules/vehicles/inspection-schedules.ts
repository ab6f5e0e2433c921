import { dated, type Dated } from '../dated.ts'
import { uses, type UseLetter } from './uses.ts'
import { isMinivan, isSmallOrMiniPassenger, vehicleGroup } from './vehicle-types.ts'

/** Up to which age, that year included, a mark falls due every so many months. The last band has no end. */
export type Band = { readonly everyMonths: number; readonly upToYears: number }
/** When marks fall due, counted from the first registration, and at which ages the mark is claimed without an inspection. */
export type Schedule = { readonly bands: readonly Band[]; readonly exemptYears: readonly number[] }

export type InspectionKind =
  | 'private-car' | 'small-passenger' | 'large-passenger' | 'commercial-passenger' | 'school-bus' | 'goods' | 'motorcycle' | 'other'

const every = (everyMonths: number, upToYears = Number.POSITIVE_INFINITY): Band => ({ everyMonths, upToYears })
const always = (...bands: readonly Band[]): Schedule => ({ bands, exemptYears: [] })

const article16 = '道路交通安全法实施条例第十六条'
const since = '2004-05-01'
const notice2014 = '2014-09-01 notice of the ministry: cars of at most 6 seats exempt for 6 years'
const notice2020 = '2020-11-20 notice of the ministry: exempt for 10 years, up to 9 seats, inspected at 6, 8 and 10'
const notice2022 = '2022-10-01 notice of the ministry: within 10 years inspected at 6 and 10 only'

const smallPassenger = always(every(24, 6), every(12, 15), every(6))
const motorcycle = always(every(24, 4), every(12))

/**
 * How often each kind of vehicle is inspected. None of it is in the regulation: the periods are those of article 16, the exemptions those
 * of the ministry's notices. Which kind tractor units, trailers, special-work vehicles and wheeled machines belong to is read differently
 * from office to office; `likeGoods` says how it is read here.
 */
export const inspectionSchedules: { readonly [Kind in InspectionKind]: Dated<Schedule> } = {
  'private-car': dated([
    { from: since, value: smallPassenger, source: article16 },
    { from: '2014-09-01', value: { ...smallPassenger, exemptYears: [2, 4] }, source: notice2014 },
    { from: '2020-11-20', value: { bands: [every(24, 10), every(12, 15), every(6)], exemptYears: [2, 4] }, source: notice2020 },
    { from: '2022-10-01', value: { bands: [every(24, 10), every(12)], exemptYears: [2, 4, 8] }, source: notice2022 },
  ]),
  'small-passenger': dated([{ from: since, value: smallPassenger, source: article16 }]),
  'large-passenger': dated([{ from: since, value: always(every(12, 10), every(6)), source: article16 }]),
  'commercial-passenger': dated([{ from: since, value: always(every(12, 5), every(6)), source: article16 }]),
  'school-bus': dated([
    { from: since, value: always(every(12, 5), every(6)), source: article16 },
    { from: '2012-04-05', value: always(every(6)), source: '校车安全管理条例第二十一条' },
  ]),
  goods: dated([{ from: since, value: always(every(12, 10), every(6)), source: article16 }]),
  motorcycle: dated([
    { from: since, value: motorcycle, source: article16 },
    { from: '2022-10-01', value: { bands: [every(24, 10), every(12)], exemptYears: [2, 4, 8] }, source: notice2022 },
  ]),
  other: dated([{ from: since, value: always(every(12)), source: article16 }]),
}

/** The groups that are inspected like goods vehicles: tractor units and trailers go with the goods they draw. */
const likeGoods = 'HQBG'

/**
 * The kind of a vehicle for its inspection. Only use A is a private car: police, fire, ambulance and rescue vehicles are not commercial,
 * yet no notice names them as exempt. A vehicle once in commercial use keeps the commercial periods.
 */
export function inspectionKind(vehicleType: string, use: UseLetter): InspectionKind {
  const group = vehicleGroup(vehicleType)
  if (group === 'M') return 'motorcycle'
  if (likeGoods.includes(group)) return 'goods'
  return group === 'K' ? passengerKind(vehicleType, use) : 'other'
}

function passengerKind(vehicleType: string, use: UseLetter): InspectionKind {
  const { kind } = uses[use]
  if (kind === 'school' || /^K.8$/.test(vehicleType)) return 'school-bus'
  if (kind === 'commercial' || kind === 'once-commercial') return 'commercial-passenger'
  if (!isSmallOrMiniPassenger(vehicleType)) return 'large-passenger'
  return kind === 'private' && !isMinivan(vehicleType) ? 'private-car' : 'small-passenger'
}
