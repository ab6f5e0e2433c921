import { answerConsent, type ConsentView } from '@changxing/contract/consents.ts'
import { startRealPersonCheck } from '@changxing/contract/people.ts'
import { AnswerLine, type Answer } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { isGone } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { objected, stateWords, tones } from './consent-rows.tsx'
import { useConsent } from './consents-data.ts'

const route = getRouteApi('/consents/$area/$consentId')
const answers: Readonly<Record<ConsentView['state'], Answer>> = { asked: 'checking', agreed: 'yes', declined: 'unknown', ended: 'unknown' }

const Facts = ({ one }: { readonly one: ConsentView }) => {
  const say = useSay()
  return (
    <section className="cx-card">
      <h2>{say({ zh: '请核对', en: 'Please compare' })}</h2>
      <dl className="cx-facts">
        {one.facts.map(({ label, value }) => (
          <div key={label.en} style={{ display: 'contents' }}><dt>{say(label)}</dt><dd className="cx-figures">{say(typeof value === 'string' ? { zh: value, en: value } : value)}</dd></div>
        ))}
      </dl>
    </section>
  )
}

const Follows = ({ one }: { readonly one: ConsentView }) => {
  const say = useSay()
  return (
    <section className="cx-card">
      <h2>{say(one.mayObject ? { zh: '您不同意以后', en: 'What your objection means' } : { zh: '您同意以后', en: 'What your yes means' })}</h2>
      <ul>{one.follows.map((words) => <li key={words.en}>{say(words)}</li>)}</ul>
      <p className="cx-soft cx-small" style={{ margin: 0 }}><ClauseChip clause={one.clause} /></p>
    </section>
  )
}

/** Whose yes is not needed says no, and why: it stands still until the office has settled that. */
const ObjectTo = ({ one, onDone }: { readonly one: ConsentView; readonly onDone: (renewed: ConsentView) => void }) => {
  const say = useSay()
  const answer = useAction(answerConsent)
  const [words, setWords] = useState('')
  const send = async () => {
    const renewed = await answer.run({ params: { area: one.area, consentId: one.consentId }, input: { answer: 'decline', ...(words.trim() && { words: words.trim() }) } })
    if (renewed) onDone(renewed)
  }
  if (one.allowed.length === 0) return <FailureNotice failure={answer.failure} />
  return (
    <section className="cx-card cx-actions">
      <FailureNotice failure={answer.failure} />
      <label htmlFor="objection-words">{say({ zh: '为什么不同意（可以不填）', en: 'Why you object (if you like)' })}</label>
      <textarea id="objection-words" className="cx-input" rows={4} maxLength={1000} value={words} onChange={(event) => setWords(event.target.value)} />
      <button type="button" className="cx-button cx-button--wide" disabled={answer.pending} onClick={() => void send()}>{say({ zh: '我不同意', en: 'I object' })}</button>
      <p className="cx-soft cx-small" style={{ margin: 0 }}>{say({ zh: '也可以带身份证到车管所窗口说明。', en: 'You may also say so at a counter of the vehicle office, with your identity card.' })}</p>
    </section>
  )
}

