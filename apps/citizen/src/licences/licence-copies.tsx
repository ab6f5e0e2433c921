import { copyPdf, makeCopy, myCopies, revokeCopy, type CopyView } from '@changxing/contract/e-licences.ts'
import { addDays, addMonths } from '@changxing/rules/civil-date.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import type { z } from 'zod'
import { saveDocument } from '../shell/download.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { useMe } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import '@changxing/ui/form/form.css'
import './licences.css'
import { licencePaths } from './paths.ts'

type Copy = z.infer<typeof CopyView>

const useCopies = () => {
  const client = useClient()
  return useQuery({ queryKey: ['copies'], queryFn: ({ signal }) => client.call(myCopies, { signal }) })
}

const lives = [
  { days: 7, label: { zh: '7 天', en: '7 days' } },
  { days: 30, label: { zh: '30 天', en: '30 days' } },
] as const

/** What is written across the copy: for whom, what for, until when. All wrong fields are said at once. */
const MakeCopy = ({ today }: { readonly today: string }) => {
  const say = useSay()
  const queries = useQueryClient()
  const { run, pending, failure } = useAction(makeCopy)
  const [recipient, setRecipient] = useState('')
  const [purpose, setPurpose] = useState('')
  const [expiresOn, setExpiresOn] = useState(addDays(today, lives[0].days))
  const [tried, setTried] = useState(false)
  const id = useId()
  const missing = { recipient: recipient.trim().length < 2, purpose: purpose.trim().length < 2, expiresOn: expiresOn < today }
  const wrong = (name: keyof typeof missing, words: Words) =>
    tried &&
    missing[name] && (
      <p className="lic-wrong" id={`${id}-${name}-wrong`}>
        {say(words)}
      </p>
    )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(missing).some(Boolean)) return
    const made = await run({ input: { recipient: recipient.trim(), purpose: purpose.trim(), expiresOn } })
    if (!made) return
    setRecipient('')
    setPurpose('')
    setTried(false)
    await queries.invalidateQueries({ queryKey: ['copies'] })
  }
  const field = (name: keyof typeof missing) => ({
    id: `${id}-${name}`,
    'aria-invalid': tried && missing[name],
    'aria-describedby': tried && missing[name] ? `${id}-${name}-wrong` : undefined,
  })
  return (
    <form className="cx-card cx-stack lic-form" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{say({ zh: '做一份限定用途的副本', en: 'Make a copy for one purpose' })}</h2>
      <p className="cx-soft">
        {say({
          zh: '用途、对象和期限会斜印在证面上，别人无法挪作他用；您随时可以作废。',
          en: 'Purpose, recipient and expiry are printed across it, so that it is no use for anything else. You can revoke it at any time.',
        })}
      </p>
      <div className="lic-form-field">
        <label htmlFor={`${id}-recipient`}>{say({ zh: '给谁', en: 'For whom' })}</label>
        <input
          className="cx-input"
          maxLength={60}
          value={recipient}
          onChange={(event) => setRecipient(event.target.value)}
          placeholder={say({
            zh: '如：某租车公司',
            en: 'e.g. a car rental firm',
          })}
          {...field('recipient')}
        />
        {wrong('recipient', { zh: '请写明给谁（至少两个字）', en: 'Say who it is for (two characters at least)' })}
      </div>
      <div className="lic-form-field">
        <label htmlFor={`${id}-purpose`}>{say({ zh: '做什么用', en: 'What for' })}</label>
        <input
          className="cx-input"
          maxLength={60}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
          placeholder={say({
            zh: '如：办理租车',
            en: 'e.g. renting a car',
          })}
          {...field('purpose')}
        />
        {wrong('purpose', { zh: '请写明用途（至少两个字）', en: 'Say what it is for (two characters at least)' })}
      </div>
      <div className="lic-form-field">
        <label htmlFor={`${id}-expiresOn`}>{say({ zh: '有效到', en: 'Good until' })}</label>
        <input
          className="cx-input"
          type="date"
          min={today}
          max={addMonths(today, 12)}
          value={expiresOn}
          onChange={(event) => setExpiresOn(event.target.value)}
          {...field('expiresOn')}
        />
        <div className="lic-quick">
          {lives.map(({ days, label }) => (
            <button
              key={days}
              type="button"
              className="cx-button cx-button--quiet"
              aria-pressed={expiresOn === addDays(today, days)}
              onClick={() => setExpiresOn(addDays(today, days))}
            >
              {say(label)}
            </button>
          ))}
        </div>
        {wrong('expiresOn', { zh: '请选择今天或以后的日期', en: 'Choose today or later' })}
      </div>
      <FailureNotice failure={failure} />
      <button className="cx-button cx-button--wide" type="submit" disabled={pending}>
        {pending ? say({ zh: '正在制作…', en: 'Making it…' }) : say({ zh: '制作', en: 'Make it' })}
      </button>
    </form>
  )
}

