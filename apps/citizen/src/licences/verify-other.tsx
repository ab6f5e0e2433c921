import { Failed } from '@changxing/contract/client.ts'
import { citizenVerify } from '@changxing/contract/verification.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { CameraScanner } from '@changxing/ui/scan/camera-scanner.tsx'
import type { Tone } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useId, useState, type FormEvent } from 'react'
import type { z } from 'zod'
import { FailureNotice } from '../shell/failure.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import '@changxing/ui/form/form.css'
import './licences.css'
import { licencePaths } from './paths.ts'

type Verified = z.infer<typeof citizenVerify.output>

const verdicts: Record<Verified['verdict'], { readonly tone: Tone; readonly line: Words }> = {
  green: { tone: 'good', line: { zh: '真实有效', en: 'Genuine and valid' } },
  yellow: { tone: 'care', line: { zh: '请对方刷新后再扫一次', en: 'Ask them to refresh and scan again' } },
  red: { tone: 'bad', line: { zh: '无效', en: 'Not valid' } },
  grey: { tone: 'grey', line: { zh: '无法判断，不等于无效', en: 'Cannot be told; this does not mean invalid' } },
}

/** Forty digits, or a signed code: what a licence code looks like. Spaces of typed digits do not count. */
const licenceCode = (text: string): string | null => {
  const digits = text.replaceAll(/\s/g, '')
  if (/^[0-9]{40}$/.test(digits)) return digits
  return text.startsWith('J1:') ? text.trim() : null
}

const Verdict = ({ verified }: { readonly verified: Verified }) => {
  const say = useSay()
  const { tone, line } = verdicts[verified.verdict]
  return (
    <>
      <AnswerLine answer="yes" tone={tone} line={line}>
        <ul className="cx-plain-list">
          {verified.reasons.map((reason) => (
            <li key={reason.code}>{say(reason.says)}</li>
          ))}
        </ul>
      </AnswerLine>
      {verified.facts && (
        <section className="cx-card">
          <dl className="cx-facts">
            <dt>{say({ zh: '准驾车型', en: 'Classes' })}</dt>
            <dd>{verified.facts.classes}</dd>
            <dt>{say({ zh: '有效期至', en: 'Valid until' })}</dt>
            <dd className="cx-figures">{verified.facts.validUntil ?? say({ zh: '长期', en: 'no end' })}</dd>
            <dt>{say({ zh: '年满 18 周岁', en: '18 or over' })}</dt>
            <dd>{verified.facts.over18 ? say({ zh: '是', en: 'Yes' }) : say({ zh: '否', en: 'No' })}</dd>
          </dl>
        </section>
      )}
      <p className="cx-soft cx-small">
        {say({ zh: '核验时间 ', en: 'Checked ' })}
        <At at={verified.asOf} />
        {say({ zh: '。对方会看到有人核验过。', en: '. The holder will see that somebody checked.' })}
      </p>
    </>
  )
}

const Verify = () => {
  const say = useSay()
  const { run, pending, failure, clear } = useAction(citizenVerify)
  const [typed, setTyped] = useState('')
  const [foreign, setForeign] = useState(false)
  const [verified, setVerified] = useState<Verified | null>(null)
  const field = useId()
  const check = async (text: string) => {
    const code = licenceCode(text)
    setForeign(!code)
    if (!code) return
    setVerified((await run({ input: { checkId: crypto.randomUUID(), code } })) ?? null)
  }
  const again = () => {
    setVerified(null)
    setTyped('')
    clear()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void check(typed)
  }
  const offline = failure instanceof Failed && failure.status === 0
  if (verified) {
    return (
      <>
        <Verdict verified={verified} />
        <button type="button" className="cx-button cx-button--wide" onClick={again}>
          {say({
            zh: '再核验一个',
            en: 'Verify another',
          })}
        </button>
      </>
    )
  }
  return (
    <>
      <p className="cx-soft">
        {say({
          zh: '核验对方的电子驾驶证是否真实有效。您只会看到准驾车型、有效期和是否成年。',
          en: 'Check whether an e-licence is genuine and valid. You see only class, validity and whether they are 18.',
        })}
      </p>
      <div className="lic-scan">
        <CameraScanner
          label={{
            zh: '对准对方的电子驾驶证码',
            en: 'Point at their e-licence code',
          }}
          paused={pending}
          onCode={(text) => void check(text)}
        />
      </div>
      {pending && <p role="status">{say({ zh: '正在核验…', en: 'Checking…' })}</p>}
      {foreign && (
        <p className="lic-wrong" role="alert">
          {say({
            zh: '这不是电子驾驶证的码。请对方打开“亮证”。',
            en: 'That is not an e-licence code. Ask them to open “Show my licence”.',
          })}
        </p>
      )}
      <FailureNotice failure={failure} retry={again} />
      {offline && (
        <p className="cx-soft">
          {say({
            zh: '群众核验需要网络；路面交警的终端没有网络也能核验。',
            en: 'This check needs network. Police devices can check without.',
          })}
        </p>
      )}
      <form className="cx-card cx-stack" onSubmit={submit}>
        <div className="lic-form-field">
          <label htmlFor={field}>{say({ zh: '或输入 40 位在线码', en: 'Or type the 40-digit online code' })}</label>
          <input
            id={field}
            className="cx-input cx-figures"
            inputMode="numeric"
            autoComplete="off"
            maxLength={60}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setForeign(false)
            }}
          />
        </div>
        <button className="cx-button cx-button--quiet" type="submit" disabled={pending}>
          {say({ zh: '核验', en: 'Verify' })}
        </button>
      </form>
    </>
  )
}

/** 核验他人: anybody may check a code that is shown to them, and learns the least that answers the question (M1.2.1, M1.5.2). */
export default function VerifyOther() {
  return (
    <Screen title={{ zh: '核验他人', en: 'Verify someone’s code' }} back={{ to: licencePaths.home }}>
      <SignedIn why={{ zh: '登录后核验（核验会留痕）', en: 'Sign in to verify; each check is recorded' }}>
        <Verify />
      </SignedIn>
    </Screen>
  )
}
