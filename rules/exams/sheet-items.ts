import type { CivilDate } from '../civil-date.ts'
import type { LicenceClass } from '../licences/class-rules.ts'
import type { Words } from '../words.ts'
import { subjectTwoItemNames, subjectTwoItemsOf } from './subject-two.ts'

/** What the road test looks at (Order 139, the same in Order 162). */
export const roadItemNames = {
  preparation: { zh: '上车准备', en: 'Preparing to drive' },
  'moving-off': { zh: '起步', en: 'Moving off' },
  straight: { zh: '直线行驶', en: 'Driving straight on' },
  gears: { zh: '加减挡位操作', en: 'Changing gears' },
  'changing-lanes': { zh: '变更车道', en: 'Changing lanes' },
  'pulling-over': { zh: '靠边停车', en: 'Pulling over' },
  'junction-straight': { zh: '直行通过路口', en: 'Straight over a junction' },
  'junction-left': { zh: '路口左转弯', en: 'Left at a junction' },
  'junction-right': { zh: '路口右转弯', en: 'Right at a junction' },
  crossing: { zh: '通过人行横道线', en: 'Pedestrian crossing' },
  school: { zh: '通过学校区域', en: 'Past a school' },
  'bus-stop': { zh: '通过公共汽车站', en: 'Past a bus stop' },
  meeting: { zh: '会车', en: 'Meeting other vehicles' },
  overtaking: { zh: '超车', en: 'Overtaking' },
  'u-turn': { zh: '掉头', en: 'U-turn' },
  night: { zh: '夜间行驶', en: 'Driving at night' },
} as const satisfies { readonly [item: string]: Words }

/** Theory is answered question by question; the sheet bears the sum. */
export const theoryItemNames = { questions: { zh: '理论题', en: 'Questions' } } as const satisfies { readonly [item: string]: Words }

/** What may be marked anywhere, whatever the item: 通用评判. */
export const generalItemNames = { general: { zh: '通用评判', en: 'Driving in general' } } as const satisfies { readonly [item: string]: Words }

export type SheetItemName = { readonly item: string; readonly says: Words }

const namesOf = (names: { readonly [item: string]: Words }): readonly SheetItemName[] => Object.entries(names).map(([item, says]) => ({ item, says }))

/** The lines of a sheet for a subject and class on the day of the test; those of subject two follow `exams.subject-two-items` (M3.1.0). */
export function sheetItems(subject: number, licenceClass: LicenceClass, on: CivilDate): readonly SheetItemName[] {
  if (subject === 1 || subject === 4) return namesOf(theoryItemNames)
  if (subject === 3) return [...namesOf(roadItemNames), ...namesOf(generalItemNames)]
  const items = subjectTwoItemsOf[licenceClass].find(on)?.value ?? []
  return [...items.map((item) => ({ item, says: subjectTwoItemNames[item] })), ...namesOf(generalItemNames)]
}
