import { stages } from '@changxing/rules/rollout/parameters.ts'
import { photoRejectionLimit } from '@changxing/rules/licences/parameters.ts'
import { licenceStates } from '@changxing/rules/licences/states.ts'
import type { Words } from '@changxing/rules/decision.ts'

type Row = {
  readonly place?: string
  readonly states?: string
  readonly rejections?: string
  readonly clause: string
  readonly holds: boolean
  readonly says: Words
}

const day = (date: string) => Number(date.replaceAll('-', ''))

/**
 * The grounds of `licences.e-licence-application` as rows of a decision table. Cells are in the expression language of
 * @gorules/zen-engine.
 */
function rows(): Row[] {
  const [pilot, everywhere] = stages.M1
  const limit = photoRejectionLimit.find('2021-06-15')?.value
  if (!pilot || !everywhere || pilot.places === 'nationwide' || limit === undefined) {
    throw new Error('the rule has changed; change this table too')
  }
  const inPilot = `area in [${pilot.places.map((place) => `'${place}'`).join(', ')}]`
  const since = (place: string, from: string, clause: string): Row[] => [
    {
      place: `${place} and day >= ${day(from)}`, clause, holds: true,
      says: { zh: `本地自${from}起施行`, en: `In force here since ${from}` },
    },
    {
      place: `${place} and day < ${day(from)}`, clause, holds: false,
      says: { zh: `本地自${from}起才施行`, en: `In force here only from ${from}` },
    },
  ]
  const states = Object.entries(licenceStates)
  const free = states.filter(([, { mayApply }]) => mayApply).map(([letter]) => letter).join('')
  return [
    ...since(inPilot, pilot.from, pilot.clause),
    ...since(`not (${inPilot})`, everywhere.from, everywhere.clause),
    ...states.filter(([, { mayApply }]) => !mayApply).map(([letter, { name }]) => ({
      states: `contains($, '${letter}')`, clause: 'M1.3.2', holds: false,
      says: { zh: `驾驶证状态为“${name.zh}”，不能申领；请先到发证地处理`, en: `Licence state ${name.en}: settle it with the issuing office first` },
    })),
    {
      states: `matches($, '^[${free}]+$')`, clause: 'M1.3.2', holds: true,
      says: { zh: '驾驶证状态不影响申领', en: 'The state of the licence does not stand in the way' },
    },
    { rejections: `< ${limit}`, clause: 'M1.3.1', holds: true, says: { zh: '照片还可以审核', en: 'The photo may still be reviewed' } },
    {
      rejections: `>= ${limit}`, clause: 'M1.3.1', holds: false,
      says: { zh: '照片多次未通过，请到窗口办理', en: 'The photo was rejected too often: please come to the counter' },
    },
  ]
}

const text = (words: string) => `'${words}'`

/** The table as a JSON Decision Model: every row that applies is collected, as our rule lists every reason. */
export function decisionTable() {
  const column = (id: string, field?: string) => ({ id, name: id, ...(field ? { field } : {}) })
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', content: {} },
      {
        id: 'table', type: 'decisionTableNode', name: 'table',
        content: {
          hitPolicy: 'collect',
          inputs: [column('place'), column('states', 'states'), column('rejections', 'photoRejections')],
          outputs: ['clause', 'holds', 'zh', 'en'].map((id) => column(id, id)),
          rules: rows().map(({ place = '', states = '', rejections = '', clause, holds, says }, index) => ({
            _id: String(index), place, states, rejections, clause: text(clause), holds: String(holds), zh: text(says.zh), en: text(says.en),
          })),
        },
      },
      { id: 'out', type: 'outputNode', name: 'out', content: {} },
    ],
    edges: [{ id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' }, { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' }],
  }
}

/** The facts as the table takes them. */
export const tableFacts = (on: string, facts: object): object => ({ ...facts, day: day(on) })
