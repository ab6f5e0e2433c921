import { Failed, Refused } from '@changxing/contract/client.ts'
import type { ReactNode } from 'react'
import { useSay } from './language.tsx'
import { Notice } from './notice.tsx'
import { ReasonList } from './reason-list.tsx'

export type FailureProps = {
  readonly failure: unknown
  /** The button that tries again, where that makes sense. */
  readonly again?: ReactNode
  /** The app's own way to sign in, shown when the session has ended. */
  readonly signIn: ReactNode
}

/** What to do now, where a refusal knows another way; never drawn as a condition. */
export const OtherWay = ({ refusal: { instead } }: { readonly refusal: Refused['refusal'] }) => {
  const say = useSay()
  return instead && <p className="cx-remedy"><strong>{say({ zh: '现在这样办：', en: 'What to do now: ' })}</strong>{say(instead)}</p>
}

/** Says what went wrong, what to do, and the trace to quote; for a lawful refusal every reason with its clause. Nothing typed is lost. */
export const FailureNotice = ({ failure, again, signIn }: FailureProps) => {
  const say = useSay()
  if (!failure) return null
  if (failure instanceof Refused) {
    return (
      <Notice tone="bad" live="assertive" title={say({ zh: '还不能这样办，原因如下：', en: 'Not possible yet, for these reasons:' })}>
        <ReasonList reasons={failure.refusal.reasons} />
        <OtherWay refusal={failure.refusal} />
      </Notice>
    )
  }
  if (failure instanceof Failed && failure.status === 0) {
    return (
      <Notice tone="care" live="assertive" title={say({ zh: '没有连上服务器', en: 'The server could not be reached' })}>
        <p>{say({
          zh: '请检查网络后再试；已填写的内容会保留，重复操作不会重复提交。',
          en: 'Check the network and try again. What you filled in is kept, and nothing is sent twice.',
        })}</p>
        {again}
      </Notice>
    )
  }
  const error = failure instanceof Failed ? failure.error : undefined
  return (
    <Notice tone="bad" live="assertive" title={error ? say(error.says) : say({ zh: '出现故障', en: 'Something went wrong' })}>
      {error && <p>{say(error.remedy)}</p>}
      {error?.fields && <ul>{error.fields.map((field) => <li key={field.field}>{say(field.says)}</li>)}</ul>}
      {error?.trace && <p className="cx-small">{say({ zh: '追踪号 ', en: 'Trace ' })}<code>{error.trace}</code></p>}
      {failure instanceof Failed && failure.status === 401 ? signIn : again}
    </Notice>
  )
}
