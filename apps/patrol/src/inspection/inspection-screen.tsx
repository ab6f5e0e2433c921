import { FailureNotice } from '@changxing/ui/failure-notice.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { ReadAloud } from '@changxing/ui/read-aloud.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ScreenLink, useGo } from '../link.tsx'
import { signIn } from '../terminal/sign-in-screen.tsx'
import { useTerminalState } from '../terminal/terminal.tsx'
import { Checklist } from './checklist.tsx'
import type { Work } from './inspection-store.ts'
import { notBegun, standingOf, type Standing } from './standing.ts'
import { useInspection } from './use-inspection.ts'
import { ofSearch, type Seen } from './what-is-inspected.ts'
import { troubleSays, Viewfinder } from './viewfinder.tsx'
import { VinCompare } from './vin-compare.tsx'
import './inspection.css'

const Answer = ({ standing }: { readonly standing: Standing }) => {
  const say = useSay()
  return (
    <section className="in-answer" data-tone={standing.tone} role="status">
      <Shape tone={standing.tone} />
      <div><p className="in-answer-line">{say(standing.line)}</p><p>{say(standing.more)} <ClauseChip clause="M2.3.3" /></p></div>
    </section>
  )
}

const Car = ({ kind, number, brandModel }: { readonly kind: string | null; readonly number: string | null; readonly brandModel: string }) => {
  const say = useSay()
  return (
    <header className="in-head">
      <h1>{kind && number ? <Plate kind={kind} number={number} large /> : say({ zh: '新车', en: 'New car' })}</h1><p>{brandModel}</p>
    </header>
  )
}

/** Before it is begun: what the car is, and whether anything stands against looking at it now. */
const NotBegun = ({ seen, begin, pending }: { readonly seen: Seen; readonly begin: () => void; readonly pending: boolean }) => {
  const say = useSay()
  const held = seen.notNow.length > 0
  return (
    <>
      <Car kind={seen.plateKind} number={seen.plateNumber} brandModel={[seen.brandModel, say(seen.typeSays)].filter((words) => words !== '').join(' · ')} />
      {held
        ? (
          <section className="pt-warn" role="status">
            <p><strong>{say({ zh: '现在不能查验', en: 'It cannot be inspected now' })}</strong></p>
            {seen.notNow.map((reason) => <p key={reason.en}>{say(reason)}{say({ zh: '。', en: '.' })}</p>)}
          </section>
        )
        : <Answer standing={notBegun} />}
      <dl className="cx-facts">
        {seen.facts.map(({ label, value, more }) => (
          <div key={label.en} className="in-fact">
            <dt>{say(label)}</dt>
            <dd>{typeof value === 'string' ? <span className="cx-figures" lang="zh-CN">{value}</span> : say(value)}{more && <span className="cx-figures"> {more}</span>}</dd>
          </div>
        ))}
      </dl>
      <div className="pt-actions">
        {!held && <button type="button" className="cx-button pt-big" disabled={pending} onClick={begin}>{say({ zh: '开始录像并查验', en: 'Record and inspect' })}</button>}
        <ScreenLink to="/inspections" className="cx-button cx-button--quiet pt-big">{say({ zh: '返回', en: 'Back' })}</ScreenLink>
      </div>
    </>
  )
}

/** An inspection that cannot be finished is made void, so that the car does not wait for it; what was recorded is kept. */
const GiveUp = ({ pending, onVoid }: { readonly pending: boolean; readonly onVoid: (words: string) => void }) => {
  const say = useSay()
  const [words, setWords] = useState('')
  return (
    <details className="in-give-up">
      <summary>{say({ zh: '不能继续？作废这次查验', en: 'Cannot go on? Make this inspection void' })}</summary>
      <label className="pt-field">
        <span>{say({ zh: '原因（留痕；已上传的录像按规定保存）', en: 'Why (recorded; what was sent is kept as the rule says)' })}</span>
        <input value={words} maxLength={300} onChange={(event) => setWords(event.target.value)} />
      </label>
      <button type="button" className="cx-button cx-button--danger pt-big" disabled={pending || words.trim().length < 2} onClick={() => onVoid(words.trim())}>
        {say({ zh: '作废', en: 'Make it void' })}
      </button>
    </details>
  )
}

/** By whom the record is signed, and its digest. */
const Signed = ({ signed }: { readonly signed: NonNullable<Work['signed']> }) => {
  const say = useSay()
  const { officer } = useTerminalState()
  return (
    <>
      {signed.with && (
        <p>{say({
          zh: `由您（警号 ${officer!.number}）用终端 ${signed.with.terminal} 的密钥签名，车管所已加签。`,
          en: `Signed by you (officer ${officer!.number}) with the key of terminal ${signed.with.terminal}, and countersigned by the office.`,
        })}</p>
      )}
      <p className="cx-small">{say({ zh: '签名记录的摘要：', en: 'Digest of the signed record: ' })}<code className="in-hash">{signed.recordHash}</code></p>
    </>
  )
}