const stateOf = (copy: Copy, today: string): { readonly tone: 'good' | 'bad' | 'grey'; readonly says: Words } => {
  if (copy.revoked) return { tone: 'bad', says: { zh: '已作废', en: 'Revoked' } }
  return copy.expiresOn < today
    ? { tone: 'grey', says: { zh: '已过期', en: 'Expired' } }
    : { tone: 'good', says: { zh: '有效', en: 'In force' } }
}

const CopyCard = ({ copy, today }: { readonly copy: Copy; readonly today: string }) => {
  const say = useSay()
  const queries = useQueryClient()
  const pdf = useAction(copyPdf)
  const revoke = useAction(revokeCopy)
  const [sure, setSure] = useState(false)
  const state = stateOf(copy, today)
  const download = async () => {
    const bytes = await pdf.run({ params: { copyId: copy.copyId } })
    if (bytes) saveDocument(bytes, 'application/pdf', `changxing-${copy.copyId.slice(0, 8)}.pdf`)
  }
  const end = async () => {
    if (await revoke.run({ params: { copyId: copy.copyId } })) await queries.invalidateQueries({ queryKey: ['copies'] })
    setSure(false)
  }
  return (
    <li className="cx-card cx-stack">
      <div className="lic-copy-head">
        <h3>{copy.recipient}</h3>
        <span className="cx-chip" data-tone={state.tone}>
          <Shape tone={state.tone} />
          {say(state.says)}
        </span>
      </div>
      <dl className="cx-facts">
        <dt>{say({ zh: '用途', en: 'Purpose' })}</dt>
        <dd>{copy.purpose}</dd>
        <dt>{say({ zh: '有效到', en: 'Good until' })}</dt>
        <dd>
          <Day on={copy.expiresOn} />
        </dd>
        <dt>{say({ zh: '制作于', en: 'Made' })}</dt>
        <dd>
          <At at={copy.madeAt} />
        </dd>
        <dt>{say({ zh: '被核验', en: 'Checked' })}</dt>
        <dd>{say({ zh: `${copy.timesChecked} 次`, en: copy.timesChecked === 1 ? 'once' : `${copy.timesChecked} times` })}</dd>
      </dl>
      <FailureNotice failure={pdf.failure ?? revoke.failure} />
      {state.tone === 'good' && !sure && (
        <div className="lic-two">
          <button type="button" className="cx-button" disabled={pdf.pending} onClick={() => void download()}>
            <Icon name="download" />
            {say({
              zh: '下载 PDF',
              en: 'Download PDF',
            })}
          </button>
          <button type="button" className="cx-button cx-button--danger" onClick={() => setSure(true)}>
            {say({
              zh: '作废',
              en: 'Revoke',
            })}
          </button>
        </div>
      )}
      {sure && (
        <Notice
          tone="care"
          title={say({
            zh: '作废后，印出的副本再核验会显示“已作废”，不能恢复。',
            en: 'Printed copies will then check as “revoked”. This cannot be undone.',
          })}
        >
          <div className="lic-two">
            <button type="button" className="cx-button cx-button--danger" disabled={revoke.pending} onClick={() => void end()}>
              {say({
                zh: '确定作废',
                en: 'Revoke it',
              })}
            </button>
            <button type="button" className="cx-button cx-button--quiet" onClick={() => setSure(false)}>
              {say({
                zh: '保留',
                en: 'Keep it',
              })}
            </button>
          </div>
        </Notice>
      )}
    </li>
  )
}

const Copies = () => {
  const say = useSay()
  const me = useMe()
  const query = useCopies()
  return (
    <Result query={me}>
      {({ today }) => (
        <>
          <MakeCopy today={today} />
          <Result query={query}>
            {({ copies }) => (
              <section className="cx-stack">
                <h2 className="lic-section">{say({ zh: '我做过的副本', en: 'My copies' })}</h2>
                {copies.length === 0 ? (
                  <p className="cx-soft">{say({ zh: '还没有。', en: 'None yet.' })}</p>
                ) : (
                  <ul className="cx-plain-list cx-stack">
                    {copies.map((copy) => (
                      <CopyCard key={copy.copyId} copy={copy} today={today} />
                    ))}
                  </ul>
                )}
              </section>
            )}
          </Result>
        </>
      )}
    </Result>
  )
}

/** 限定用途打印: instead of handing over a photocopy that anybody can use for anything. */
export default function LicenceCopies() {
  return (
    <Screen title={{ zh: '限定用途打印', en: 'A copy for one purpose' }} back={{ to: licencePaths.home }}>
      <SignedIn why={{ zh: '登录后制作副本', en: 'Sign in to make a copy' }}>
        <Copies />
      </SignedIn>
    </Screen>
  )
}
