import { examples } from '../examples.ts'
import { transferRoute } from './decide-transfer-route.ts'

const nanjing = '320100'
const hangzhou = '330100'
const xuzhou = '320300'
const beijing = '110000'
const changsha = '430100'
const start = '2021-06-01'
const september = '2021-09-01'
const nationwide = '2022-06-30'

const car = { vehicleType: 'K33', use: 'A', outArea: nanjing, inArea: hangzhou } as const
const sale = { ...car, ground: 'sale' } as const
const inPlace = { ...sale, tradeArea: hangzhou } as const
const truckOfXuzhou = { vehicleType: 'H11', use: 'F', outArea: xuzhou, inArea: xuzhou } as const
const toXuzhou = { ...sale, inArea: xuzhou, tradeArea: xuzhou } as const
const toBeijing = { ...sale, inArea: beijing, tradeArea: beijing } as const

const oneTrip = { route: 'one-stop', applyAt: ['online', 'in-office'], inspections: 1 } as const
const throughOutPlace = { route: 'one-stop', applyAt: ['out-office'], inspections: 2 } as const
const choiceOpen = { route: 'one-stop', applyAt: ['online', 'in-office', 'out-office'], inspections: 1 } as const
const earlier = { route: 'earlier-procedure', applyAt: ['out-office'], inspections: 2 } as const
const local = { route: 'within-area', applyAt: ['in-office'], inspections: 1 } as const
const refused = { route: 'refused', applyAt: [], inspections: 1 } as const

export default examples(transferRoute, [
  ['two pilots, traded in the in-place', '2021-07-01', inPlace, oneTrip],
  ['two pilots, the day before the pilot', '2021-05-31', inPlace, earlier, ['M2.2.0', 'M2.2.0', 'M2.2.1']],
  ['two pilots, the first day', start, inPlace, oneTrip],
  ['two pilots, the second day', '2021-06-02', inPlace, oneTrip],
  ['the other way round', start, { ...inPlace, outArea: hangzhou, inArea: nanjing, tradeArea: nanjing }, oneTrip],
  ['traded in the out-place', '2021-07-01', { ...sale, tradeArea: nanjing }, throughOutPlace],
  ['no place of trade yet: the parties may choose', '2021-07-01', sale, choiceOpen],
  ['traded in a third city', '2021-07-01', { ...sale, tradeArea: '310000' }, refused, ['M2.1.2']],
  ['traded in another city of the same province', '2021-07-01', { ...sale, tradeArea: xuzhou }, refused, ['M2.1.2']],
  ['inherited', '2021-07-01', { ...car, ground: 'inheritance' }, throughOutPlace],
  ['by judgment', '2021-07-01', { ...car, ground: 'court' }, throughOutPlace],
  ['given', '2021-07-01', { ...car, ground: 'gift' }, throughOutPlace],
  ['another ground', '2021-07-01', { ...car, ground: 'other' }, throughOutPlace],
  ['a place of trade without a sale does not count', '2021-07-01', { ...car, ground: 'gift', tradeArea: '310000' }, throughOutPlace],
  ['districts count as their cities', '2021-07-01', { ...sale, outArea: '320106', inArea: '330106', tradeArea: '330108' }, oneTrip],
  ['sold in a district of the out-place', '2021-07-01', { ...sale, tradeArea: '320106' }, throughOutPlace],
  ['to a place without the measure, traded there', '2021-07-01', toXuzhou, earlier, ['M2.2.0', 'M2.2.1']],
  ['from a place without the measure', '2021-07-01', { ...toXuzhou, outArea: xuzhou, inArea: nanjing }, earlier, ['M2.2.0', 'M2.2.1']],
  ['to Beijing, the day before September', '2021-08-31', toBeijing, earlier, ['M2.2.0', 'M2.2.1']],
  ['to Beijing, from September', september, toBeijing, oneTrip],
  ['to Beijing, the day after', '2021-09-02', toBeijing, oneTrip],
  ['both of the second batch', september, { ...toBeijing, outArea: changsha }, oneTrip],
  ['both of the second batch, the day before', '2021-08-31', { ...toBeijing, outArea: changsha }, earlier, ['M2.2.0', 'M2.2.0', 'M2.2.1']],
  ['to Xuzhou, the day before nationwide', '2022-06-29', toXuzhou, earlier, ['M2.2.0', 'M2.2.1']],
  ['to Xuzhou, nationwide', nationwide, toXuzhou, oneTrip],
  ['to Xuzhou, the day after', '2022-07-01', toXuzhou, oneTrip],
  ['the earlier procedure, traded in a third city', '2021-07-01', { ...toXuzhou, tradeArea: '310000' }, earlier, ['M2.2.0', 'M2.2.1']],
  ['a mini car', '2021-07-01', { ...inPlace, vehicleType: 'K43' }, oneTrip],
  ['a minivan is a small passenger vehicle too', '2021-07-01', { ...inPlace, vehicleType: 'K39' }, oneTrip],
  ['a medium bus', '2021-07-01', { ...inPlace, vehicleType: 'K21' }, earlier, ['M2.1.1']],
  ['a light truck', '2021-07-01', { ...inPlace, vehicleType: 'H31' }, earlier, ['M2.1.1']],
  ['a motorcycle', '2021-07-01', { ...inPlace, vehicleType: 'M21' }, earlier, ['M2.1.1']],
  ['a rental car', '2021-07-01', { ...inPlace, use: 'G' }, earlier, ['M2.1.1']],
  ['a car that was once a taxi', '2021-07-01', { ...inPlace, use: 'M' }, earlier, ['M2.1.1']],
  ['everything at once', '2021-07-01', { ...toXuzhou, vehicleType: 'H11', use: 'F' }, earlier, ['M2.1.1', 'M2.1.1', 'M2.2.0', 'M2.2.1']],
  ['within the city', '2021-07-01', { ...sale, inArea: nanjing, tradeArea: nanjing }, local],
  ['between districts of one city, before the pilot', '2021-05-31', { ...sale, outArea: '320106', inArea: '320102' }, local],
  ['a truck inherited in a city without the measure', '2021-07-01', { ...truckOfXuzhou, ground: 'inheritance' }, local],
])
