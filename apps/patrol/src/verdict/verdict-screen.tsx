import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { LeaveFor, ScreenLink } from '../link.tsx'
import { currentCheck, type Check } from '../verification/run-check.ts'
import { EvidenceCard } from './evidence-card.tsx'
import { HolderCard } from './holder-card.tsx'
import { signal } from './verdict-signal.ts'
import { VerdictShape } from './verdict-shape.tsx'
import { restsOnWords, verdictCaution, verdictWord } from './verdict-words.ts'

/** The verdict fills the screen; who, what was proven and what was not stand below; what to do next is under the thumb. */
export function VerdictScreen() {
  const { check } = useSyncExternalStore(currentCheck.subscribe, currentCheck.get)
  if (!check) return <LeaveFor to="/" />
  return <CheckedScreen check={check} />
}

function CheckedScreen({ check }: { readonly check: Check }) {
  const say = useSay()
  const { verdict, online, answer } = check
  const colour = verdict && !(verdict.restsOn === 'nothing' && verdict.mayChange) ? verdict.colour : null
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (colour) signal(colour)
    heading.current?.focus()
  }, [colour, check.checkId])
  return (
    <div className="pt-checked">
      <section className="pt-verdict" data-colour={colour ?? 'waiting'} role="status" aria-live="assertive">
        {colour && verdict ? (
          <>
            <VerdictShape colour={colour} />
            <h1 ref={heading} tabIndex={-1}>{say(verdictWord[colour])}</h1>
            <p className="pt-why">{verdict.reasons[0] && say(verdict.reasons[0].says)}</p>
            <p className="pt-rests">{say(restsOnWords(verdict, online))}</p>
            {verdict.differsFrom && (
              <p className="pt-rests">{say({
                zh: `本机结果为“${verdictWord[verdict.differsFrom].zh}”，以后台为准`,
                en: `This terminal alone said “${verdictWord[verdict.differsFrom].en}”; the back office counts`,
              })}</p>
            )}
          </>
        ) : (
          <h1 ref={heading} tabIndex={-1}>{say({ zh: '正在核验…', en: 'Checking…' })}</h1>
        )}
      </section>
      {colour && verdict && (
        <div className="cx-stack pt-below">
          {verdictCaution[colour] && <p className="pt-caution">{say(verdictCaution[colour])}</p>}
          {verdict.reasons.length > 1 && (
            <section className="cx-card">
              <h2>{say({ zh: '全部原因', en: 'All grounds' })}</h2>
              <ul className="pt-list">{verdict.reasons.map((reason) => <li key={reason.code}>{say(reason.says)}</li>)}</ul>
            </section>
          )}
          <HolderCard check={check} />
          {answer?.licence?.detained && <p className="pt-caution">{say({ zh: '该驾驶证已被扣留。', en: 'This licence is already detained.' })}</p>}
          <EvidenceCard check={check} />
          {answer?.licence && (
            <section className="cx-card">
              <h2>{say({ zh: '纸质驾驶证', en: 'Paper licence' })}</h2>
              <ReasonList reasons={answer.paperNeeded.reasons} />
              {!answer.licence.detained && <ScreenLink to="/detain" className="cx-button cx-button--danger pt-big">{say({
                zh: '扣留驾驶证',
                en: 'Detain the licence',
              })}</ScreenLink>}
            </section>
          )}
        </div>
      )}
      <Actions check={check} />
    </div>
  )
}

function Actions({ check: { verdict, way } }: { readonly check: Check }) {
  const say = useSay()
  const next = verdict?.next ?? []
  const scanNext = say(next.includes('scan-again') ? { zh: '重新扫码', en: 'Scan again' } : { zh: '下一个', en: 'Next' })
  return (
    <nav className="pt-actions" aria-label={say({ zh: '下一步', en: 'Next step' })}>
      {next.includes('challenge') && (
        <ScreenLink to="/challenge" className="cx-button pt-big">{say({ zh: '质询', en: 'Challenge' })}</ScreenLink>
      )}
      {next.includes('look-up') && way !== 'identity-number' && (
        <ScreenLink to="/look-up" className={`cx-button pt-big${next.includes('challenge') ? ' cx-button--quiet' : ''}`}>
          {say({ zh: '按证号查', en: 'Look up' })}
        </ScreenLink>
      )}
      <ScreenLink to="/" className={`cx-button pt-big${next.length > 0 ? ' cx-button--quiet' : ''}`}>{scanNext}</ScreenLink>
    </nav>
  )
}
