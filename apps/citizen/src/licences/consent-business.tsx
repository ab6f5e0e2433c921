import { consentToRelyingParty } from '@changxing/contract/e-licences.ts'
import type { InputOf } from '@changxing/contract/endpoint.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { Icon, type IconName } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Link } from '@tanstack/react-router'
import { useId, useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import '@changxing/ui/form/form.css'
import './licences.css'
import { licencePaths } from './paths.ts'
import { CodePicture } from './show/code-picture.tsx'
import { LiveClock, useServerTime } from './show/live-clock.tsx'
import { MinimalFacts } from './show/minimal-facts.tsx'
import { useLiveCode } from './show/use-live-code.ts'
import { useWakeLock } from './show/use-wake-lock.ts'
import { WhatTheySee } from './show/what-they-see.tsx'
import { useWallet, type Contact } from './wallet/use-wallet.ts'
import { markMinimalUsed } from './wallet/wallet.ts'
import { nextMinimal } from './wallet/wallet-standing.ts'
import type { KeptWallet } from './wallet/wallet-store.ts'

type Kind = InputOf<typeof consentToRelyingParty>['recipientKind']
const kinds: Record<Kind, { readonly icon: IconName; readonly says: Words; readonly purpose: Words }> = {
  rental: { icon: 'licence', says: { zh: '租车', en: 'Car rental' }, purpose: { zh: '办理租车', en: 'Renting a car' } },
  insurer: { icon: 'shield', says: { zh: '保险', en: 'Insurer' }, purpose: { zh: '办理车辆保险', en: 'Car insurance' } },
  other: { icon: 'business', says: { zh: '其他单位', en: 'Other' }, purpose: { zh: '', en: '' } },
}

type Agreed = { readonly minimal: number; readonly expiresAt: string; readonly kind: Kind; readonly purpose: string }

const Agree = ({ wallet, onAgreed }: { readonly wallet: KeptWallet; readonly onAgreed: (agreed: Agreed) => void }) => {
  const say = useSay()
  const { run, pending, failure } = useAction(consentToRelyingParty)
  const [kind, setKind] = useState<Kind>('rental')
  const [typed, setTyped] = useState<string>()
  const purpose = typed ?? say(kinds[kind].purpose)
  const [tried, setTried] = useState(false)
  const id = useId()
  const missing = purpose.trim().length < 2
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing) return
    const minimal = nextMinimal(wallet.minimal.length, wallet.usedMinimal)
    const consent = await run({ input: { deviceId: wallet.deviceId, minimalIndex: minimal, recipientKind: kind, purpose: purpose.trim() } })
    if (!consent) return
    await markMinimalUsed(minimal)
    onAgreed({ minimal, expiresAt: consent.expiresAt, kind, purpose: purpose.trim() })
  }
  return (
    <form className="cx-stack" onSubmit={(event) => void submit(event)} noValidate>
      <fieldset className="lic-kinds">
        <legend>{say({ zh: '哪类单位', en: 'What kind of business?' })}</legend>
        {(Object.keys(kinds) as Kind[]).map((name) => (
          <label key={name}>
            <input
              type="radio"
              name={`${id}-kind`}
              checked={kind === name}
              onChange={() => {
                setKind(name)
                setTyped(undefined)
              }}
            />
            <span>
              <Icon name={kinds[name].icon} />
              {say(kinds[name].says)}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="lic-form-field">
        <label htmlFor={`${id}-purpose`}>{say({ zh: '用途', en: 'What for' })}</label>
        <input
          id={`${id}-purpose`}
          className="cx-input"
          maxLength={200}
          value={purpose}
          aria-invalid={tried && missing}
          onChange={(event) => setTyped(event.target.value)}
        />
        {tried && missing && (
          <p className="lic-wrong" role="alert">
            {say({
              zh: '请写明用途（至少两个字）',
              en: 'Say what it is for (two characters at least)',
            })}
          </p>
        )}
      </div>
      <section className="cx-card">
        <h2>{say({ zh: '您同意对方核验', en: 'You agree that they may check' })}</h2>
        <MinimalFacts licence={wallet.licence} />
        <p className="cx-soft cx-small">
          {say({
            zh: '不含姓名、证号、照片。10 分钟后自动失效；对方另会得知现在能否驾驶。',
            en: 'No name, number or photo. It ends by itself after 10 minutes. They also learn whether you may drive now.',
          })}{' '}
          <ClauseChip clause="M1.4.3" />
        </p>
      </section>
      <FailureNotice failure={failure} />
      <button className="cx-button cx-button--wide" type="submit" disabled={pending}>
        {pending
          ? say({ zh: '正在登记同意…', en: 'Recording your consent…' })
          : say({ zh: '我同意，显示二维码', en: 'I agree: show the code' })}
      </button>
    </form>
  )
}

const AgreedCode = ({
  wallet,
  contact,
  agreed,
  onEnd,
}: {
  readonly wallet: KeptWallet
  readonly contact: Contact
  readonly agreed: Agreed
  readonly onEnd: () => void
}) => {
  const say = useSay()
  useWakeLock()
  const now = useServerTime()
  const { code } = useLiveCode(wallet, { minimal: agreed.minimal }, null, contact)
  const left = Math.max(0, Math.floor((Date.parse(agreed.expiresAt) - now) / 1000))
  if (left === 0) {
    return (
      <>
        <AnswerLine answer="not-yet" tone="grey" line={{ zh: '同意已到期', en: 'Your consent has ended' }}>
          <p>{say({ zh: '对方不能再核验。需要时请重新同意。', en: 'They cannot check any more. Agree again if needed.' })}</p>
        </AnswerLine>
        <button type="button" className="cx-button cx-button--wide" onClick={onEnd}>
          {say({ zh: '重新同意', en: 'Agree again' })}
        </button>
      </>
    )
  }
  return (
    <>
      <section className="lic-pass" data-tone="good" aria-label={say({ zh: '最小信息码', en: 'Minimal code' })}>
        <p className="lic-state" data-tone="good">
          <Icon name={kinds[agreed.kind].icon} />
          {say(kinds[agreed.kind].says)} · {agreed.purpose}
        </p>
        <div className="lic-code-box">
          {code && (
            <CodePicture
              text={code.text}
              label={say({
                zh: '最小信息二维码，供单位扫描',
                en: 'Minimal QR code for the business to scan',
              })}
            />
          )}
        </div>
        {code && <LiveClock madeAtMs={code.madeAtMs} />}
        <p className="lic-countdown" role="timer">
          <Icon name="clock" />
          {say({
            zh: `同意还有 ${Math.floor(left / 60)} 分 ${left % 60} 秒`,
            en: `Consent ends in ${Math.floor(left / 60)} min ${left % 60} s`,
          })}
        </p>
      </section>
      <WhatTheySee to="minimal" />
    </>
  )
}

const Consent = () => {
  const say = useSay()
  const { view } = useWallet()
  // The wallet of the moment of consent: a silent renewal would otherwise change the code under the scanner.
  const [agreed, setAgreed] = useState<(Agreed & { readonly wallet: KeptWallet }) | null>(null)
  if (agreed)
    return (
      <AgreedCode
        wallet={agreed.wallet}
        contact={view.kind === 'wallet' ? view.contact : null}
        agreed={agreed}
        onEnd={() => setAgreed(null)}
      />
    )
  if (view.kind === 'loading') return <Loading />
  if (view.kind !== 'wallet' || view.standing === 'expired' || view.wallet.licence.display === 'none') {
    return (
      <>
        <AnswerLine answer="not-yet" line={{ zh: '本机还没有可用的电子驾驶证', en: 'There is no usable e-licence on this phone' }} />
        <Link className="cx-button cx-button--wide" to={licencePaths.home}>
          {say({ zh: '去“证照”', en: 'Go to “Licence”' })}
        </Link>
      </>
    )
  }
  return <Agree wallet={view.wallet} onAgreed={(next) => setAgreed({ ...next, wallet: view.wallet })} />
}

/** 给单位核验: a rental or an insurer checks the least it needs, with the holder's recorded consent (M1.4.3). */
export default function ConsentBusiness() {
  return (
    <Screen title={{ zh: '给单位看', en: 'Show to a business' }} back={{ to: licencePaths.home }}>
      <SignedIn why={{ zh: '登录后登记同意', en: 'Sign in to record your consent' }}>
        <Consent />
      </SignedIn>
    </Screen>
  )
}
