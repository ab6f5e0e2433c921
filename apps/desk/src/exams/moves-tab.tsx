import { testPlaceMoves, type Move } from '@changxing/contract/exam-moves.ts'
import { cityName } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Segmented } from 'antd'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { Result } from '../shell/result.tsx'
import { MovePane } from './move-pane.tsx'
import { useTests } from './use-tests.ts'

/** How a change of place stands in a row: whose turn it is, and whether the day to answer by has passed. */
const standing = (move: Move): { readonly tone: Tone; readonly says: Words } => {
  const open = move.faults.filter(({ answeredAt }) => answeredAt === null)
  if (move.state === 'received') return { tone: 'good', says: move.stateSays }
  if (open.some(({ overdue }) => overdue)) return { tone: 'bad', says: { zh: '超期未答复', en: 'Answer overdue' } }
  const ours = open.filter(({ raisedBy }) => raisedBy !== move.side)
  if (ours.length > 0) return { tone: 'care', says: { zh: `${ours.length} 条待我方答复`, en: `${ours.length} for us to answer` } }
  return open.length > 0 ? { tone: 'blue', says: { zh: '等对方答复', en: 'They are asked' } } : { tone: 'blue', says: move.stateSays }
}

/** Changes of the test place, in and out; a fault of data is a ticket between the two offices with a day to answer by, and nobody is sent back and forth (M3.3.2). */
export const MovesTab = () => {
  const say = useSay()
  const client = useClient()
  const { address, area, go } = useTests()
  const { side = 'in', ended } = address
  const query = useQuery({
    queryKey: ['tests', area, 'moves', side, ended], refetchInterval: 60_000,
    queryFn: ({ signal }) => client.call(testPlaceMoves, { params: { area }, input: { side, ...(!ended && { open: 'yes' as const }) }, signal }),
  })
  const moves = query.data?.moves ?? []
  const at = moves.findIndex(({ moveId }) => moveId === address.move)
  const chosen = moves[at] ?? moves[0]
  const step = (by: number) => {
    const next = moves[Math.max(0, at) + by]
    if (next) go({ move: next.moveId })
  }
  const turn = () => go({ side: side === 'in' ? 'out' : 'in', move: undefined })
  const showEnded = () => go({ ended: ended ? undefined : 'yes', move: undefined })
  useKeys({ zh: '考试地变更', en: 'Changes of place' }, [
    { key: 'arrowdown', label: { zh: '下一笔', en: 'Next' }, run: () => step(1) }, { key: 'arrowup', label: { zh: '上一笔', en: 'Before' }, run: () => step(-1) },
    { key: 'o', label: { zh: '转入、转出', en: 'In or out' }, run: turn }, { key: 'e', label: { zh: '含已结束', en: 'Ended ones too' }, run: showEnded },
  ])
  return (
    <>
      <div className="desk-bar">
        <span className="desk-keyed"><Segmented aria-label={say({ zh: '方向', en: 'Direction' })} value={side} onChange={(value) => go({ side: value, move: undefined })}
          options={[{ value: 'in' as const, label: say({ zh: '转入', en: 'Coming in' }) }, { value: 'out' as const, label: say({ zh: '转出', en: 'Leaving' }) }]} /><Kbd of="o" /></span>
        <Checkbox checked={ended === 'yes'} onChange={showEnded}>{say({ zh: '含已结束', en: 'Ended ones too' })}<Kbd of="e" /></Checkbox>
      </div>
      <Result query={query}>
        {() => (
          <div className="tests-split">
            <div className="desk-card desk-scroll tests-list" role="region" tabIndex={0} aria-label={say({ zh: '考试地变更', en: 'Changes of place' })}>
              <table className="desk-table">
                <caption className="cx-hidden">{say({ zh: '考试地变更', en: 'Changes of the test place' })}</caption>
                <thead><tr>
                  <th scope="col">{say({ zh: '申请', en: 'Requested' })}</th><th scope="col">{say({ zh: '考生', en: 'Candidate' })}</th>
                  <th scope="col">{side === 'in' ? say({ zh: '来自', en: 'From' }) : say({ zh: '转往', en: 'To' })}</th><th scope="col">{say({ zh: '车型', en: 'Class' })}</th>
                  <th scope="col">{say({ zh: '驾校', en: 'School' })}</th><th scope="col">{say({ zh: '状态', en: 'State' })}</th>
                </tr></thead>
                <tbody>
                  {moves.map((move) => {
                    const stands = standing(move)
                    return (
                      <tr key={move.moveId} data-chosen={move.moveId === chosen?.moveId}>
                        <th scope="row"><button type="button" className="tests-row" aria-pressed={move.moveId === chosen?.moveId} onClick={() => go({ move: move.moveId })}>{move.requestedOn}</button></th>
                        <td>{move.nameMasked}</td><td>{say(cityName(move.side === 'in' ? move.outArea : move.inArea))}</td><td>{move.class}</td><td lang="zh-CN">{move.school ?? '–'}</td>
                        <td><span className="cx-chip" data-tone={stands.tone}><Shape tone={stands.tone} />{say(stands.says)}</span></td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
              {moves.length === 0 && <p className="desk-empty">{ended ? say({ zh: '没有。', en: 'None.' }) : say({ zh: '没有办理中的变更。数据齐全时由系统自动接收。', en: 'None is open. What is complete is received by itself.' })}</p>}
            </div>
            {chosen && <MovePane key={chosen.moveId} move={chosen} />}
          </div>
        )}
      </Result>
    </>
  )
}
