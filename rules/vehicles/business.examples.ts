import { examples } from '../examples.ts'
import { business } from './decide-business.ts'

const on = '2021-07-01'
const yes = { allowed: true }
const no = { allowed: false }
/** A private car of two years, in order. */
const car = {
  applicant: 'self', owned: true, states: 'A', mortgaged: false, vehicleType: 'K33', use: 'A', firstRegistered: '2019-07-15', injuryAccident: false,
  inspectionValidUntil: '2021-07-31',
} as const
/** The same, where somebody else than its owner applies. */
const { owned: _owned, ...claimed } = car
const hangzhou = '330100'
/** The car sold from Nanjing to Xuzhou, which has the measure from the end of June 2022. */
const out = { business: 'move-out', ...car, inspectionValidUntil: '2023-07-31', moveGround: 'sale', outArea: '320100', inArea: '320300', inOffice: 'here', buyer: 'elsewhere', invoice: 'confirmed' } as const
const arrived = { business: 'move-in', applicant: 'self', owned: true, states: 'A', mortgaged: false, vehicleType: 'K33', use: 'A', moveGround: 'sale', bringBy: '2021-07-31' } as const
const newCar = { applicant: 'self', vehicleType: 'K33', use: 'A', imported: false, vin: 'good' } as const

export default examples(business, [
  ['first registration, all in order', on, { business: 'registration', ...newCar, plateWish: 'good' }, yes],
  ['before the form is filled in', on, { business: 'registration' }, yes],
  ['VIN fails its check digit, made in the country', on, { business: 'registration', ...newCar, vin: 'check-digit' }, no, ['M9.1']],
  ['VIN fails its check digit, imported: a warning', on, { business: 'registration', ...newCar, vin: 'check-digit', imported: true }, yes],
  ['VIN with a letter that no VIN has', on, { business: 'registration', ...newCar, vin: 'form' }, no, ['M9.1']],
  ['registered already, and the chosen plate is taken: both at once', on, { business: 'registration', ...newCar, vin: 'registered', plateWish: 'taken' }, no, ['M9.1', 'M9.1']],
  ['chosen plate of another city', on, { business: 'registration', ...newCar, plateWish: 'form' }, no, ['M9.1']],
  ['first registration by a helper', on, { business: 'registration', ...newCar, applicant: 'helper' }, no, ['M6.1.2']],
  ['first registration where one lives, registered elsewhere', on, { business: 'registration', ...newCar, inArea: '320100', inOffice: 'here', buyer: 'elsewhere' }, yes],
  ['first registration in a city whose office works elsewhere', on, { business: 'registration', ...newCar, inArea: '320400', inOffice: 'elsewhere', buyer: 'elsewhere' }, no, ['M2.3.2']],
  ['temporary plate in a city whose office works elsewhere', on, { business: 'temporary-plate', ...newCar, inArea: '320400', inOffice: 'elsewhere' }, no, ['M2.3.2']],
  ['first registration by an agent', on, { business: 'registration', ...newCar, applicant: 'delegate' }, yes],

  ['new colour', on, { business: 'change', ...car, change: 'colour' }, yes],
  ['change among co-owners by the owner', on, { business: 'change', ...car, change: 'co-owners' }, yes],
  ['change among co-owners by an agent', on, { business: 'change', ...car, applicant: 'delegate', change: 'co-owners' }, no, ['M9.1']],
  ['change with violation and accident open: both at once', on, { business: 'change', ...car, states: 'GI' }, no, ['M9.1', 'M9.1']],
  ['use, a year and a day before scrapping', on, { business: 'change', ...car, change: 'use', scrapBy: '2022-07-02' }, yes],
  ['use, a year before scrapping, to the day', on, { business: 'change', ...car, change: 'use', scrapBy: '2022-07-01' }, yes],
  ['use, less than a year before scrapping', on, { business: 'change', ...car, change: 'use', scrapBy: '2022-06-30' }, no, ['M9.1']],
  ['another whole vehicle, whose VIN is another registered one', on, { business: 'change', ...car, change: 'whole', vin: 'registered' }, no, ['M9.1']],
  ['colour in the last year', on, { business: 'change', ...car, change: 'colour', scrapBy: '2022-06-30' }, yes],

  ['transfer within the city', on, { business: 'transfer', ...car, buyer: 'here', invoice: 'confirmed' }, yes],
  ['transfer, the tax department does not answer', on, { business: 'transfer', ...car, buyer: 'here', invoice: 'unknown' }, yes],
  ['transfer, invoice of another car', on, { business: 'transfer', ...car, buyer: 'here', invoice: 'denied' }, no, ['M2.4.3']],
  ['transfer in the city to who is registered elsewhere: with a residence permit', on, { business: 'transfer', ...car, buyer: 'elsewhere' }, yes, []],
  ['transfer to somebody unknown: at a counter it can be done', on, { business: 'transfer', ...car, buyer: 'unknown' }, no, ['M9.3']],
  ['transfer at a counter to somebody who is entered there', on, { business: 'transfer', ...car, buyer: 'new' }, yes],
  ['transfer at a counter to somebody whose name is another', on, { business: 'transfer', ...car, buyer: 'misnamed' }, no, ['M9.1']],
  ['transfer to oneself', on, { business: 'transfer', ...car, buyer: 'owner' }, no, ['M9.1']],
  ['transfer that the new owner applies for', on, { business: 'transfer', ...claimed, formerOwner: 'same', buyer: 'here' }, yes],
  ['transfer that the new owner applied for, and the owner is another since', on, { business: 'transfer', ...claimed, formerOwner: 'changed', buyer: 'here' }, no, ['M9.1']],
  ['transfer, mortgaged, sealed and near scrapping: all at once', on, { business: 'transfer', ...car, states: 'K', mortgaged: true, scrapBy: '2022-06-30' }, no, ['M9.1', 'M9.1', 'M9.1']],
  ['transfer, inspection overdue: inspected on the way', on, { business: 'transfer', ...car, states: 'Q' }, yes],
  ['transfer of a car that is on its way to another city', on, { business: 'transfer', ...car, leaving: true }, no, ['M9.1']],
  ['plates of a car that is on its way to another city', on, { business: 'plates', ...car, leaving: true }, yes],
  ['transfer of a car sold meanwhile', on, { business: 'transfer', ...car, owned: false }, no, ['M9.1']],

  ['out: Nanjing to Xuzhou, sold, two days before nationwide', '2022-06-28', { ...out, inspectionValidUntil: '2022-07-31' }, yes],
  ['out: the day before the pair becomes one-stop', '2022-06-29', out, yes],
  ['out: the day it becomes one-stop: the transfer between cities instead', '2022-06-30', out, no, ['M2.1.2', 'M2.1.5']],
  ['out: the day after', '2022-07-01', out, no, ['M2.1.2', 'M2.1.5']],
  ['out: to Beijing on the last day before September', '2021-08-31', { ...out, inArea: '110000' }, yes],
  ['out: to Beijing from September', '2021-09-01', { ...out, inArea: '110000' }, no, ['M2.1.2', 'M2.1.5']],
  ['out: between two pilots, given away', on, { ...out, inArea: hangzhou, moveGround: 'gift' }, no, ['M2.1.2', 'M2.1.5']],
  ['out: between two pilots, a hired car, which the measure does not cover', on, { ...out, inArea: hangzhou, use: 'G' }, yes],
  ['out: between two pilots, a truck', on, { ...out, inArea: hangzhou, vehicleType: 'H21', use: 'F' }, yes],
  ['out: the owner moves between two pilots and keeps the car', on, { ...out, inArea: hangzhou, moveGround: 'own-move' }, yes],
  ['out: the owner moves on the day the pair becomes one-stop', '2022-06-30', { ...out, moveGround: 'own-move' }, yes],
  ['out: to a district of the same city', on, { ...out, inArea: '320106' }, no, ['M9.1']],
  ['out: the owner moves within the city', on, { ...out, inArea: '320106', moveGround: 'own-move' }, no, ['M9.1']],
  ['out: before the form says where to', on, { business: 'move-out', ...car }, yes],
  ['out: to an office that does not work here', on, { ...out, inArea: '320400', inOffice: 'elsewhere' }, no, ['M2.3.2']],
  ['out: a car of China 4 to a city that takes China 5', on, { ...out, emissionStage: 4, emissionWanted: 5 }, no, ['M2.3.6']],
  ['out: of the stage that is wanted', on, { ...out, emissionStage: 5, emissionWanted: 5 }, yes],
  ['out: its stage is not on record, which counts against nobody', on, { ...out, emissionWanted: 5 }, yes],
  ['out: to oneself, invoice of another car, mortgaged: all at once', on, { ...out, buyer: 'owner', invoice: 'denied', mortgaged: true }, no, ['M9.1', 'M9.1', 'M2.4.3']],
  ['out: sold in the last year before scrapping', on, { ...out, scrapBy: '2022-06-30' }, no, ['M9.1']],
  ['out: sold a year before scrapping, to the day', on, { ...out, scrapBy: '2022-07-01' }, yes],
  ['out: moved by its owner in the last year', on, { ...out, moveGround: 'own-move', scrapBy: '2022-06-30' }, yes],
  ['out: past its scrap date: said once', on, { ...out, scrapBy: '2021-06-30' }, no, ['M9.1']],
  ['out: on its way by the one-stop way already', on, { ...out, leaving: true }, no, ['M9.1']],
  ['out by an agent: only within the jurisdiction', on, { ...out, applicant: 'delegate' }, no, ['M9.1']],

  ['in: on the last of the thirty days', '2021-07-31', arrived, yes],
  ['in: a day late, never refused for it', '2021-08-01', arrived, yes],
  ['in: a year late', '2022-07-31', { ...arrived, inspectionValidUntil: '2021-07-31' }, yes],
  ['in: the paper file lies elsewhere', on, { ...arrived, paperArea: '320500' }, yes],
  ['in: mortgaged: nothing is returned for it', on, { ...arrived, mortgaged: true }, yes],
  ['in: a violation on the way', on, { ...arrived, states: 'G' }, yes],
  ['in: stolen', on, { ...arrived, states: 'C' }, no, ['M9.1']],
  ['in: the chosen plate is taken', on, { ...arrived, plateWish: 'taken' }, no, ['M9.1']],
  ['in by an agent', on, { ...arrived, applicant: 'delegate' }, no, ['M9.1']],

  ['certificate exchanged by an agent', on, { business: 'certificate', ...car, applicant: 'delegate', reason: 'damaged' }, yes],
  ['lost certificate, agent', on, { business: 'certificate', ...car, applicant: 'delegate', reason: 'lost' }, no, ['M9.1']],
  ['lost certificate, owner', on, { business: 'certificate', ...car, reason: 'lost' }, yes],
  ['certificate of a mortgaged car', on, { business: 'certificate', ...car, mortgaged: true }, yes],

  ['plates by a helper', on, { business: 'plates', ...car, applicant: 'helper', reason: 'lost' }, yes],
  ['plates with a violation open', on, { business: 'plates', ...car, states: 'G' }, yes],
  ['plates of a stolen car that is locked', on, { business: 'plates', ...car, states: 'CO' }, no, ['M9.1', 'M9.1']],
  ['plates of a car past its scrap date', on, { business: 'plates', ...car, scrapBy: '2021-06-30' }, no, ['M9.1']],
  ['plates on the scrap date', on, { business: 'plates', ...car, scrapBy: '2021-07-01' }, yes],
  ['vehicle licence by an agent', on, { business: 'vehicle-licence', ...car, applicant: 'delegate' }, yes],
  ['lost mark, still valid', on, { business: 'replacement-mark', ...car }, yes],
  ['lost mark on its last day', '2021-07-31', { business: 'replacement-mark', ...car }, yes],
  ['lost mark, the day after', '2021-08-01', { business: 'replacement-mark', ...car }, no, ['M9.1']],

  ['exempt mark after two years', on, { business: 'exempt-mark', ...car }, yes],
  ['exempt mark, the first day of three months before', '2021-04-30', { business: 'exempt-mark', ...car }, yes],
  ['exempt mark, a day too early', '2021-04-29', { business: 'exempt-mark', ...car }, no, ['M9.1']],
  ['exempt mark claimed late', '2021-09-01', { business: 'exempt-mark', ...car }, yes],
  ['exempt mark with a violation open', on, { business: 'exempt-mark', ...car, states: 'G' }, no, ['M9.1']],
  ['exempt mark by a helper', on, { business: 'exempt-mark', ...car, applicant: 'helper' }, yes],
  ['mark of the sixth year', on, { business: 'exempt-mark', ...car, firstRegistered: '2015-07-15' }, no, ['M9.1']],
  ['mark of a minivan: no exemption at all', on, { business: 'exempt-mark', ...car, vehicleType: 'K39', injuryAccident: true }, no, ['M9.1']],
  ['mark after an accident with an injury', on, { business: 'exempt-mark', ...car, injuryAccident: true }, no, ['M9.1']],

  ['temporary plate, third time', on, { business: 'temporary-plate', ...newCar, temporaryPlates: 2 }, yes],
  ['temporary plate, fourth time', on, { business: 'temporary-plate', ...newCar, temporaryPlates: 3 }, no, ['M9.1']],
  ['temporary plate, insured beyond today', on, { business: 'temporary-plate', ...newCar, insuranceUntil: '2021-07-02' }, yes],
  ['temporary plate, insured until today', on, { business: 'temporary-plate', ...newCar, insuranceUntil: '2021-07-01' }, no, ['M9.1']],
  ['temporary plate of a registered car', on, { business: 'temporary-plate', ...newCar, vin: 'registered' }, no, ['M9.1']],

  ['deregistration for use abroad by an agent', on, { business: 'deregistration', ...car, applicant: 'delegate', ground: 'abroad' }, yes],
  ['deregistration of a scrapped car by an agent', on, { business: 'deregistration', ...car, applicant: 'delegate', ground: 'scrapped' }, no, ['M9.1']],
  ['deregistration of a scrapped car, past its date, by the owner', on, { business: 'deregistration', ...car, states: 'P', scrapBy: '2021-01-01', ground: 'scrapped' }, yes],
  ['deregistration of a mortgaged car under customs control: both', on, { business: 'deregistration', ...car, states: 'H', mortgaged: true }, no, ['M9.1', 'M9.1']],

  ['driving aids fitted, filed by an agent', on, { business: 'filing', ...car, applicant: 'delegate' }, yes],
  ['driving aids, car moved away', on, { business: 'filing', ...car, states: 'B' }, no, ['M9.1']],
])
