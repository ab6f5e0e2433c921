import { examples } from '../examples.ts'
import { subjectTwo } from './decide-subject-two-items.ts'
import type { SubjectTwoItem } from './subject-two.ts'

const before = '2021-05-31'
const start = '2021-06-01'
const five: SubjectTwoItem[] = ['reverse-parking', 'hill-start', 'parallel-parking', 'curve', 'right-angle-turn']
const four: SubjectTwoItem[] = ['reverse-parking', 'parallel-parking', 'curve', 'right-angle-turn']
const three: SubjectTwoItem[] = ['pile-test', 'hill-start', 'single-plank-bridge']
const sixteen: SubjectTwoItem[] = [
  'pile-test', 'hill-start', 'parallel-parking', 'single-plank-bridge', 'curve', 'right-angle-turn',
  'width-limit-gate', 'continuous-obstacles', 'undulating-road', 'narrow-road-u-turn',
  'simulated-expressway', 'simulated-mountain-bends', 'simulated-tunnel', 'simulated-rain-or-fog',
  'simulated-slippery-road', 'simulated-emergency',
]
const fourteen = sixteen.filter((item) => item !== 'continuous-obstacles' && item !== 'undulating-road')

export default examples(subjectTwo, [
  ['automatic, the day before the measure', before, { class: 'C2' }, { items: five }],
  ['automatic, the first day', start, { class: 'C2' }, { items: four }],
  ['automatic, the second day', '2021-06-02', { class: 'C2' }, { items: four }],
  ['automatic for the disabled, the day before', before, { class: 'C5' }, { items: five }],
  ['automatic for the disabled, the first day', start, { class: 'C5' }, { items: four }],
  ['automatic for the disabled, the second day', '2021-06-02', { class: 'C5' }, { items: four }],
  ['manual keeps the hill', start, { class: 'C1' }, { items: five }],
  ['low-speed goods keeps the hill', start, { class: 'C3' }, { items: five }],
  ['three-wheeler', start, { class: 'C4' }, { items: three }],
  ['motorcycle', start, { class: 'E' }, { items: three }],
  ['moped', start, { class: 'F' }, { items: three }],
  ['large goods vehicle', start, { class: 'B2' }, { items: sixteen }],
  ['large passenger vehicle, the day before Order 162', '2022-03-31', { class: 'A1' }, { items: sixteen }],
  ['large passenger vehicle, from Order 162', '2022-04-01', { class: 'A1' }, { items: fourteen }],
  ['large passenger vehicle, the day after', '2022-04-02', { class: 'A1' }, { items: fourteen }],
  [
    'light trailer, the first day there is such a class',
    '2022-04-01',
    { class: 'C6' },
    { items: ['pile-test', 'curve', 'right-angle-turn'] },
  ],
  ['the first day of the oldest law held here', '2016-04-01', { class: 'C2' }, { items: five }],
  ['trolleybus: the province decides', start, { class: 'N' }, { items: [] }, ['M3.1.0']],
])