/** Yes after facing the camera; no at once, said twice. */
const Actions = ({ one, checkId, onDone }: { readonly one: ConsentView; readonly checkId: string | undefined; readonly onDone: (renewed: ConsentView) => void }) => {
  const say = useSay()
  const [start, answer] = [useAction(startRealPersonCheck), useAction(answerConsent)]
  const [sure, setSure] = useState(false)
  const pending = start.pending || answer.pending
  const params = { area: one.area, consentId: one.consentId }
  const face = async () => {
    const started = await start.run({ input: { purpose: 'consent', returnTo: `/citizen/consents/${one.area}/${one.consentId}` } })
    if (started) location.assign(started.url)
  }
  const send = async (input: { answer: 'agree' | 'decline'; realPersonCheckId?: string }) => {
    const renewed = await answer.run({ params, input })
    if (renewed) onDone(renewed)
  }
  // Coming back from the camera is the yes itself; it is brought once for each check.
  const comeBack = useEffectEvent((id: string) => {
    if (one.allowed.includes('agree')) void send({ answer: 'agree', realPersonCheckId: id })
  })
  useEffect(() => {
    if (checkId) comeBack(checkId)
  }, [checkId])
  if (one.allowed.length === 0) return <FailureNotice failure={answer.failure} />
  return (
    <>
      <FailureNotice failure={start.failure ?? answer.failure} />
      {!sure && <button type="button" className="cx-button cx-button--wide" disabled={pending} onClick={() => void face()}>{say({ zh: '刷脸同意', en: 'Check my face and agree' })}</button>}
      {!sure && <button type="button" className="cx-button cx-button--quiet cx-button--wide" disabled={pending} onClick={() => setSure(true)}>{say({ zh: '不同意', en: 'Decline' })}</button>}
      {sure && (
        <Notice tone="care" live="polite" title={say({ zh: '不同意后会告诉对方和车管所，这件事不会办理。', en: 'The other side and the office are told; it is not done.' })}>
          <div className="cx-actions">
            <button type="button" className="cx-button" disabled={pending} onClick={() => void send({ answer: 'decline' })}>{say({ zh: '确定不同意', en: 'Yes, decline' })}</button>
            <button type="button" className="cx-button cx-button--quiet" onClick={() => setSure(false)}>{say({ zh: '再想想', en: 'Not yet' })}</button>
          </div>
        </Notice>
      )}
      <p className="cx-soft cx-small" style={{ margin: 0 }}>
        {say({ zh: '不方便刷脸的，带身份证到车管所窗口回答也可以。', en: 'If you cannot use the camera, answer at the counter with your identity card.' })}
      </p>
    </>
  )
}

const Page = ({ one }: { readonly one: ConsentView }) => {
  const say = useSay()
  const queries = useQueryClient()
  const { realPerson } = route.useSearch()
  const renew = (renewed: ConsentView) => {
    queries.setQueryData(['consent', one.area, one.consentId], renewed)
    void queries.invalidateQueries({ queryKey: ['my-consents'] })
  }
  return (
    <>
      <AnswerLine answer={answers[one.state]} tone={tones[one.state]} line={one.state === 'asked' ? one.asks : one.mayObject && one.state === 'declined' ? objected : stateWords[one.state]} say={one.says}>{say(one.says)}</AnswerLine>
      {one.settled && <section className="cx-card"><h2>{say({ zh: '车管所的核实', en: 'What the office found' })}</h2><p style={{ margin: 0 }}><span lang="zh-CN">{one.settled.words}</span> · <At at={one.settled.at} /></p></section>}
      <Facts one={one} />
      {one.state === 'asked' && <Follows one={one} />}
      {one.mayObject ? <ObjectTo one={one} onDone={renew} /> : <Actions one={one} checkId={realPerson} onDone={renew} />}
      {one.state === 'agreed' && <p className="cx-soft">{say({ zh: '车管所继续审核，办结后通知您。', en: 'The office goes on; you are told when it is done.' })}</p>}
      {one.allowed.length === 0 && <Link className="cx-button cx-button--quiet cx-button--wide" to="/consents">{say({ zh: '全部等我确认的事', en: 'All that I was asked' })}</Link>}
    </>
  )
}

const ConsentScreen = () => {
  const say = useSay()
  const { area, consentId } = route.useParams()
  const asked = useConsent(area, consentId)
  return (
    <Screen title={(isGone(asked) ? undefined : asked.data?.business) ?? { zh: '请您确认', en: 'Your yes' }} back={{ to: '/consents' }}>
      {isGone(asked)
        ? <><FailureNotice failure={asked.error} /><Link className="cx-button cx-button--wide" to="/consents">{say({ zh: '看看等我确认的事', en: 'See what waits for me' })}</Link></>
        : <Result query={asked}>{(one) => <Page one={one} />}</Result>}
    </Screen>
  )
}

/** What somebody else applies for and the reader has to agree to, or may object to: what it is, what follows, yes or no (M9.1, M2.1.5). */
export default function ConsentPage() {
  return <SignedIn why={{ zh: '登录后查看和回答', en: 'Sign in to see and answer' }}><ConsentScreen /></SignedIn>
}
