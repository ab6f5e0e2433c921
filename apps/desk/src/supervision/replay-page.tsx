import { findCase } from '@changxing/contract/cases.ts'
import { replayDecision } from '@changxing/contract/review.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useAddress, useGo } from '../shell/places.tsx'
import { useOfficer } from '../shell/queries.ts'
import { useAction } from '@changxing/ui/use-action.ts'
import { DecisionView } from './decision-view.tsx'
import './supervision.css'

/** Decides a finished case again: same rule, same facts, same day (it must be the same to the byte) or another day, to see what would differ. */
const ReplayPage = () => {
  const say = useSay()
  const go = useGo()
  const client = useClient()
  const { area } = useOfficer()
  const address = useAddress<{ case?: string; number?: string; on?: string }>()
  const [number, setNumber] = useState(address.number ?? address.case ?? '')
  const [on, setOn] = useState(address.on ?? '')
  const [search, setSearch] = useState<unknown>(null)
  const replay = useAction(replayDecision)
  const [answer, setAnswer] = useState<OutputOf<typeof replayDecision> | null>(null)
  const idOf = async (): Promise<string> => {
    if (address.case && (number === address.number || number === address.case)) return address.case
    return (await client.call(findCase, { params: { area, number: number.trim() } })).id
  }
  const run = async (event: FormEvent) => {
    event.preventDefault()
    setSearch(null)
    setAnswer(null)
    try {
      const caseId = await idOf()
      go({ to: '/replay', search: { case: caseId, number, on: on || undefined }, replace: true })
      setAnswer((await replay.run({ params: { area, caseId }, input: on ? { on } : {} })) ?? null)
    } catch (error) {
      setSearch(error)
    }
  }
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '决定重演', en: 'Replay a decision' })}</h1>
        <p className="cx-soft">
          {say({ zh: '用当时保存的规则、日期和事实再作一次决定；换一个日期，看会有什么不同。', en: 'Decide again by the stored rule, day and facts; or take another day, to see what would differ.' })}
        </p>
      </header>
      <form className="desk-card desk-bar" onSubmit={(event) => void run(event)}>
        <div className="desk-field">
          <label htmlFor="replay-number">{say({ zh: '办件编号', en: 'Case number' })}</label>
          <Input id="replay-number" value={number} required onChange={(event) => setNumber(event.target.value)} style={{ width: 320 }} />
        </div>
        <div className="desk-field">
          <label htmlFor="replay-on">{say({ zh: '改用日期（选填）', en: 'On another day (optional)' })}</label>
          <Input id="replay-on" type="date" value={on} onChange={(event) => setOn(event.target.value)} />
        </div>
        <Button type="primary" htmlType="submit" loading={replay.pending} style={{ alignSelf: 'end' }}>{say({ zh: '重演', en: 'Replay' })}</Button>
      </form>
      <FailureNotice failure={search ?? replay.failure} />
      {answer && (
        <>
          <AnswerLine answer={answer.same ? 'yes' : 'unknown'} tone={answer.same ? 'good' : 'care'}
            line={answer.same ? { zh: '两次决定完全一致', en: 'Both decisions are the same' } : { zh: '两次决定不一致', en: 'The decisions differ' }} />
          {!answer.same && <Notice tone="care">{on
            ? say({ zh: '日期不同，适用的规定可能不同；请对照下面的原因。', en: 'On another day other provisions may apply; compare the reasons below.' })
            : say({
              zh: '同一日期、同一事实却不一致，应当查明：请把编号报给系统管理人员。',
              en: 'Same day and facts, yet not the same: this must be looked into. Report the number to the administrators.',
            })}</Notice>}
          <div className="replay-pair">
            <DecisionView decision={answer.stored} title={say({ zh: '当时保存的', en: 'As stored' })} />
            <DecisionView decision={answer.replayed} title={say({ zh: '重演的', en: 'Replayed' })} />
          </div>
        </>
      )}
    </div>
  )
}

export default ReplayPage
