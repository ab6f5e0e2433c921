import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useCitizen } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { drawAgain, type PublishedDraw } from './draw-again.ts'
import { useTestDraw } from './exams-data.ts'
import '../cases/cases.css'
import './exams.css'

const route = getRouteApi('/tests/draw/$area/$planId')

const Rule = ({ draw }: { readonly draw: PublishedDraw }) => {
  const say = useSay()
  return (
    <section className="cx-card">
      <h2>{say({ zh: '公布的规则', en: 'The published rule' })}</h2>
      <p>{say(draw.rule)} <ClauseChip clause="M3.1.3" /></p>
      <p className="cx-small cx-soft" style={{ marginBottom: 0 }}>{say({ zh: '报名前已公布的承诺值', en: 'Commitment published before anybody could apply' })}<br /><code className="exam-hash">{draw.commitment}</code></p>
    </section>
  )
}

const Check = ({ holds, says }: { readonly holds: boolean; readonly says: Words }) => {
  const say = useSay()
  return <li className="cx-reason" data-holds={holds}><Shape tone={holds ? 'good' : 'bad'} /><div><span className="cx-hidden">{say(holds ? { zh: '符合：', en: 'Holds: ' } : { zh: '不符合：', en: 'Does not hold: ' })}</span>{say(says)}</div></li>
}

const Drawn = ({ draw, secret }: { readonly draw: PublishedDraw; readonly secret: string }) => {
  const say = useSay()
  const { mine } = route.useSearch()
  const again = useMemo(() => drawAgain({ ...draw, secret }), [draw, secret])
  const fine = again.faults.length === 0 && again.seedSame
  const own = again.rows.find(({ applicant }) => applicant === mine)
  const applicants = draw.list.length === 1 ? 'one applicant' : `${draw.list.length} applicants`
  const more: Words = own
    ? { zh: `您排第 ${own.place}，${own.won ? '分到考位' : '没有分到考位'}（${draw.seats} 个考位，${draw.list.length} 人报名）。`, en: `You stand at place ${own.place} and ${own.won ? 'have a seat' : 'have no seat'} (${draw.seats} seats, ${applicants}).` }
    : { zh: `${draw.list.length} 人报名，${draw.seats} 个考位。`, en: `${applicants[0]!.toUpperCase()}${applicants.slice(1)}, ${draw.seats} seats.` }
  return (
    <>
      <AnswerLine answer={fine ? 'yes' : 'not-yet'} line={fine ? { zh: '本机重算，结果一致', en: 'Computed again here: the same result' } : { zh: '本机重算，结果不一致', en: 'Computed again here: not the same' }} say={more}>{say(more)}</AnswerLine>
      <section className="cx-card">
        <h2>{say({ zh: '本机核对了什么', en: 'What was checked on this device' })}</h2>
        <ul className="cx-plain-list cx-reasons">
          <Check holds={again.secretFits} says={{ zh: '随机数就是报名前承诺的那个', en: 'The random number is the one committed to beforehand' }} />
          <Check holds={again.seedSame} says={{ zh: '种子由公布的名单和随机数算出', en: 'The seed follows from the published list and that number' }} />
          <Check holds={!again.faults.includes('list-has-doubles')} says={{ zh: '名单上没有人出现两次', en: 'Nobody stands twice on the list' }} />
          <Check holds={!again.faults.includes('other-winners')} says={{ zh: '按规则排序，前面的人分到考位', en: 'In the order of the rule, those in front have the seats' }} />
        </ul>
        {!fine && <p>{say({ zh: '请截图并向当地监督部门反映。', en: 'Take a picture of this page and report it to the supervision of the city.' })}</p>}
      </section>
      {again.rows.length === 0
        ? <section className="cx-card"><p style={{ margin: 0 }}>{say({ zh: '没有人报名，考位全部先到先得。', en: 'Nobody applied: all seats go first come, first served.' })}</p></section>
        : (
          <section className="cx-card exam-draw-scroll" tabIndex={0} aria-label={say({ zh: '排序', en: 'The order' })}>
            <h2>{say({ zh: '排序', en: 'The order' })}</h2>
            <table className="exam-draw">
              <thead><tr><th scope="col">{say({ zh: '位次', en: 'Place' })}</th><th scope="col">{say({ zh: '编号', en: 'Number' })}</th><th scope="col">{say({ zh: '等待自', en: 'Waiting since' })}</th><th scope="col">{say({ zh: '签', en: 'Lot' })}</th><th scope="col">{say({ zh: '考位', en: 'Seat' })}</th></tr></thead>
              <tbody>
                {again.rows.map((row) => (
                  <tr key={row.applicant} data-mine={row.applicant === mine}>
                    <td>{row.place}</td><td>{row.applicant.slice(-6)}{row.applicant === mine && say({ zh: '（我）', en: ' (me)' })}</td><td>{row.waitingSince}</td><td>{row.lot.slice(0, 5)}</td><td>{row.won ? say({ zh: '有', en: 'yes' }) : say({ zh: '无', en: 'no' })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      <details className="cx-card">
        <summary>{say({ zh: '公布的数据', en: 'The published data' })}</summary>
        <dl className="cx-facts cx-small">
          <dt>{say({ zh: '分配时间', en: 'Drawn at' })}</dt><dd>{draw.drawnAt && <At at={draw.drawnAt} />}</dd>
          <dt>{say({ zh: '随机数', en: 'Random number' })}</dt><dd><code className="exam-hash">{secret}</code></dd>
          <dt>{say({ zh: '种子', en: 'Seed' })}</dt><dd><code className="exam-hash">{again.seed}</code></dd>
        </dl>
      </details>
    </>
  )
}

const NotYet = () => {
  const say = useSay()
  return (
    <AnswerLine answer="checking" line={{ zh: '还没有分配', en: 'Not drawn yet' }}>
      {say({ zh: '报名截止后的次日分配。那时这里公布名单、随机数和结果，您的手机可以自己重算。', en: 'Seats are allocated on the day after applications close. List, random number and result are then published here, and your phone can compute them again.' })}
    </AnswerLine>
  )
}

/** 验证考位分配: the published draw done again in this browser, for anybody (M3.1.3). */
const DrawPage = () => {
  const { area, planId } = route.useParams()
  const citizen = useCitizen()
  return (
    <Screen title={{ zh: '考位分配', en: 'How seats were allocated' }} back={citizen ? { to: '/tests' } : { to: '/' }}>
      <Result query={useTestDraw(area, planId)}>
        {(draw) => <>{draw.secret === null ? <NotYet /> : <Drawn draw={draw} secret={draw.secret} />}<Rule draw={draw} /></>}
      </Result>
    </Screen>
  )
}
export default DrawPage
