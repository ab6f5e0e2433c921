import type { FactSchema } from '../fact-schema.ts'
import type { Words } from '../words.ts'

/** How a use counts where the law tells commercial from other vehicles. A vehicle once in commercial use keeps its stricter limits. */
export type UseKind = 'private' | 'public-service' | 'commercial' | 'once-commercial' | 'school'
export type Use = { readonly name: Words; readonly kind: UseKind }

const row = (kind: UseKind, zh: string, en: string): Use => ({ name: { zh, en }, kind })

/** What a vehicle is used for, by letter (GA/T 16.3). T and U came later than the rest and are not in every copy of the table. */
export const uses = {
  A: row('private', '非营运', 'Not in commercial use'),
  B: row('commercial', '公路客运', 'Road passenger transport'),
  C: row('commercial', '公交客运', 'City bus'),
  D: row('commercial', '出租客运', 'Taxi'),
  E: row('commercial', '旅游客运', 'Tourist transport'),
  F: row('commercial', '货运', 'Goods transport'),
  G: row('commercial', '租赁', 'Rental'),
  H: row('public-service', '警用', 'Police'),
  I: row('public-service', '消防', 'Fire service'),
  J: row('public-service', '救护', 'Ambulance'),
  K: row('public-service', '工程救险', 'Engineering rescue'),
  L: row('once-commercial', '营转非', 'Once in commercial use'),
  M: row('once-commercial', '出租转非', 'Once a taxi'),
  N: row('commercial', '教练', 'Driving school'),
  O: row('school', '幼儿校车', 'Nursery school bus'),
  P: row('school', '小学生校车', 'Primary school bus'),
  Q: row('school', '初中生校车', 'Middle school bus'),
  R: row('commercial', '危化品运输', 'Dangerous-goods transport'),
  S: row('school', '中小学生校车', 'School bus'),
  T: row('commercial', '预约出租客运', 'Ride-hailing'),
  U: row('once-commercial', '预约出租转非', 'Once ride-hailing'),
} as const satisfies { readonly [letter: string]: Use }

export type UseLetter = keyof typeof uses

export const useLetters = Object.keys(uses) as readonly UseLetter[]

/** The fact `use` of a rule: one letter of the table. */
export const useFact = { type: 'string', enum: useLetters, says: { zh: '使用性质', en: 'Use' } } as const satisfies FactSchema
