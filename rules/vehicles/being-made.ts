import type { CivilDate } from '../civil-date.ts'
import type { ClauseId } from '../clauses.ts'
import { because, type Reason } from '../decision.ts'
import { listed, type Words } from '../words.ts'

/** What is made for the owner after an approval, while the former one is void already. */
export const madePapers = {
  certificate: { zh: '登记证书', en: 'certificate of registration' }, 'vehicle-licence': { zh: '行驶证', en: 'vehicle licence' }, plates: { zh: '号牌', en: 'number plates' },
} as const satisfies { readonly [paper: string]: Words }
export type MadePaper = keyof typeof madePapers

/** A paper in the making, and the last day for it; that is left out while nobody knows it. */
export type BeingMade = { readonly paper: MadePaper; readonly by?: CivilDate }

const one = `(${Object.keys(madePapers).join('|')})(:[0-9]{4}-[0-9]{2}-[0-9]{2})?`

/** The fact `beingMade`: one paper or more, each with its last day. */
export const beingMadeFact = {
  type: 'string', pattern: `^${one}(,${one})*$`, maxLength: 120,
  wanted: { zh: '写成 certificate:2021-07-02（certificate、vehicle-licence、plates 之一，冒号后为期限，可省），几样之间用逗号', en: 'must read like certificate:2021-07-02 (certificate, vehicle-licence or plates, with or without the last day), with commas between several' },
  says: { zh: '正在制作什么，应在何日前做好', en: 'What is being made, and by which day' },
} as const

export const beingMadeAsFact = (making: readonly BeingMade[]): string => making.map(({ paper, by }) => (by === undefined ? paper : `${paper}:${by}`)).join()

export const beingMadeOfFact = (fact: string | undefined): readonly BeingMade[] =>
  (fact?.split(',') ?? []).map((text) => {
    const [paper, by] = text.split(':') as [MadePaper, CivilDate?]
    return { paper, ...(by !== undefined && { by }) }
  })

/** Printed in a day. Without them a car neither changes hands nor has its record changed: they would be issued to who has it no more, or twice. */
export const printedFirst: readonly MadePaper[] = ['certificate', 'vehicle-licence']

const until = (by: CivilDate | undefined, on: CivilDate): Words =>
  by === undefined ? { zh: '', en: '' }
    : by < on ? { zh: `（应在 ${by} 前做好，已超期，请询问车管所）`, en: ` (due by ${by} and late: ask the vehicle office)` }
      : { zh: `（${by} 前做好）`, en: ` (done by ${by})` }

/** What is waited for, and until when; nothing when nothing is made. */
export const beingMadeReasons = (clause: ClauseId, making: readonly BeingMade[], on: CivilDate): readonly Reason[] => {
  if (making.length === 0) return []
  const { zh, en } = listed(making.map(({ paper, by }) => {
    const [name, when] = [madePapers[paper], until(by, on)]
    return { zh: name.zh + when.zh, en: name.en + when.en }
  }))
  return [because(clause, false, { zh: `正在制作${zh}：做好后再办`, en: `Being made: ${en}. Come again when that is done` }, { beingMade: beingMadeAsFact(making) })]
}
