import type { Plan } from '@changxing/contract/exam-plans.ts'
import { testDraw } from '@changxing/contract/exams.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { drawFaults, type Fault } from '@changxing/rules/exams/allocate-seats.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import { Result } from '../shell/result.tsx'
import { useTests } from './use-tests.ts'

type Draw = OutputOf<typeof testDraw>
const faultWords: Readonly<Record<Fault, Words>> = {
  'secret-not-committed': { zh: '密数与事先公布的不符', en: 'The secret is not the one committed to' }, 'list-has-doubles': { zh: '名单有重复', en: 'Somebody is on the list twice' },
  'other-winners': { zh: '按规则应是另外的人', en: 'By the rule others would have won' },
}

const Drawn = ({ draw }: { readonly draw: Draw }) => {
  const say = useSay()
  const faults = useMemo(() => (draw.secret === null ? [] : drawFaults({ commitment: draw.commitment, secret: draw.secret, seats: draw.seats, list: draw.list, winners: draw.winners })), [draw])
  const place = new Map(draw.winners.map((winner, index) => [winner, index + 1]))
  const rows = draw.list.toSorted((one, other) => (place.get(one.applicant) ?? Infinity) - (place.get(other.applicant) ?? Infinity))
  return (
    <>
      {faults.length === 0
        ? <Notice tone="good">{say({ zh: `本机按公布的规则重新分配：结果一致，${draw.list.length} 人报名，${draw.winners.length} 人分到。`, en: `Drawn again on this machine by the published rule: the same. ${draw.list.length} applied, ${draw.winners.length} drew a seat.` })}</Notice>
        : <Notice tone="bad" live="assertive" title={say({ zh: '本机重新分配的结果不一致', en: 'Drawn again on this machine it differs' })}>{faults.map((fault) => <p key={fault}>{say(faultWords[fault])}</p>)}</Notice>}
      {rows.length > 0 && (
        <div className="desk-scroll tests-draw" role="region" tabIndex={0} aria-label={say({ zh: '公布的名单', en: 'The published list' })}>
          <table className="desk-table">
            <thead><tr><th scope="col" className="number">{say({ zh: '次序', en: 'Order' })}</th><th scope="col">{say({ zh: '报名编号', en: 'Applicant' })}</th><th scope="col">{say({ zh: '等待自', en: 'Waiting since' })}</th></tr></thead>
            <tbody>
              {rows.map(({ applicant, waitingSince }) => (
                <tr key={applicant}><td className="number">{place.get(applicant) ?? say({ zh: '未分到', en: 'none' })}</td><th scope="row"><code>…{applicant.slice(-12)}</code></th><td><Day on={waitingSince} /></td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <dl className="cx-facts cx-small">
        <dt>{say({ zh: '种子', en: 'Seed' })}</dt><dd><code>{draw.seed}</code></dd>
        <dt>{say({ zh: '密数', en: 'Secret' })}</dt><dd><code>{draw.secret}</code></dd>
      </dl>
    </>
  )
}

/** The draw of a test for anybody to do again: rule and commitment before it, list, seed and winners after it (M3.1.3). */
export const DrawProof = ({ plan }: { readonly plan: z.infer<typeof Plan> }) => {
  const say = useSay()
  const client = useClient()
  const { area } = useTests()
  const { planId } = plan
  const query = useQuery({ queryKey: ['tests', area, 'draw', planId, plan.drawnAt], queryFn: ({ signal }) => client.call(testDraw, { params: { area, planId }, signal }) })
  return (
    <section className="tests-part">
      <h2>{say({ zh: '考位分配', en: 'Allocation of seats' })} <ClauseChip clause="M3.1.3" /></h2>
      <Result query={query}>
        {(draw) => (
          <>
            <p>{say(draw.rule)}</p>
            {draw.drawnAt !== null && <Drawn draw={draw} />}
            <dl className="cx-facts cx-small"><dt>{say({ zh: '事先公布', en: 'Committed' })}</dt><dd><code>{draw.commitment}</code></dd></dl>
          </>
        )}
      </Result>
    </section>
  )
}
