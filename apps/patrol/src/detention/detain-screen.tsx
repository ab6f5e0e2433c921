import { detainLicence, detentionGrounds, type DetentionView } from '@changxing/contract/verification.ts'
import { Refused } from '@changxing/contract/client.ts'
import type { Reason } from '@changxing/contract/shapes.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { paperNeeded } from '@changxing/rules/licences/decide-paper-needed.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useRef, useState, type FormEvent } from 'react'
import type { z } from 'zod'
import { LeaveFor, ScreenLink } from '../link.tsx'
import { useTerminal, useTerminalState } from '../terminal/terminal.tsx'
import { chinaDay } from '../terminal/time-words.ts'
import { currentCheck } from '../verification/run-check.ts'
import { DetainedCard } from './detained-card.tsx'
import { failureWords } from './failure-words.ts'

type Ground = keyof typeof detentionGrounds
type Paper = 'taken' | 'to-be-handed-in'

/** Detaining a licence: the one case in which paper is asked for although the e-licence was shown (M1.5.1); ends in the voucher (M1.3.2). Only with the back office. */
export function DetainScreen() {
  const say = useSay()
  const client = useClient()
  const terminal = useTerminal()
  const { online, place: lastPlace } = useTerminalState()
  const check = currentCheck.get().check
  const licence = check?.answer?.licence
  const [ground, setGround] = useState<Ground | null>(null)
  const [place, setPlace] = useState(lastPlace)
  const [paper, setPaper] = useState<Paper>('taken')
  const [facts, setFacts] = useState('')
  const [problem, setProblem] = useState<Words | null>(null)
  const [refused, setRefused] = useState<readonly Reason[]>([])
  const [sending, setSending] = useState(false)
  const [done, setDone] = useState<z.infer<typeof DetentionView> | null>(null)
  // one intent, one key: a second touch or a lost answer makes no second detention
  const intent = useRef(crypto.randomUUID())
  if (!check || !licence) return <LeaveFor to="/" />
  if (done) return <DetainedCard detention={done} name={licence.faces.front.name} />

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!ground) return setProblem({ zh: '请选择扣留依据', en: 'Choose the ground' })
    if (place.trim().length < 2) return setProblem({ zh: '请填写地点', en: 'Say where' })
    if (ground === 'other' && facts.trim().length < 2) return setProblem({
      zh: '选“其他情形”须写明事实',
      en: 'For another ground, say what happened',
    })
    setProblem(null)
    setRefused([])
    setSending(true)
    try {
      terminal.setPlace(place.trim())
      setDone(await client.call(detainLicence, {
        params: { area: licence.area, licenceId: licence.licenceId },
        input: { ground, place: place.trim(), paper, facts: facts.trim(), checkId: check.checkId },
        idempotencyKey: intent.current, signal: AbortSignal.timeout(20_000),
      }))
    } catch (cause) {
      if (cause instanceof Refused) setRefused(cause.refusal.reasons)
      setProblem(failureWords(cause))
    } finally {
      setSending(false)
    }
  }
  const decision = paperNeeded.decide({ business: 'roadside-check', licenceToBeDetained: true }, chinaDay(terminal.recorded()))
  return (
    <form className="pt-page" onSubmit={submit} noValidate>
      <h1>{say({ zh: '扣留驾驶证', en: 'Detain the licence' })}</h1>
      <p>{licence.faces.front.name} · <span className="cx-figures">{licence.faces.front.number}</span></p>
      <section className="cx-card">
        <h2>{say(decision.outcome.paperNeeded ? {
          zh: '须收取纸质驾驶证',
          en: 'The paper licence is required',
        } : { zh: '不需要纸质驾驶证', en: 'No paper is needed' })}</h2>
        <ReasonList reasons={[...decision.reasons]} />
      </section>
      {!online && (
        <p className="pt-warn" role="alert">
          {say({
            zh: '扣留须联网办理。现在可以：开具纸质强制措施凭证，收取纸质证，联网后补录；或到有网络处再办。',
            en: 'Detaining needs the network. What to do now: write a paper voucher and take the paper licence, then enter it when online; '
              + 'or move to where there is network.',
          })}
        </p>
      )}
      <fieldset className="pt-choices">
        <legend>{say({ zh: '扣留依据', en: 'Ground' })}</legend>
        {(Object.entries(detentionGrounds) as [Ground, Words][]).map(([name, says]) => (
          <label key={name}>
            <input type="radio" name="ground" checked={ground === name} onChange={() => setGround(name)} />
            <span>{say(says)}</span>
          </label>
        ))}
      </fieldset>
      <label className="pt-field">
        <span>{say({ zh: '地点', en: 'Place' })}</span>
        <input value={place} maxLength={200} onChange={(event) => setPlace(event.target.value)} />
      </label>
      <fieldset className="pt-choices">
        <legend>{say({ zh: '纸质驾驶证', en: 'The paper licence' })}</legend>
        <label><input type="radio" name="paper" checked={paper === 'taken'} onChange={() => setPaper('taken')} /><span>{say({
          zh: '当场收取',
          en: 'Taken now',
        })}</span></label>
        <label>
          <input type="radio" name="paper" checked={paper === 'to-be-handed-in'} onChange={() => setPaper('to-be-handed-in')} />
          <span>{say({ zh: '未随身携带，限期交来', en: 'Not carried; to be handed in by a date' })}</span>
        </label>
      </fieldset>
      <label className="pt-field">
        <span>{say({ zh: '事实经过', en: 'What happened' })}</span>
        <textarea rows={3} value={facts} maxLength={2000} onChange={(event) => setFacts(event.target.value)} />
      </label>
      <p className="pt-problem" role="alert">{problem ? say(problem) : ''}</p>
      {refused.length > 0 && <ReasonList reasons={refused} />}
      <div className="pt-actions">
        <button type="submit" className="cx-button pt-detain pt-big" disabled={sending || !online}>{say(sending ? {
          zh: '正在办理…',
          en: 'Sending…',
        } : { zh: '确认扣留', en: 'Detain' })}</button>
        <ScreenLink to="/verdict" className="cx-button cx-button--quiet pt-big">{say({ zh: '不扣留', en: 'Do not detain' })}</ScreenLink>
      </div>
    </form>
  )
}
