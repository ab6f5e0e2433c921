import { movementAlarms } from '@changxing/contract/movements.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { Result } from '../shell/result.tsx'
import { AlarmPane } from './alarm-pane.tsx'
import { chanceText, investigationWords } from './alarm-words.ts'

type State = 'open' | 'closed' | 'all'
const states: Readonly<Record<State, Words>> = { open: { zh: '调查中', en: 'Open' }, closed: { zh: '已结束', en: 'Closed' }, all: { zh: '全部', en: 'All' } }

/** Alarms with statistic and threshold, and the investigation of one of them beside (M3.3.3). */
export const AlarmDesk = ({ area, state, chosen, onState, onChoose }: {
  readonly area: string
  readonly state: State
  readonly chosen: string | undefined
  readonly onState: (state: State) => void
  readonly onChoose: (alarmId: string) => void
}) => {
  const say = useSay()
  const client = useClient()
  const query = useQuery({ queryKey: ['movements', area, 'alarms', state], queryFn: ({ signal }) => client.call(movementAlarms, { params: { area }, input: { state }, signal }) })
  const alarms = query.data?.alarms ?? []
  const at = alarms.findIndex(({ alarmId }) => alarmId === chosen)
  const shown = alarms[at] ?? alarms[0]
  const step = (by: number) => {
    const there = alarms[Math.max(0, at) + by]
    if (there) onChoose(there.alarmId)
  }
  useKeys({ zh: '报警', en: 'Alarms' }, [
    { key: 'arrowdown', label: { zh: '下一个', en: 'Next' }, run: () => step(1) }, { key: 'arrowup', label: { zh: '上一个', en: 'Before' }, run: () => step(-1) },
    ...(Object.keys(states) as State[]).map((each, index) => ({ key: String(index + 1), label: states[each], run: () => onState(each) })),
  ])
  return (
    <section className="mv-alarms" aria-label={say({ zh: '报警与调查', en: 'Alarms and investigations' })}>
      <div className="desk-bar">
        <h2>{say({ zh: '报警与调查', en: 'Alarms and investigations' })}</h2>
        <Segmented<State> aria-label={say({ zh: '哪些报警', en: 'Which alarms' })} value={state} onChange={onState} options={(Object.keys(states) as State[]).map((value, index) => ({ value, label: <>{say(states[value])}<Kbd of={String(index + 1)} /></> }))} />
      </div>
      <Result query={query}>
        {() => (
          <div className="mv-split">
            <div className="desk-card desk-scroll" role="region" tabIndex={0} aria-label={say({ zh: '报警', en: 'Alarms' })}>
              <table className="desk-table">
                <caption className="cx-hidden">{say({ zh: '报警', en: 'Alarms' })}</caption>
                <thead><tr>
                  <th scope="col">{say({ zh: '期', en: 'Period' })}</th><th scope="col">{say({ zh: '异常', en: 'What' })}</th><th scope="col" className="number">{say({ zh: '数量', en: 'Count' })}</th>
                  <th scope="col" className="number">{say({ zh: '预期', en: 'Expected' })}</th><th scope="col" className="number">{say({ zh: '概率', en: 'Chance' })}</th><th scope="col" className="number">{say({ zh: '界限', en: 'Threshold' })}</th>
                  <th scope="col" className="number">{say({ zh: '误报/年', en: 'False/year' })}</th><th scope="col">{say({ zh: '调查', en: 'Investigation' })}</th>
                </tr></thead>
                <tbody>
                  {alarms.map((alarm) => {
                    const stands = investigationWords[alarm.investigation.state]
                    return (
                      <tr key={alarm.alarmId} data-chosen={alarm.alarmId === shown?.alarmId}>
                        <td className="mv-day">{alarm.from}</td>
                        <th scope="row"><button type="button" className="mv-alarm" aria-pressed={alarm.alarmId === shown?.alarmId} onClick={() => onChoose(alarm.alarmId)}>{say(alarm.kindSays)}</button>{alarm.about !== '' && <><br /><span className="mv-about">{say(alarm.aboutSays)}</span></>}</th>
                        <td className="number">{alarm.statistic.count}</td><td className="number">{alarm.statistic.expected.toFixed(1)}</td><td className="number">{chanceText(alarm.statistic.chance)}</td>
                        <td className="number">{chanceText(alarm.statistic.threshold)}</td><td className="number">{alarm.falseAlarms.perYear}</td>
                        <td><span className="cx-chip" data-tone={stands.tone}><Shape tone={stands.tone} />{say(stands.says)}</span></td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
              {alarms.length === 0 && <p className="desk-empty">{state === 'open' ? say({ zh: '没有待调查的报警。', en: 'No alarm waits for an investigation.' }) : say({ zh: '没有。', en: 'None.' })}</p>}
            </div>
            {shown && <AlarmPane key={shown.alarmId} alarm={shown} />}
          </div>
        )}
      </Result>
    </section>
  )
}
