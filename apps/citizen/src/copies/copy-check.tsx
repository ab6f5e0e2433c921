import { checkCopy } from '@changxing/contract/e-licences.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ErrorSummary } from '@changxing/ui/form/error-summary.tsx'
import { DigitsField } from '@changxing/ui/form/inputs.tsx'
import type { Problem } from '@changxing/ui/form/problems.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useState, type FormEvent, type ReactNode } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Screen } from '../shell/screen.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { digitsOf, grouped } from './copy-digits.ts'

type Checked = OutputOf<typeof checkCopy>

const verdicts = {
  genuine: { answer: 'yes', line: { zh: '真实有效', en: 'Genuine and in force' } },
  expired: { answer: 'not-yet', line: { zh: '已过期', en: 'Expired' } },
  revoked: { answer: 'not-yet', line: { zh: '已作废', en: 'Withdrawn by its holder' } },
  unknown: { answer: 'unknown', line: { zh: '查不到这份副本', en: 'No such copy' } },
} as const

const Verdict = ({ checked }: { readonly checked: Checked }) => {
  const say = useSay()
  const { copy } = checked
  const { answer, line } = verdicts[checked.verdict]
  const fact = (label: Words, value: ReactNode) => (
    <div key={label.en} style={{ display: 'contents' }}><dt>{say(label)}</dt><dd>{value}</dd></div>
  )
  return (
    <>
      <AnswerLine answer={answer} line={line} say={checked.says}>{say(checked.says)}</AnswerLine>
      {copy && (
        <section className="cx-card">
          <h2>{say({ zh: '这份副本', en: 'This copy' })}</h2>
          <dl className="cx-facts">
            {fact({ zh: '只供', en: 'Only for' }, copy.purpose)}
            {fact({ zh: '提交给', en: 'Given to' }, copy.recipient)}
            {fact({ zh: '用至', en: 'To be used by' }, <Day on={copy.expiresOn} />)}
            {fact({ zh: '姓名', en: 'Name' }, copy.nameMasked)}
            {fact({ zh: '证号', en: 'Number' }, <span className="cx-figures">{copy.numberMasked}</span>)}
            {fact({ zh: '准驾车型', en: 'Classes' }, copy.classes)}
            {fact(
              { zh: '驾驶证有效至', en: 'Licence valid until' },
              copy.validUntil ? <Day on={copy.validUntil} /> : say({ zh: '长期', en: 'no end' }),
            )}
            {fact({ zh: '文件指纹', en: 'Fingerprint of the file' }, <code className="cx-small">{copy.sha256}</code>)}
          </dl>
        </section>
      )}
      <Notice tone="grey">
        {say({
          zh: '请与手中的副本逐项比对；用途或收件单位不是您的，请不要接受。',
          en: 'Compare each line with the copy in your hand. If the purpose or the recipient is not yours, do not accept it.',
        })}
      </Notice>
    </>
  )
}

const fromAddress = () => digitsOf(new URLSearchParams(location.search).get('digits') ?? '')

/** Public: is this purpose-limited copy genuine and still in force? */
const CopyCheck = () => {
  const say = useSay()
  const [typed, setTyped] = useState(() => grouped(fromAddress()))
  const [problem, setProblem] = useState<Problem>()
  const [attempt, setAttempt] = useState(0)
  const [checked, setChecked] = useState<Checked>()
  const check = useAction(checkCopy)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const digits = digitsOf(typed)
    setAttempt(attempt + 1)
    setChecked(undefined)
    const wrong = digits.length !== 40
    const says = { zh: `核验码共 40 位数字，现在是 ${digits.length} 位`, en: `The code has 40 digits; these are ${digits.length}` }
    setProblem(wrong ? { field: 'digits', says } : undefined)
    if (!wrong) setChecked(await check.run({ input: { digits } }))
  }
  return (
    <Screen title={{ zh: '核验副本真伪', en: 'Check a copy' }} back={{ to: '/' }}>
      <p className="cx-soft" style={{ margin: 0 }}>
        {say({
          zh: '有人交给您一份驾驶证限定用途副本？输入上面的 40 位数字，看看是不是真的。不用登录。',
          en: 'Somebody gave you a copy of a driving licence made for one purpose? Type its 40 digits to see if it is genuine. No sign-in.',
        })}
      </p>
      <form className="cx-card cx-stack" onSubmit={(event) => void send(event)} noValidate>
        <ErrorSummary problems={problem ? [problem] : []} attempt={attempt} />
        <DigitsField id="field-digits" label={{ zh: '核验码', en: 'Code' }}
          hint={{ zh: '印在副本上的 40 位数字，空格可有可无', en: 'The 40 digits printed on the copy, with or without spaces' }}
          value={typed} problem={problem?.says} onChange={(text) => setTyped(grouped(digitsOf(text)))} />
        <FailureNotice failure={check.failure} />
        <button type="submit" className="cx-button cx-button--wide" disabled={check.pending}>
          {check.pending ? say({ zh: '正在核验…', en: 'Checking…' }) : say({ zh: '核验', en: 'Check' })}
        </button>
      </form>
      {checked && <Verdict checked={checked} />}
    </Screen>
  )
}
export default CopyCheck
