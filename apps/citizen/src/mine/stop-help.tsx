import { seeHelp, stopHelp } from '@changxing/contract/cases.ts'
import { Failed } from '@changxing/contract/client.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { DigitsField } from '@changxing/ui/form/inputs.tsx'
import '@changxing/ui/form/form.css'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { TimeAgo } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { digitsOf, grouped } from '../copies/copy-digits.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'

type Seen = OutputOf<typeof seeHelp>

/** The digits by hand, where the link of the text message was not tapped. */
const Ask = () => {
  const say = useSay()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const digits = digitsOf(typed)
  const problem = tried && digits.length !== 40 ? { zh: `共 40 位数字，现在是 ${digits.length} 位`, en: `There are 40 digits; these are ${digits.length}` } : undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (digits.length === 40) void navigate({ to: '/help/$digits', params: { digits } })
  }
  return (
    <form className="cx-stack" onSubmit={send} noValidate>
      <DigitsField id="field-digits" label={{ zh: '短信里的 40 位数字', en: 'The 40 digits of the text message' }} problem={problem}
        hint={{ zh: '在“正在为您代办”那条短信的链接末尾', en: 'At the end of the link in the message “is acting for you”' }} value={typed} onChange={(text) => setTyped(grouped(digitsOf(text)))} />
      <button type="submit" className="cx-button cx-button--wide">{say({ zh: '看看是谁在办', en: 'See who acts' })}</button>
    </form>
  )
}

/** The digits that a link carries were cut or mistyped: they are nobody's. */
const NotWhole = () => {
  const say = useSay()
  return (
    <Notice tone="care" live="polite" title={say({ zh: '数字不全，请从短信重新点开', en: 'The digits are not whole: open the link in the text message again' })}>
      <p>{say({ zh: '短信里的链接末尾共有 40 位数字。点不开时，可以点下面，照着短信填写。', en: 'The link in the message ends with 40 digits. If it does not open, type them below as they stand there.' })}</p>
    </Notice>
  )
}

const One = ({ digits }: { readonly digits: string }) => {
  const say = useSay()
  const client = useClient()
  const seen = useQuery({ queryKey: ['help', digits], queryFn: ({ signal }) => client.call(seeHelp, { input: { digits }, signal }), retry: false })
  const stop = useAction(stopHelp)
  const [after, setAfter] = useState<Seen>()
  const send = async () => setAfter(await stop.run({ input: { digits } }))
  if (seen.error instanceof Failed && [400, 404].includes(seen.error.status)) return <NotWhole />
  return (
    <Result query={seen}>
      {(data) => {
        const help = after ?? data
        return (
          <>
            <AnswerLine answer={help.stopped ? 'yes' : 'unknown'} tone={help.stopped ? 'good' : help.mayStop ? 'care' : 'grey'}
              line={help.stopped ? { zh: '已经停止', en: 'It is stopped' } : { zh: `${help.helperName}在替您办：${help.title.zh}`, en: `${help.helperName} acts for you: ${help.title.en}` }} say={help.says}>
              {say(help.says)}
            </AnswerLine>
            <p className="cx-soft" style={{ margin: 0 }}>{say({ zh: '开始于 ', en: 'Begun ' })}<TimeAgo at={help.startedAt} /> <ClauseChip clause="M6.1.1" /></p>
            <FailureNotice failure={stop.failure} retry={() => void send()} />
            {help.mayStop && <button type="button" className="cx-button cx-button--danger cx-button--wide" disabled={stop.pending} onClick={() => void send()}>{say({ zh: '不是我要办的，停止', en: 'I did not want this: stop it' })}</button>}
            {help.mayStop && <p className="cx-soft" style={{ margin: 0 }}>{say({ zh: '是您要办的，就不用管它。', en: 'If you want it, you need not do anything.' })}</p>}
          </>
        )
      }}
    </Result>
  )
}

/** Who acts for an older person, and the one button that stops it: from the text message, without signing in (M6.1.1). */
const StopHelpPage = () => {
  const say = useSay()
  const { digits } = useParams({ strict: false })
  return (
    <Screen title={{ zh: '谁在替我办', en: 'Who acts for me' }} back={{ to: '/helpers' }}>
      {digits ? <One digits={digitsOf(digits)} /> : <Ask />}
      {digits && <Link className="cx-button cx-button--plain" to="/help">{say({ zh: '自己填写数字', en: 'Type the digits' })}</Link>}
    </Screen>
  )
}
export default StopHelpPage
