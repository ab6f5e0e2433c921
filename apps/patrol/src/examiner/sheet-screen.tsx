import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { ScreenLink, useGo } from '../link.tsx'
import { MarkingList } from './marking-list.tsx'
import { running, type Candidate, type RosterPlan, type Running } from './marking.ts'
import type { KeptSheet } from './sheet-store.ts'
import { SignSheet } from './sign-sheet.tsx'
import { SignedSheets } from './signed-sheets.tsx'
import { useSheet } from './use-sheet.ts'
import './examiner.css'

const Head = ({ plan, candidate, attempt }: { readonly plan: RosterPlan; readonly candidate: Candidate; readonly attempt?: number }) => {
  const say = useSay()
  return (
    <header className="ex-head">
      <span className="ex-seat cx-figures">{candidate.seat}</span>
      <div>
        <h1 lang="zh-CN">{candidate.nameMasked}</h1>
        <p className="cx-figures">{candidate.numberMasked}</p>
        <p className="ex-name">{say(plan.subjectSays)} · {plan.class}{attempt === 2 && <strong> · {say({ zh: '补考', en: 'retest' })}</strong>}</p>
      </div>
    </header>
  )
}

/** The score as it stands, in sight at all times; below the mark it says so at once. */
const Score = ({ result }: { readonly result: Running }) => {
  const say = useSay()
  const tone = result.passed ? 'good' : 'bad'
  return (
    <section className="ex-score" data-tone={tone} role="status">
      <Shape tone={tone} />
      <strong className="cx-figures">{result.score}</strong>
      <p><b>{say(result.passed ? { zh: '达到合格标准', en: 'Above the mark' } : { zh: '不合格', en: 'Not passed' })}</b><br />{say({ zh: `${result.mark} 分合格，已扣 ${result.deducted} 分`, en: `${result.mark} to pass, ${result.deducted} deducted` })}</p>
    </section>
  )
}

const Refused = ({ sheet, onAgain, onDrop }: { readonly sheet: KeptSheet; readonly onAgain: () => void; readonly onDrop: () => void }) => {
  const say = useSay()
  const [sure, setSure] = useState(false)
  return (
    <div className="pt-warn" role="alert">
      <p>{say({ zh: '服务器没有接收这张成绩单：', en: 'The server did not take this sheet: ' })}{sheet.refusal && say(sheet.refusal)}</p>
      <div className="cx-actions">
        <button type="button" className="cx-button cx-button--quiet pt-big" onClick={onAgain}>{say({ zh: '再送一次', en: 'Send again' })}</button>
        <button type="button" className="cx-button cx-button--danger pt-big" onClick={() => (sure ? onDrop() : setSure(true))}>{say(sure ? { zh: '确定：从本机删除', en: 'Sure: remove it from here' } : { zh: '从本机删除', en: 'Remove it from here' })}</button>
      </div>
    </div>
  )
}

const ended: Record<'passed' | 'failed' | 'absent' | 'cancelled', Words> = {
  passed: { zh: '合格，已登记', en: 'Passed and entered' }, failed: { zh: '不合格，已登记', en: 'Not passed, entered' }, absent: { zh: '缺考，已登记', en: 'Absent, entered' }, cancelled: { zh: '考生已取消预约', en: 'The candidate gave the seat back' },
}

