import type { MyLicence } from '@changxing/contract/e-licences.ts'
import { picture } from '@changxing/contract/files.ts'
import { photoRejectionLimit } from '@changxing/rules/licences/parameters.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { instantWords } from '@changxing/ui/dates.ts'
import { Icon, type IconName } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { LicenceBack, LicenceFront } from '@changxing/ui/licence-card.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useCitizen, useLicence } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { endings } from './endings.ts'
import { EnrolHere } from './enrol-here.tsx'
import './licences.css'
import { applicationService, licencePaths } from './paths.ts'
import { usePortrait } from './show/use-portrait.ts'
import { useWallet, type WalletView } from './wallet/use-wallet.ts'

const counterOnly: Words = {
  zh: '网上照片已三次未通过，请带身份证到车管窗口办理，当场拍照。',
  en: 'Three photos were refused online. Go to a counter with your ID; the photo is taken there.',
}

/** The answer, and the one thing to do now: apply, wait, set up this phone, show, or ask the office. */
const Answer = ({
  licence,
  view,
  personId,
  onEnrolled,
}: {
  readonly licence: MyLicence
  readonly view: WalletView
  readonly personId: string
  readonly onEnrolled: () => void
}) => {
  const say = useSay()
  const limit = photoRejectionLimit.values[0]?.value ?? 3
  if (licence.eLicence === 'removed' || licence.display === 'none') {
    return (
      <>
        <AnswerLine
          answer="not-yet"
          line={{
            zh: '电子驾驶证不能使用',
            en: 'The e-licence cannot be used',
          }}
          say={licence.displaySays}
        >
          <p>{say(licence.displaySays)}</p>
        </AnswerLine>
        <p className="cx-soft">
          {say({
            zh: `请联系发证机关：${licence.faces.back.authority.zh}。`,
            en: `Ask the issuing office: ${licence.faces.back.authority.en}.`,
          })}
        </p>
      </>
    )
  }
  if (licence.eLicence === 'waiting') {
    return (
      <>
        <AnswerLine answer="checking" line={{ zh: '申领正在办理', en: 'Your application is being handled' }} />
        {licence.openCase && (
          <Link className="cx-button cx-button--wide" to="/cases/$area/$caseId" params={licence.openCase}>
            {say({
              zh: '查看进度',
              en: 'See where it stands',
            })}
          </Link>
        )}
      </>
    )
  }
  if (licence.eLicence === 'none') {
    if (licence.photoRejections >= limit)
      return (
        <AnswerLine
          answer="not-yet"
          line={{
            zh: '只能到窗口申领',
            en: 'Only at a counter now',
          }}
          say={counterOnly}
        >
          <p>{say(counterOnly)}</p>
        </AnswerLine>
      )
    return (
      <>
        <AnswerLine answer="yes" line={{ zh: '您还没有电子驾驶证', en: 'You have no e-licence yet' }} tone="blue">
          <p>
            {licence.hasKeptPhoto
              ? say({
                  zh: '可用留存照片申领，刷脸后通常当场办好。',
                  en: 'You can use the photo on file; after a face check it is usually issued at once.',
                })
              : say({ zh: '需要一张白底照片，在线审核。', en: 'You need a photo on white, reviewed online.' })}
          </p>
        </AnswerLine>
        <Link className="cx-button cx-button--wide" to="/services/$service" params={{ service: applicationService }}>
          {say({
            zh: '申领电子驾驶证',
            en: 'Apply for the e-licence',
          })}
        </Link>
      </>
    )
  }
  if (view.kind === 'wallet') {
    const until = instantWords(view.wallet.expiresAt)
    return (
      <>
        <AnswerLine
          answer="yes"
          tone={licence.display === 'warning' ? 'bad' : 'good'}
          line={
            licence.display === 'warning'
              ? licence.displaySays
              : {
                  zh: '电子驾驶证可以出示',
                  en: 'Your e-licence is ready to show',
                }
          }
        >
          <p>
            {say({
              zh: `没有网络也能出示，至 ${until.zh}；联网时自动续期。`,
              en: `Works without network until ${until.en}, and renews by itself online.`,
            })}
          </p>
        </AnswerLine>
        <Link className="cx-button cx-button--wide" to={licencePaths.show}>
          <Icon name="code" />
          {say({
            zh: '亮证',
            en: 'Show my licence',
          })}
        </Link>
      </>
    )
  }
  return (
    <>
      <AnswerLine
        answer="not-yet"
        tone="blue"
        line={
          view.kind === 'ended'
            ? endings[view.why].line
            : {
                zh: '已申领，本机还没有启用',
                en: 'Issued, but not yet on this phone',
              }
        }
      >
        {view.kind === 'ended' && <p>{say(endings[view.why].more)}</p>}
      </AnswerLine>
      <EnrolHere personId={personId} onDone={onEnrolled} />
    </>
  )
}

