import { signOut } from '@changxing/contract/people.ts'
import { useElder } from '@changxing/ui/elder.tsx'
import { Icon, type IconName } from '@changxing/ui/icons.tsx'
import { useLanguage, useSay, type Language } from '@changxing/ui/language.tsx'
import { ChoiceField } from '@changxing/ui/form/inputs.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useMyConsents } from '../consents/consents-data.ts'
import { eraseWallet } from '../licences/wallet/wallet-store.ts'
import { forgetQueries } from '../offline/kept-queries.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { useCitizen, useMe, useMessages } from '../shell/queries.ts'
import { Screen } from '../shell/screen.tsx'
import { SignInButton } from '../shell/sign-in-button.tsx'
import { ElderSwitch } from '../shell/switches.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import './mine.css'

type Way = { readonly to: LinkProps['to']; readonly icon: IconName; readonly label: Words; readonly count?: number; readonly waiting?: number }

const Ways = ({ ways }: { readonly ways: readonly Way[] }) => {
  const say = useSay()
  return (
    <ul className="cx-plain-list rows">
      {ways.map((way) => (
        <li key={way.label.en}>
          <Link className="row" to={way.to}>
            <Icon name={way.icon} />
            <span className="row-words"><span>{say(way.label)}</span></span>
            {way.count ? <span className="cx-chip" data-tone="bad">{say({ zh: `${way.count} 条未读`, en: `${way.count} unread` })}</span> : null}
            {way.waiting ? <span className="cx-chip" data-tone="care">{say({ zh: `${way.waiting} 件等您`, en: `${way.waiting} waiting` })}</span> : null}
            <Icon name="forward" size="1.1em" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

const Person = () => {
  const say = useSay()
  const citizen = useCitizen()
  if (!citizen) {
    return (
      <section className="cx-card cx-stack">
        <p style={{ margin: 0 }}>{say({ zh: '登录后可以亮证、办事、查进度。', en: 'Sign in to show your licence, start a service and follow your cases.' })}</p>
        <SignInButton />
      </section>
    )
  }
  return (
    <section className="cx-card mine-person">
      <span className="mine-initial" aria-hidden="true">{[...citizen.name][0]}</span>
      <div><strong>{citizen.name}</strong><span className="cx-soft cx-figures">{citizen.numberMasked}</span></div>
    </section>
  )
}

const SignOut = () => {
  const say = useSay()
  const queries = useQueryClient()
  const out = useAction(signOut)
  const leave = async () => {
    const left = await out.run()
    if (!left) return
    await forgetQueries(queries)
    await eraseWallet()
    location.assign(left.next || '/citizen/')
  }
  return (
    <>
      <FailureNotice failure={out.failure} retry={() => void leave()} />
      <button type="button" className="cx-button cx-button--quiet cx-button--wide" disabled={out.pending} onClick={() => void leave()}>
        <Icon name="out" />{say({ zh: '退出登录', en: 'Sign out' })}
      </button>
      <p className="cx-soft cx-small" style={{ margin: 0 }}>{say({ zh: '退出后，本机保存的办件、消息和电子驾驶证会清除。', en: 'Signing out clears the cases, messages and e-licence kept on this phone.' })}</p>
    </>
  )
}

const languages: readonly { readonly value: Language; readonly label: Words }[] = [
  { value: 'zh', label: { zh: '中文', en: '中文' } },
  { value: 'en', label: { zh: 'English', en: 'English' } },
]

/** 我的: who is signed in, messages, who looked, copies; language and elder view; sign out. */
const Mine = () => {
  const say = useSay()
  const { language, choose } = useLanguage()
  const { elder } = useElder()
  const citizen = useCitizen()
  const unread = useMessages().data?.unread
  const mode = useMe().data?.mode
  const waiting = useMyConsents().data?.consents.filter(({ allowed }) => allowed.length > 0)
  return (
    <Screen title={{ zh: '我的', en: 'Me' }}>
      <Person />
      {citizen && (
        <Ways ways={[
          { to: '/messages', icon: 'bell', label: { zh: '消息', en: 'Messages' }, count: unread },
          { to: '/cases', icon: 'progress', label: { zh: '办件进度', en: 'My cases' } },
          { to: '/consents', icon: 'letter', label: { zh: '等我确认', en: 'Waiting for my yes' }, waiting: waiting?.length },
          { to: '/vehicles', icon: 'car', label: { zh: '我的车', en: 'My vehicles' } },
          { to: '/tests', icon: 'wheel', label: { zh: '驾驶考试', en: 'Driving tests' } },
          { to: '/delegations', icon: 'letter', label: { zh: '业务委托', en: 'Delegations' } },
          { to: '/vehicles/mortgages', icon: 'document', label: { zh: '我的抵押', en: 'My mortgages' } },
          { to: '/licence/looks', icon: 'eye', label: { zh: '谁查看过我的驾驶证', en: 'Who looked at my licence' } },
          { to: '/licence/copies', icon: 'copy', label: { zh: '限定用途副本', en: 'Copies for one purpose' } },
          { to: '/licence/consent', icon: 'business', label: { zh: '给单位看', en: 'Show to a business' } },
        ]} />
      )}
      <section className="cx-card cx-stack">
        <ChoiceField row id="language" label={{ zh: '语言 Language', en: 'Language 语言' }} options={languages} value={language} onChange={(value) => choose(value === 'zh' ? 'zh' : 'en')} />
        <div className="mine-elder">
          <div><strong>{say({ zh: '长辈版', en: 'Large text' })}</strong><p className="cx-soft cx-small">{say({ zh: '字大、按钮大、一页一件事', en: 'Large letters and buttons, one thing a page' })}</p></div>
          <ElderSwitch />
        </div>
      </section>
      <Ways ways={[
        ...(elder ? [] : [{ to: '/helpers', icon: 'help', label: { zh: '请人帮我办', en: 'Let someone help me' } } as const]),
        { to: '/copy-check', icon: 'shield', label: { zh: '核验副本真伪', en: 'Check a copy' } },
        { to: '/coverage', icon: 'document', label: { zh: '条款与功能对照', en: 'Clauses and features' } },
      ]} />
      {citizen && <SignOut />}
      {mode === 'demonstration' && <p className="cx-soft cx-small" style={{ textAlign: 'center', margin: 0 }}>{say({ zh: '演示模式：人员与证件均为虚构', en: 'Demonstration: all people and licences are invented' })}</p>}
    </Screen>
  )
}
export default Mine
