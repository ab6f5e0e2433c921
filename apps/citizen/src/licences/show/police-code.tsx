import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { LicenceBack, LicenceFront } from '@changxing/ui/licence-card.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useEffect, useState } from 'react'
import type { Contact } from '../wallet/use-wallet.ts'
import type { KeptWallet } from '../wallet/wallet-store.ts'
import type { WalletStanding } from '../wallet/wallet-standing.ts'
import { AnswerChallenge } from './answer-challenge.tsx'
import { CodePicture } from './code-picture.tsx'
import { LiveClock } from './live-clock.tsx'
import { AsOf, StandingStrip } from './standing-strip.tsx'
import { useLiveCode } from './use-live-code.ts'
import { usePortrait } from './use-portrait.ts'
import { WhatTheySee } from './what-they-see.tsx'

const answerShownMs = 60_000

/** What stands in the way of driving, and who settles it where. */
const WayBack = ({ faces }: { readonly faces: KeptWallet['licence']['faces'] }) => {
  const say = useSay()
  const forbidding = faces.front.states.filter((state) => !state.mayDrive)
  const detained = forbidding.some(({ letter }) => letter === 'U')
  const { authority } = faces.back
  return (
    <p className="lic-way-back">
      {say({ zh: '驾驶证状态：', en: 'State of the licence: ' })}
      <strong>{forbidding.map((state) => say(state.says)).join(say({ zh: '、', en: ', ' }))}</strong>
      {say(detained
        ? {
          zh: '。请按强制措施凭证上写的时间和地点处理；消息里也有这份凭证。',
          en: '. Settle this where and by when your voucher says; you also find it in your messages.',
        }
        : { zh: `。请先到${authority.zh}处理，再驾驶。`, en: `. Settle this at ${authority.en} before you drive again.` })}
    </p>
  )
}

/** 给交警看: the full code, renewed every 15 seconds on this phone, and both pages of the licence. */
export const PoliceCode = ({
  wallet,
  standing,
  contact,
}: {
  readonly wallet: KeptWallet
  readonly standing: WalletStanding
  readonly contact: Contact
}) => {
  const say = useSay()
  const [challenge, setChallenge] = useState<Uint8Array | null>(null)
  const [answering, setAnswering] = useState(false)
  const [page, setPage] = useState<'front' | 'back'>('front')
  const { code, failed } = useLiveCode(wallet, 'police', challenge, contact)
  const photoUrl = usePortrait(wallet.portrait)
  const { faces, display, displaySays } = wallet.licence
  const forbidden = faces.front.states.some((state) => !state.mayDrive)
  const tone = forbidden ? 'bad' : display === 'warning' ? 'care' : 'good'

  useEffect(() => {
    if (!challenge) return
    const timer = setTimeout(() => setChallenge(null), answerShownMs)
    return () => clearTimeout(timer)
  }, [challenge])

  if (answering) {
    return (
      <section className="lic-pass">
        <AnswerChallenge
          onCancel={() => setAnswering(false)}
          onChallenge={(question) => {
            setChallenge(question)
            setAnswering(false)
          }}
        />
      </section>
    )
  }
  return (
    <>
      <section className="lic-pass" data-tone={tone} aria-label={say({ zh: '电子驾驶证二维码', en: 'E-licence code' })}>
        {tone !== 'good' && (
          <p className="lic-state" data-tone={tone}>
            <Shape tone={tone} />
            <span>{forbidden ? say({ zh: '现在不得驾驶机动车', en: 'You may not drive now' }) : say(displaySays)}</span>
          </p>
        )}
        {forbidden && <WayBack faces={faces} />}
        <div className="lic-who">
          {photoUrl && <img src={photoUrl} alt="" />}
          <div>
            <p>
              <strong lang="zh-CN">{faces.front.name}</strong>
              <span className="lic-who-class">{faces.front.classes}</span>
            </p>
            {tone === 'good' && (
              <p className="lic-state" data-tone="good">
                <Shape tone="good" />
                {say(displaySays)}
              </p>
            )}
          </div>
        </div>
        <div className="lic-code-box">
          {code && (
            <CodePicture
              text={code.text}
              label={say({
                zh: '电子驾驶证动态二维码，供交警扫描',
                en: 'Live QR code of the e-licence, for the officer to scan',
              })}
            />
          )}
          {failed && (
            <p role="alert">
              {say({
                zh: '本机密钥无法使用。请回到“证照”重新启用电子驾驶证；此时可向交警报身份证号核验。',
                en: 'The keys of this phone do not work. Go back to “Licence” and set it up again; '
                  + 'meanwhile give the officer your ID number.',
              })}
            </p>
          )}
        </div>
        {challenge && (
          <p className="lic-answered" role="status">
            <Icon name="shield" />
            {say({
              zh: '已回应核验，请让对方现在扫码',
              en: 'Check answered: let them scan now',
            })}
          </p>
        )}
        {code && <LiveClock madeAtMs={code.madeAtMs} />}
        <AsOf wallet={wallet} contact={contact} />
      </section>
      <StandingStrip wallet={wallet} standing={standing} contact={contact} clockSure={code?.clockSure ?? true} />
      <button type="button" className="cx-button lic-on-blue" onClick={() => setAnswering(true)}>
        <Icon name="scan" />
        {say({
          zh: '回应核验',
          en: 'Answer a check',
        })}
      </button>
      <p className="lic-hint">
        {say({ zh: '请把屏幕亮度调到最高，手机拿在自己手里。', en: 'Turn the brightness up, and keep the phone in your own hand.' })}
      </p>
      <div className="lic-pages" role="group" aria-label={say({ zh: '正页或副页', en: 'Front or back page' })}>
        <button type="button" aria-pressed={page === 'front'} onClick={() => setPage('front')}>
          {say({
            zh: '正页',
            en: 'Front page',
          })}
        </button>
        <button type="button" aria-pressed={page === 'back'} onClick={() => setPage('back')}>
          {say({ zh: '副页', en: 'Back page' })}
        </button>
      </div>
      {page === 'front' ? (
        <LicenceFront faces={faces} photoUrl={photoUrl} forbidden={forbidden} />
      ) : (
        <LicenceBack faces={faces} forbidden={forbidden} />
      )}
      <WhatTheySee to="police" />
    </>
  )
}
