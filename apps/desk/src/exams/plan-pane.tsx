import { drawTestSeats, type Equipment, type Plan } from '@changxing/contract/exam-plans.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button } from 'antd'
import type { z } from 'zod'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { DrawProof } from './draw-proof.tsx'
import { PlanResults } from './plan-results.tsx'
import { planStanding } from './tests-words.ts'
import { useFetchAgain, useTests } from './use-tests.ts'

/** One test: where it stands, who and what is put to it, its draw, and from its day on the results that arrive (M3.1.3). */
export const PlanPane = ({ plan, equipment }: { readonly plan: z.infer<typeof Plan>; readonly equipment: z.infer<typeof Equipment> | undefined }) => {
  const say = useSay()
  const { area, today, mayPlan } = useTests()
  const again = useFetchAgain()
  const draw = useAction(drawTestSeats)
  const standing = planStanding(plan, today)
  const waits = plan.state === 'published' && today <= plan.applyBy
  const drawNow = async () => (await draw.run({ params: { area, planId: plan.planId } })) && again()
  useKeys({ zh: '这一场', en: 'This test' }, [{ key: 'd', label: { zh: '分配考位', en: 'Draw the seats' }, run: () => void drawNow(), off: !mayPlan || waits || plan.state === 'drawn' || draw.pending }])
  const plates = plan.vehicles.map((id) => equipment?.sites.flatMap(({ vehicles }) => vehicles).find(({ vehicleId }) => vehicleId === id)?.plate ?? id.slice(-8))
  const names = plan.examiners.map((number) => `${equipment?.examiners.find((one) => one.number === number)?.name ?? ''} ${number}`.trim())
  return (
    <section className="desk-card tests-pane" tabIndex={0} aria-label={say({ zh: '这一场考试', en: 'This test' })}>
      <h2><Day on={plan.day} /> {plan.starts} · {say(plan.subjectSays)} · {plan.class}</h2>
      <AnswerLine answer="yes" tone={standing.tone} line={standing.says}>
        {waits && say({ zh: `${plan.applyBy}截止报名，次日由系统自动分配`, en: `Applications close on ${plan.applyBy}; the seats are drawn the day after` })}
      </AnswerLine>
      <dl className="cx-facts">
        <dt>{say({ zh: '场地', en: 'Course' })}</dt><dd>{say(plan.site)} · {say(plan.course)}</dd>
        <dt>{say({ zh: '考位', en: 'Seats' })}</dt><dd className="cx-figures">{plan.state === 'drawn' ? say({ zh: `${plan.seats} 个，已约 ${plan.taken}`, en: `${plan.seats}, ${plan.taken} taken` }) : say({ zh: `${plan.seats} 个，报名 ${plan.applicants}`, en: `${plan.seats}, ${plan.applicants} applied` })}</dd>
        <dt>{say({ zh: '考试员', en: 'Examiners' })}</dt><dd>{names.join(say({ zh: '、', en: ', ' }))}</dd>
        <dt>{say({ zh: '考试车', en: 'Vehicles' })}</dt><dd>{plates.join(say({ zh: '、', en: ', ' })) || '–'}</dd>
        <dt>{say({ zh: '公布', en: 'Published' })}</dt><dd><Day on={plan.publishedOn} /> <ClauseChip clause="M3.1.3" /></dd>
      </dl>
      {mayPlan && !waits && plan.state === 'published' && (
        <div className="desk-bar">
          <Button type="primary" loading={draw.pending} onClick={() => void drawNow()}>{say({ zh: '分配考位', en: 'Draw the seats' })}<Kbd of="d" /></Button>
        </div>
      )}
      <FailureNotice failure={draw.failure} />
      {plan.day <= today && mayPlan && <PlanResults plan={plan} />}
      <DrawProof plan={plan} />
    </section>
  )
}
