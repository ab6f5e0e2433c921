import type { Words } from '@changxing/rules/words.ts'

/** The temporary plate of a way; null where the car has none. */
export type WayPlate = { readonly number: string; readonly validUntil: string } | null

/** How the plate stands to the last day by which the car has to be there, put behind that day: both are named where they differ. */
export const plateAgainst = (plate: WayPlate, comeBy: string, today: string): Words => {
  if (!plate) return { zh: '没有临时号牌，不能开车上路，请拖车', en: 'there is no temporary plate, so have the car carried' }
  const { validUntil: until } = plate
  if (until >= comeBy) return { zh: '临时号牌有效期内', en: 'while the temporary plate is good' }
  return today <= until
    ? { zh: `临时号牌只到 ${until}，之后请拖车，或带保单到转出地车管所窗口另领`, en: `the temporary plate is good only until ${until}; after that have the car carried, or get another at the old office with the policy` }
    : { zh: `临时号牌已于 ${until} 到期，请拖车，或带保单到转出地车管所窗口另领`, en: `the temporary plate ended on ${until}: have the car carried, or get another at the old office with the policy` }
}

/** What is left once a plate has ended: a transfer's counter gives another, the earlier procedure does not. */
const afterPlate = (another: boolean): Words => (another
  ? { zh: '请拖车，或带保单到转出地车管所窗口另领', en: 'have it carried, or get another plate at the old office with the policy' }
  : { zh: '请拖车', en: 'have it carried' })

/** What the new owner is told of the plate. `comeBy`: the last day to be there, where it is known already. `another`: whether the old office gives another. */
export const wayPlateSays = ({ number, validUntil }: NonNullable<WayPlate>, comeBy: string | null, another = true): Words => {
  const then = afterPlate(another)
  return comeBy === null || validUntil >= comeBy
    ? { zh: `凭临时行驶车号牌 ${number} 开到转入地，有效至 ${validUntil}。`, en: `Drive to the new place on the temporary plate ${number}, good until ${validUntil}.` }
    : {
      zh: `临时行驶车号牌 ${number} 有效至 ${validUntil}；车最迟 ${comeBy} 到转入地。${validUntil} 之后不能开车上路，${then.zh}。`,
      en: `The temporary plate ${number} is good until ${validUntil}; the car has until ${comeBy} to be there. After ${validUntil} it may not be driven: ${then.en}.`,
    }
}

/** What a reminder says of the plate beside the last day: until when the car may be driven. */
export const plateReminder = (plate: WayPlate, comeBy: string, today: string, another = true): Words => {
  if (!plate) return { zh: '车没有临时号牌，不能开车上路，请拖车。', en: 'The car has no temporary plate: have it carried, and do not drive it.' }
  const { validUntil: until } = plate
  const then = afterPlate(another)
  if (today > until) return { zh: `临时号牌已于 ${until} 到期，不能开车上路：${then.zh}。`, en: `The temporary plate ended on ${until} and the car may not be driven: ${then.en}.` }
  return { zh: `临时号牌到 ${until} 为止${until < comeBy ? `，早于 ${comeBy}` : ''}，之后不能开车上路：${then.zh}。`, en: `The temporary plate is good until ${until}${until < comeBy ? `, which is before ${comeBy}` : ''}; after that the car may not be driven: ${then.en}.` }
}

/** Why there is none, and what to do. */
export const noWayPlate = {
  'used-up': {
    zh: '这次过户的临时号牌已领满次数，不能再发：请用拖车等方式把车送到转入地，不要开上路。',
    en: 'This way has had all the temporary plates that it may have: have the car carried to the new place, and do not drive it.',
  },
  uninsured: {
    zh: '没有看到有效的交强险，不发临时号牌：投保后带保单到转出地车管所窗口领，或用拖车把车送到转入地，不要开上路。',
    en: 'No compulsory insurance in force was shown, so there is no temporary plate: insure the car and bring the policy to the old office, or have the car carried to the new place; do not drive it.',
  },
  /** The earlier procedure gives none afterwards. */
  'uninsured-move': {
    zh: '没有看到有效的交强险，不发临时号牌：请用拖车把车送到转入地，不要开上路。',
    en: 'No compulsory insurance in force was stated, so there is no temporary plate: have the car carried to the new place, and do not drive it.',
  },
} as const satisfies Readonly<Record<string, Words>>