/** One candidate's sheet: touched while the car moves, signed by both, laid down here and sent when there is a network (M3.1.0). */
export function SheetScreen() {
  const say = useSay()
  const go = useGo()
  const { booking = '' } = useSearch({ strict: false }) as { booking?: string }
  const { loaded, day, plan, candidate, own, draft, refused, standing, ...act } = useSheet(booking)
  const [signing, setSigning] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer browsers answer a promise, which React would take for something to clean up.
    void top.current?.scrollIntoView({ block: 'start' })
  }, [signing])
  const back = <ScreenLink to="/tests" className="cx-button cx-button--quiet pt-big">{say({ zh: '回到名单', en: 'Back to the list' })}</ScreenLink>
  if (!plan || !candidate || !standing) {
    return (
      <div className="pt-page">
        <h1>{say({ zh: '成绩单', en: 'Sheet' })}</h1>
        <p role="status">{say(loaded ? { zh: '名单上没有这位考生。', en: 'This candidate is not on the list.' } : { zh: '正在读取…', en: 'Loading…' })}</p>
        <div className="pt-actions">{back}</div>
      </div>
    )
  }
  if (draft) {
    const { input } = draft
    const result = running(plan, day, input.items)
    const finish = async (signed: Parameters<typeof act.sign>[0]) => {
      await act.sign(signed)
      go('/tests')
    }
    return (
      <div className="pt-page ex-page" ref={top}>
        <Head plan={plan} candidate={candidate} attempt={input.attempt} />
        {input.corrects && <p className="pt-warn">{say({ zh: '更正：', en: 'Correction: ' })}{input.correctedBecause}</p>}
        {input.absent ? <p className="pt-warn" role="status"><strong>{say({ zh: '考生没有来，按不合格登记。', en: 'The candidate did not come; it counts as failed.' })}</strong></p> : <Score result={result} />}
        {signing || input.absent
          ? <SignSheet result={result} attempt={input.attempt} absent={input.absent} onSign={(signed) => void finish(signed)} onBack={() => (input.absent ? void act.drop(draft) : setSigning(false))} />
          : (
            <>
              <MarkingList plan={plan} items={input.items} onChange={(change) => void act.mark(change)} />
              <div className="pt-actions">
                {input.corrects ? <button type="button" className="cx-button cx-button--quiet pt-big" onClick={() => void act.drop(draft)}>{say({ zh: '不更正', en: 'Leave it' })}</button> : back}
                <button type="button" className="cx-button pt-big" onClick={() => setSigning(true)}>{say(result.passed ? { zh: '考完，签名', en: 'Done, sign' } : { zh: '结束考试，签名', en: 'End the test, sign' })}</button>
              </div>
            </>
          )}
      </div>
    )
  }
  const waits = own.some(({ state }) => state === 'waiting')
  return (
    <div className="pt-page" ref={top}>
      <Head plan={plan} candidate={candidate} attempt={standing.state === 'to-test' ? standing.attempt : undefined} />
      {refused && <Refused sheet={refused} onAgain={() => void act.sendAgain(refused)} onDrop={() => void act.drop(refused)} />}
      {waits && <p className="pt-warn" role="status">{say({ zh: '成绩单在本机，联网后自动送达，只记一次。', en: 'The sheet is kept here; it is sent by itself when online, and counts once.' })}</p>}
      {standing.state === 'over'
        ? <p className="ex-ended"><Shape tone={standing.result === 'passed' ? 'good' : standing.result === 'cancelled' ? 'grey' : 'bad'} /><strong>{say(ended[standing.result])}</strong></p>
        : !refused && (
          <>
            <p>{say({ zh: `考 ${plan.items.length} 项，${plan.mark} 分合格。核对人和证件后开始。`, en: `${plan.items.length} items, ${plan.mark} to pass. Check the person and the identity card, then begin.` })} <ClauseChip clause="M3.1.0" /></p>
            <div className="cx-actions">
              <button type="button" className="cx-button pt-big" onClick={() => void act.begin(false)}>{say(standing.attempt === 2 ? { zh: '开始补考', en: 'Begin the retest' } : { zh: '人证相符，开始考试', en: 'It is the person: begin' })}</button>
              <button type="button" className="cx-button cx-button--quiet pt-big" onClick={() => void act.begin(true)}>{say({ zh: '考生没有来', en: 'The candidate did not come' })}</button>
            </div>
          </>
        )}
      <SignedSheets sheets={candidate.sheets} onCorrect={waits || refused ? undefined : (sheet, because) => void act.correct(sheet, because)} />
      <div className="pt-actions">{back}</div>
    </div>
  )
}
