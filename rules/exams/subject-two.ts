import { dated, type Dated } from '../dated.ts'
import type { LicenceClass } from '../licences/class-rules.ts'
import type { Words } from '../words.ts'

/** The items of subject two, as candidates and examiners call them. */
export const subjectTwoItemNames = {
  'reverse-parking': { zh: '倒车入库', en: 'Reverse into a bay' },
  'pile-test': { zh: '桩考', en: 'Pole test' },
  'hill-start': { zh: '坡道定点停车和起步', en: 'Stop and start on a hill' },
  'parallel-parking': { zh: '侧方停车', en: 'Parallel parking' },
  'single-plank-bridge': { zh: '通过单边桥', en: 'One-sided bridge' },
  curve: { zh: '曲线行驶', en: 'Driving through a curve' },
  'right-angle-turn': { zh: '直角转弯', en: 'Right-angle turn' },
  'width-limit-gate': { zh: '通过限宽门', en: 'Narrow gates' },
  'continuous-obstacles': { zh: '通过连续障碍', en: 'Row of obstacles' },
  'undulating-road': { zh: '起伏路行驶', en: 'Bumpy road' },
  'narrow-road-u-turn': { zh: '窄路掉头', en: 'U-turn on a narrow road' },
  'simulated-expressway': { zh: '模拟高速公路', en: 'Simulated expressway' },
  'simulated-mountain-bends': { zh: '模拟连续急弯山区路', en: 'Simulated mountain bends' },
  'simulated-tunnel': { zh: '模拟隧道', en: 'Simulated tunnel' },
  'simulated-rain-or-fog': { zh: '模拟雨（雾）天', en: 'Simulated rain or fog' },
  'simulated-slippery-road': { zh: '模拟湿滑路', en: 'Simulated slippery road' },
  'simulated-emergency': { zh: '模拟紧急情况处置', en: 'Simulated emergency' },
} as const satisfies { readonly [item: string]: Words }
export type SubjectTwoItem = keyof typeof subjectTwoItemNames

type Items = readonly SubjectTwoItem[]

const order139 = 'Order 139'
const order162 = 'Order 162'
const from139 = '2016-04-01'
const from162 = '2022-04-01'

const five: Items = ['reverse-parking', 'hill-start', 'parallel-parking', 'curve', 'right-angle-turn']
const four: Items = ['reverse-parking', 'parallel-parking', 'curve', 'right-angle-turn']
const yard: Items = ['pile-test', 'hill-start', 'parallel-parking', 'single-plank-bridge', 'curve', 'right-angle-turn', 'width-limit-gate']
const simulated: Items = [
  'simulated-expressway', 'simulated-mountain-bends', 'simulated-tunnel', 'simulated-rain-or-fog', 'simulated-slippery-road',
  'simulated-emergency',
]

/** A province may add items for these classes; what it adds is a matter of its own configuration. */
export const subjectTwoItems = {
  manual: dated<Items>([{ from: from139, value: five, source: order139 }]),
  automatic: dated<Items>([
    { from: from139, value: five, source: order139 },
    { from: '2021-06-01', value: four, clause: 'M3.1.0' },
  ]),
  // That Order 139 had two items more than Order 162 is known from reports of the latter.
  heavy: dated<Items>([
    { from: from139, value: [...yard, 'continuous-obstacles', 'undulating-road', 'narrow-road-u-turn', ...simulated], source: order139 },
    { from: from162, value: [...yard, 'narrow-road-u-turn', ...simulated], source: order162 },
  ]),
  lightTrailer: dated<Items>([{ from: from162, value: ['pile-test', 'curve', 'right-angle-turn'], source: order162 }]),
  threeWheelsAndMotorcycles: dated<Items>([{ from: from139, value: ['pile-test', 'hill-start', 'single-plank-bridge'], source: order139 }]),
  // Wheeled machines, trolleybuses and trams: the province decides. None is set here; a deployment that knows its province's adds them.
  provincial: dated<Items>([{ from: from139, value: [], source: order139 }]),
}

const { manual, automatic, heavy, lightTrailer, threeWheelsAndMotorcycles: few, provincial } = subjectTwoItems

/** The items of a class, by date (M3.1.0; the other classes by the licence orders). */
export const subjectTwoItemsOf: { readonly [Class in LicenceClass]: Dated<Items> } = {
  A1: heavy, A2: heavy, A3: heavy, B1: heavy, B2: heavy,
  C1: manual, C2: automatic, C3: manual, C4: few, C5: automatic, C6: lightTrailer,
  D: few, E: few, F: few, M: provincial, N: provincial, P: provincial,
}
