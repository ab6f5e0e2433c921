import { detentionVoucher, type DetentionView } from '@changxing/contract/verification.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { ScreenLink } from '../link.tsx'
import { failureWords } from './failure-words.ts'

/** The result of a detention: its number, what the driver has to do by when, and the voucher to print or show. */
export function DetainedCard({ detention, name }: { readonly detention: z.infer<typeof DetentionView>; readonly name: string }) {
  const say = useSay()
  const client = useClient()
  const [url, setUrl] = useState<string | null>(null)
  const [problem, setProblem] = useState<Words | null>(null)
  const [attempt, setAttempt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const { area, detentionId } = detention

  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    const leaving = new AbortController()
    let made: string | null = null
    client.call(detentionVoucher, { params: { area, detentionId }, signal: leaving.signal }).then(
      (bytes) => {
        made = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' }))
        setUrl(made)
        setProblem(null)
      },
      (cause) => {
        if (!leaving.signal.aborted) setProblem(failureWords(cause))
      },
    )
    return () => {
      leaving.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [client, area, detentionId, attempt])

  return (
    <div className="pt-page">
      <section className="cx-answer" data-tone="good" role="status">
        <div>
          <h1 ref={heading} tabIndex={-1} className="cx-answer-line">{say({ zh: '已扣留，凭证已生成', en: 'Detained; the voucher is made' })}</h1>
          <p className="cx-answer-more">{say({
            zh: '持证人的电子驾驶证已即时标红；离线终端随下一期状态名单得知。',
            en: "The holder's e-licence shows red at once; offline terminals learn it from the next status list.",
          })}</p>
        </div>
      </section>
      <dl className="cx-facts cx-card">
        <dt>{say({ zh: '凭证编号', en: 'Voucher' })}</dt><dd className="cx-figures">{detention.voucherNumber}</dd>
        <dt>{say({ zh: '当事人', en: 'Driver' })}</dt><dd>{name}</dd>
        <dt>{say({ zh: '依据', en: 'Ground' })}</dt><dd>{say(detention.groundSays)}</dd>
        <dt>{say({ zh: '时间', en: 'When' })}</dt><dd><At at={detention.at} /></dd>
        <dt>{say({ zh: '地点', en: 'Where' })}</dt><dd>{detention.place}</dd>
        <dt>{say({ zh: '纸质证', en: 'Paper' })}</dt>
        <dd>
          {detention.paper === 'taken' ? say({ zh: '已收取', en: 'Taken' }) : say({ zh: '限期交来', en: 'To be handed in' })}
          {detention.handInBy && <> · <Day on={detention.handInBy} /></>}
        </dd>
      </dl>
      {problem && (
        <div className="pt-warn" role="alert">
          <p>{say({ zh: '扣留已办理，但凭证 PDF 未取得：', en: 'The detention stands, but its PDF was not fetched: ' })}{say(problem)}</p>
          <button type="button" className="cx-button cx-button--quiet" onClick={() => setAttempt(attempt + 1)}>{say({
            zh: '再取一次',
            en: 'Fetch again',
          })}</button>
        </div>
      )}
      <div className="pt-actions">
        {url
          ? <a className="cx-button pt-big" href={url} target="_blank" rel="noreferrer" download={`${detention.voucherNumber}.pdf`}>{say({
            zh: '打开凭证 PDF',
            en: 'Open the voucher',
          })}</a>
          : !problem && <button type="button" className="cx-button pt-big" disabled>{say({
            zh: '正在生成凭证…',
            en: 'Making the voucher…',
          })}</button>}
        <ScreenLink to="/" className="cx-button cx-button--quiet pt-big">{say({ zh: '下一个', en: 'Next' })}</ScreenLink>
      </div>
    </div>
  )
}