type Row = { readonly to: string; readonly icon: IconName; readonly title: Words; readonly more: Words }
const rows: readonly Row[] = [
  {
    to: licencePaths.life,
    icon: 'progress',
    title: { zh: '驾驶证时间线', en: 'The timeline of my licence' },
    more: { zh: '哪天该换证、体检、审验', en: 'When to renew, report, be audited' },
  },
  {
    to: licencePaths.record,
    icon: 'document',
    title: { zh: '安全驾驶记录', en: 'Safe-driving record' },
    more: { zh: '驾龄、记分、军警驾驶经历', en: 'Years of driving, points, service' },
  },
  {
    to: licencePaths.copies,
    icon: 'copy',
    title: { zh: '限定用途打印', en: 'A copy for one purpose' },
    more: { zh: '写明给谁、做什么、到哪天', en: 'Says for whom, what for, and until when' },
  },
  {
    to: licencePaths.consent,
    icon: 'business',
    title: { zh: '给单位看', en: 'Show to a business' },
    more: { zh: '只给车型、有效期、是否成年', en: 'Only class, validity and age' },
  },
  {
    to: licencePaths.looks,
    icon: 'eye',
    title: { zh: '谁查看过', en: 'Who looked' },
    more: { zh: '每一次查看都记在这里', en: 'Every look is listed' },
  },
  {
    to: licencePaths.verify,
    icon: 'scan',
    title: { zh: '核验他人', en: 'Verify someone’s code' },
    more: { zh: '扫对方的码或上传图片', en: 'Scan their code or read a picture' },
  },
]

const Rows = () => {
  const say = useSay()
  return (
    <ul className="cx-plain-list rows">
      {rows.map((row) => (
        <li key={row.to}>
          <Link className="row" to={row.to}>
            <Icon name={row.icon} />
            <span className="row-words">
              <span>{say(row.title)}</span>
              <span>{say(row.more)}</span>
            </span>
            <Icon name="forward" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Both pages, with the kept portrait or, online, the one on file. */
const Pages = ({ licence, kept }: { readonly licence: MyLicence; readonly kept: Uint8Array | null }) => {
  const say = useSay()
  const client = useClient()
  const { photo } = licence.faces.front
  const [back, setBack] = useState(false)
  const fetched = useQuery({
    queryKey: ['portrait', photo?.fileId],
    enabled: !kept && photo !== null,
    staleTime: Infinity,
    queryFn: () => client.call(picture, { params: photo ?? { area: '', fileId: '' } }),
  })
  const url = usePortrait(kept ?? fetched.data)
  const forbidden = licence.faces.front.states.some((state) => !state.mayDrive)
  return (
    <>
      {back ? (
        <LicenceBack faces={licence.faces} forbidden={forbidden} />
      ) : (
        <LicenceFront faces={licence.faces} photoUrl={url} forbidden={forbidden} />
      )}
      <button type="button" className="cx-button cx-button--plain" onClick={() => setBack(!back)}>
        {back ? say({ zh: '看正页', en: 'See the front page' }) : say({ zh: '看副页', en: 'See the back page' })}
      </button>
    </>
  )
}

const Mine = ({ personId }: { readonly personId: string }) => {
  const say = useSay()
  const query = useLicence()
  const { view, refresh } = useWallet()
  return (
    <Result query={query}>
      {({ licence }) =>
        !licence ? (
          <>
            <AnswerLine
              answer="not-yet"
              tone="grey"
              line={{ zh: '没有查到您的机动车驾驶证', en: 'No driving licence was found in your name' }}
            >
              <p>
                {say({
                  zh: '刚领证的，次日可见；境外驾驶证请先换领中国驾驶证。信息有误请联系发证机关。',
                  en: 'A new one shows the next day. With a foreign licence, exchange it for a Chinese one first. If this is wrong, ask the office that issued it.',
                })}
              </p>
            </AnswerLine>
            <Link className="cx-button cx-button--quiet cx-button--wide" to="/services">
              {say({
                zh: '看看能办什么',
                en: 'See the services',
              })}
            </Link>
          </>
        ) : (
          <>
            <Answer
              licence={licence}
              view={view}
              personId={personId}
              onEnrolled={() => {
                void refresh()
                void query.refetch()
              }}
            />
            <Pages licence={licence} kept={view.kind === 'wallet' ? view.wallet.portrait : null} />
            <Rows />
            <p className="cx-soft cx-small">
              {say({
                zh: '电子证与纸质证同等有效，全国可验；纸质证照常核发，须扣留驾驶证时仍须交纸质证。',
                en: 'The e-licence counts like the paper one everywhere in China. Paper licences go on being issued; where a licence must be detained, the paper is still handed in.',
              })}{' '}
              <ClauseChip clause="M1.5.1" /> <ClauseChip clause="M1.5.4" />
            </p>
          </>
        )
      }
    </Result>
  )
}

/** 证照: my licence, its state, and what to do now. */
export default function LicenceHome() {
  const citizen = useCitizen()
  return (
    <Screen title={{ zh: '证照', en: 'Licence' }}>
      <SignedIn why={{ zh: '登录后查看您的驾驶证', en: 'Sign in to see your licence' }}>
        {citizen && <Mine personId={citizen.personId} />}
      </SignedIn>
    </Screen>
  )
}
