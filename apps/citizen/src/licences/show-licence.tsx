import type { Words } from '@changxing/rules/words.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Loading } from '../shell/loading.tsx'
import { Screen } from '../shell/screen.tsx'
import { endings } from './endings.ts'
import './licences.css'
import { licencePaths } from './paths.ts'
import { HandleCode } from './show/handle-code.tsx'
import { MinimalCode } from './show/minimal-code.tsx'
import { PoliceCode } from './show/police-code.tsx'
import { useWakeLock } from './show/use-wake-lock.ts'
import { useWallet, type WalletView } from './wallet/use-wallet.ts'

const tabs = {
  police: { zh: '交警核验', en: 'Police' },
  others: { zh: '给他人看', en: 'Others' },
  handle: { zh: '在线码', en: 'Online' },
} as const satisfies Record<string, Words>
type Tab = keyof typeof tabs

const withoutCode: Words = {
  zh: '没有二维码也可以被核验：把身份证号报给交警即可。',
  en: 'Without a code you can still be checked: give the officer your ID or licence number.',
}

const NoCode = ({ line, more, action = { zh: '去“证照”', en: 'Go to “Licence”' } }: Instead) => {
  const say = useSay()
  return (
    <>
      <AnswerLine answer="not-yet" line={line} say={more}>
        <p>{say(more)}</p>
      </AnswerLine>
      <Link className="cx-button cx-button--wide" to={licencePaths.home}>
        {say(action)}
      </Link>
      <p className="cx-soft">{say(withoutCode)}</p>
    </>
  )
}

const Showing = ({ view }: { readonly view: Extract<WalletView, { kind: 'wallet' }> }) => {
  const say = useSay()
  const [tab, setTab] = useState<Tab>('police')
  useWakeLock()
  const { wallet, standing, contact } = view
  return (
    <>
      <div className="lic-tabs" role="group" aria-label={say({ zh: '给谁看', en: 'Who is it for?' })}>
        {(Object.keys(tabs) as Tab[]).map((name) => (
          <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
            {say(tabs[name])}
          </button>
        ))}
      </div>
      {tab === 'police' && <PoliceCode wallet={wallet} standing={standing} contact={contact} />}
      {tab === 'others' && <MinimalCode key={wallet.issuedAt} wallet={wallet} contact={contact} />}
      {tab === 'handle' && <HandleCode wallet={wallet} />}
    </>
  )
}

type Instead = { readonly line: Words; readonly more: Words; readonly action?: Words }

/** Why no code can be shown now, and what to do; null when one can. */
function insteadOfCode(view: Exclude<WalletView, { kind: 'loading' }>): Instead | null {
  if (view.kind === 'none') {
    return {
      line: { zh: '本机还没有电子驾驶证', en: 'There is no e-licence on this phone yet' },
      more: {
        zh: '在“证照”里申领，或在本机启用已申领的电子驾驶证。',
        en: 'Apply under “Licence”, or set up here the one you already have.',
      },
    }
  }
  if (view.kind === 'broken') {
    return {
      line: { zh: '浏览器不让读取本机保存的证件', en: 'The browser does not let us read what this phone keeps' },
      more: { zh: '请退出无痕模式，或检查剩余存储空间后再打开。', en: 'Leave private browsing, or free some storage, and open again.' },
    }
  }
  if (view.kind === 'ended') return endings[view.why]
  if (view.wallet.licence.display === 'none')
    return {
      line: {
        zh: '这本驾驶证不能出示',
        en: 'This licence cannot be shown',
      },
      more: view.wallet.licence.displaySays,
    }
  if (view.standing !== 'expired') return null
  return {
    line: { zh: '离线有效期已过，请联网', en: 'The offline time is over: go online' },
    more: {
      zh: '本机保存的码可离线使用 7 天。联网并登录后自动续期，驾驶证本身不受影响。',
      en: 'The codes kept here work offline for 7 days. Online and signed in they renew by themselves. Your licence itself is not affected.',
    },
    action: { zh: '联网续期', en: 'Renew online' },
  }
}

/**
 * 亮证: everything comes from this phone's wallet, so that it works with the network cut. A state that forbids driving is shown by a red
 * frame and words while the modules stay black; a licence that may not be shown is not shown, with the reason (M1.5.1, M1.5.2).
 */
export default function ShowLicence() {
  const { view } = useWallet()
  const instead = view.kind === 'loading' ? null : insteadOfCode(view)
  const live = view.kind === 'wallet' && !instead
  return (
    <div className={live ? 'lic-show' : undefined}>
      <Screen title={{ zh: '亮证', en: 'Show my licence' }} back={{ to: licencePaths.home }}>
        {view.kind === 'loading' && <Loading />}
        {instead && <NoCode {...instead} />}
        {live && <Showing view={view} />}
      </Screen>
    </div>
  )
}
