import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import type { ReactNode } from 'react'
import { withdrawalOutcome } from './matters-block.tsx'

type Row = {
  readonly withdrawalId: string; readonly at: string; readonly words: string; readonly officerNumber: string; readonly outcome: 'confirmed' | 'declined' | 'lapsed' | null
  readonly decidedBy: string | null
}
type Proposer = { readonly officerNumber: string; readonly proposed: number; readonly confirmed: number; readonly declined: number }

/** Who proposed how often, and each withdrawal that a counter proposed: about what, on what, by whom, and what came of it. `person`: who may say no, and what they are called. */
export const ProposedWithdrawals = <One extends Row>({ rows, proposers, about, name, restsSays, person }: {
  readonly rows: readonly One[]
  readonly proposers: readonly Proposer[]
  readonly about: Words
  readonly name: (row: One) => ReactNode
  readonly restsSays: (row: One) => Words
  readonly person: { readonly is: string; readonly says: Words }
}) => {
  const say = useSay()
  if (rows.length === 0) return <p className="cx-soft">{say({ zh: '没有。', en: 'None.' })}</p>
  return (
    <>
      <p>{say({ zh: '近 30 日：', en: 'Last 30 days: ' })}{proposers.map(({ officerNumber, proposed, confirmed, declined }) => say({
        zh: `${officerNumber} 提出 ${proposed} 次，确认 ${confirmed}，未确认 ${declined}`, en: `${officerNumber} proposed ${proposed}, ${confirmed} confirmed, ${declined} declined`,
      })).join(say({ zh: '；', en: '; ' }))}</p>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">{say(about)}</th><th scope="col">{say({ zh: '凭什么', en: 'Rests on' })}</th><th scope="col">{say({ zh: '提出', en: 'Proposed' })}</th>
            <th scope="col">{say({ zh: '结果', en: 'Outcome' })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => {
            const { tone, says } = withdrawalOutcome(one.outcome)
            return <tr key={one.withdrawalId}>
              <th scope="row">{name(one)}</th>
              <td>{say(restsSays(one))}<span className="cx-soft"> · <span lang="zh-CN">{one.words}</span></span></td>
              <td><span className="cx-figures">{one.officerNumber}</span> <At at={one.at} /></td>
              <td>
                <span className="os-kind" data-tone={tone}><Shape tone={tone} />{say(says)}</span>
                {one.decidedBy && <span className="cx-soft cx-small"> {one.decidedBy === person.is ? say(person.says) : <span className="cx-figures">{one.decidedBy}</span>}</span>}
              </td>
            </tr>
          })}
        </tbody>
      </table>
    </>
  )
}