/** One car: recorded throughout, looked at line by line, signed when the whole recording has arrived (M2.3.3). */
export function InspectionScreen() {
  const say = useSay()
  const go = useGo()
  const { signInUrl, online } = useTerminalState()
  const { work, seen, recording, trouble, opening, failure, pending, ...act } = useInspection(ofSearch(useSearch({ strict: false })))
  const notice = (
    <>
      {trouble && <p className="pt-warn" role="alert">{say(troubleSays[trouble])}</p>}
      <FailureNotice failure={failure} signIn={<button type="button" className="cx-button pt-big" onClick={() => signIn(signInUrl)}>{say({ zh: '登录', en: 'Sign in' })}</button>} />
    </>
  )
  if (!work) {
    return (
      <div className="pt-page">
        {notice}
        {seen.isError && (
          <>
            <h1>{say({ zh: '查验', en: 'Inspection' })}</h1>
            <p className="pt-warn" role="alert">{say({ zh: '没有取到这辆车的信息。联网后再试。', en: 'This car could not be read. Try again with network.' })}</p>
            <ScreenLink to="/inspections" className="cx-button cx-button--quiet pt-big">{say({ zh: '返回', en: 'Back' })}</ScreenLink>
          </>
        )}
        {seen.data
          ? <NotBegun seen={seen.data} begin={() => void act.begin()} pending={pending || opening} />
          : !seen.isError && <><h1>{say({ zh: '查验', en: 'Inspection' })}</h1><p role="status">{say({ zh: '正在读取…', en: 'Loading…' })}</p></>}
      </div>
    )
  }
  const standing = standingOf(work, recording, online)
  const putAway = async () => {
    await act.putAway()
    go('/inspections')
  }
  const makeVoid = async (words: string) => {
    if (await act.makeVoid(words)) await putAway()
  }
  const buttons = {
    record: <button type="button" className="cx-button pt-big" disabled={opening} onClick={() => void act.resume()}>{say({ zh: '开始录像', en: 'Start recording' })}</button>,
    resume: <button type="button" className="cx-button pt-big" disabled={opening} onClick={() => void act.resume()}>{say({ zh: '继续录像', en: 'Go on recording' })}</button>,
    look: <button type="button" className="cx-button pt-big" disabled>{say({ zh: '结束录像', en: 'End the recording' })}</button>,
    end: <button type="button" className="cx-button pt-big" onClick={() => void act.end()}>{say({ zh: '结束录像', en: 'End the recording' })}</button>,
    wait: <button type="button" className="cx-button pt-big" disabled>{say({ zh: '签署', en: 'Sign' })}</button>,
    sign: <button type="button" className="cx-button pt-big" disabled={pending} onClick={() => void act.sign()}>{say({ zh: '签署', en: 'Sign' })}</button>,
    signed: <button type="button" className="cx-button pt-big" onClick={() => void putAway()}>{say({ zh: '完成，下一辆', en: 'Done, next car' })}</button>,
  }
  return (
    <div className="pt-page in-page">
      <Car kind={work.car.plateKind} number={work.car.plateNumber} brandModel={work.car.brandModel} />
      <Answer standing={standing} />
      {notice}
      {work.refusal && (
        <div className="pt-warn" role="alert">
          <p>{say({ zh: '服务器没有接收：', en: 'The server did not take it: ' })}{say(work.refusal)}</p>
          <button type="button" className="cx-button cx-button--quiet pt-big" onClick={() => void act.tryAgain()}>{say({ zh: '再试一次', en: 'Try again' })}</button>
          <details>
            <summary>{say({ zh: '这次查验已在别处结束？', en: 'Has this inspection ended elsewhere?' })}</summary>
            <p>{say({ zh: '从本机移除后，没有上传的录像就没有了。', en: 'Taken off this terminal, what was not sent of the recording is gone.' })}</p>
            <button type="button" className="cx-button cx-button--danger pt-big" onClick={() => void putAway()}>{say({ zh: '从本机移除', en: 'Take it off this terminal' })}</button>
          </details>
        </div>
      )}
      {recording && <Viewfinder left={standing.line} hasPhoto={work.photo !== 'none'} onPhoto={(bytes) => void act.photo(bytes)} />}
      <VinCompare work={work} />
      {work.signed
        ? <Signed signed={work.signed} />
        : <Checklist work={work} open={recording} onAnswer={(item, given) => void act.answer(item, given)} />}
      <ReadAloud text={standing.line} />
      <div className="pt-actions">
        {buttons[standing.next]}
        {!recording && standing.next !== 'signed' && <ScreenLink to="/inspections" className="cx-button cx-button--quiet pt-big">{say({ zh: '返回', en: 'Back' })}</ScreenLink>}
      </div>
      {!work.signed && !recording && <GiveUp pending={pending} onVoid={(words) => void makeVoid(words)} />}
    </div>
  )
}
