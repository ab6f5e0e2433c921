import type { AreaCode } from '../areas.ts'
import type { CivilDate } from '../civil-date.ts'
import type { ClauseId, MeasureId } from '../clauses.ts'

/** A step of a measure's rollout: from a day on, in some places (a province stands for all its cities) or everywhere. */
export type Stage = {
  readonly from: CivilDate
  readonly places: 'nationwide' | readonly AreaCode[]
  readonly clause: ClauseId
  readonly source?: string
  /** The list of places, or the day, is not beyond doubt: never applied unless a deployment asks for it. */
  readonly uncertain?: true
}
export type Stages = { readonly [Measure in MeasureId]: readonly Stage[] }

const nationwide = (from: CivilDate, clause: ClauseId, source?: string): Stage => ({ from, places: 'nationwide', clause, source })

/** A measure without a named pilot starts everywhere with the implementation rules. */
const start = '2021-06-01'
/** Announced for the electronic licence, the truck pass and accident evidence together. */
const secondStart = '2021-12-10'
const secondSource = '2021-12-10 nationwide notice of the ministry'

const usedCarPilots = [
  '120000', '140100', '210100', '310000', '320100', '320500', '330100', '330200', '340100', '350100',
  '360100', '370300', '410100', '420100', '440300', '450100', '500000', '510100', '530100', '630100',
]
const municipalities = ['110000', '120000', '310000', '500000']
const capitals = [
  '130100', '140100', '150100', '210100', '220100', '230100', '320100', '330100', '340100', '350100', '360100', '370100', '410100', '420100',
  '430100', '440100', '450100', '460100', '510100', '520100', '530100', '540100', '610100', '620100', '630100', '640100', '650100',
]
/** Dalian, Qingdao, Ningbo, Xiamen, Shenzhen. */
const planningStatus = ['210200', '370200', '330200', '350200', '440300']

/**
 * The clause gives only a limit, "by the end of June 2022". Its last day is taken: the first on which every place certainly has the measure.
 * Order 164 suggests that many had it from 2022-05-01; a deployment that knows its own day adds a stage by configuration.
 */
const usedCarNationwide = '2022-06-30'

export const stages: Stages = {
  M1: [
    { from: start, places: ['120000', '510100', '320500'], clause: 'M1.1.2', source: 'pilot list: Tianjin, Chengdu, Suzhou' },
    nationwide(secondStart, 'M1.1.2', secondSource),
  ],
  M2: [
    { from: start, places: usedCarPilots, clause: 'M2.2.0' },
    { from: '2021-09-01', places: [...municipalities, ...capitals, ...planningStatus], clause: 'M2.2.0' },
    nationwide(usedCarNationwide, 'M2.2.0'),
  ],
  M3: [nationwide(start, 'M3.1.3')],
  // The pass is what is piloted; the limits on restrictions (M4.1) hold everywhere from the start.
  M4: [
    { from: start, places: ['320100', '360100', '460100', '650100'], clause: 'M4.2.3' },
    nationwide(secondStart, 'M4.2.3', secondSource),
  ],
  M5: [nationwide(start, 'M5.1.4')],
  M6: [nationwide(start, 'M6.1.1')],
  M7: [nationwide(start, 'M7.1')],
  M8: [nationwide(start, 'M8.1')],
  M9: [nationwide(start, 'M9.1')],
  M10: [nationwide(start, 'M10.1')],
  M11: [nationwide(start, 'M11.2')],
  M12: [
    { from: start, places: ['310000', '320000', '370000', '440000', '500000', '510000'], clause: 'M12.3' },
    nationwide(secondStart, 'M12.3', secondSource),
  ],
}

/**
 * What is reported but not certain. Of the 28 cities said to have joined M1 on 2021-09-01 only these are known by name; the list is open.
 * A deployment that knows its own date adds it by `inForceSince(…, { M1: uncertainStages.M1 })`.
 */
export const uncertainStages = {
  M1: [
    {
      from: '2021-09-01',
      places: [
        '110000', '120000', '130100', '220100', '230600', '310000', '320200', '320500', '320900', '321200', '330200', '330400',
        '360100', '370100', '370200', '430100', '440100', '440300', '450100', '500000', '520100', '530100', '610100', '640100',
      ],
      clause: 'M1.1.2',
      source: 'press reports of the second batch, incomplete',
      uncertain: true,
    },
  ],
} as const satisfies Partial<Stages>
