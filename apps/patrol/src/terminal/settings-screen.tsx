import { useQuery } from '@tanstack/react-query'
import { signOut } from '@changxing/contract/people.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useLanguage } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useSyncExternalStore } from 'react'
import { offlineApp, takeNewVersion } from '../offline/registration.ts'
import type { NightChoice } from './database.ts'
import { terminalName } from './terminal-name.ts'
import { useTerminal, useTerminalState } from './terminal.tsx'
import { lengthWords, momentWords } from './time-words.ts'

const nights = { auto: {
  zh: '自动',
  en: 'Auto',
}, day: { zh: '白天', en: 'Day' }, night: { zh: '夜间', en: 'Night' } } as const satisfies Record<NightChoice, Words>
const comparedWords = (ms: number): Words => {
  const { zh, en } = lengthWords(ms / 1000)
  return ms < 10_000 ? { zh: '刚刚比对', en: 'compared just now' } : { zh: `${zh}前比对`, en: `compared ${en} ago` }
}
const grouped = (hex: string) => hex.match(/.{1,4}/g)?.join(' ') ?? ''

/** The terminal itself: who, how fresh, which root key, what it can do offline, and what a code can and cannot prove. */
export function SettingsScreen() {
  const { say, language, choose } = useLanguage()
  const client = useClient()
  const terminal = useTerminal()
  const { officer, root, rootDiffers, trust, lists, lastSyncMs, syncing, syncProblems, night, place, online, waiting } = useTerminalState()
  const app = useSyncExternalStore(offlineApp.subscribe, offlineApp.get)
  const storage = useQuery({ queryKey: ['storage-kept'], queryFn: async () => (await navigator.storage?.persisted?.()) ?? false })
  const name = useQuery({ queryKey: ['terminal-name'], queryFn: terminalName })
  const clock = terminal.clock()
  const onPatrol = officer?.posts.includes('patrol') ?? true
  const leave = async () => {
    const { next } = await client.call(signOut)
    location.assign(next)
  }
  return (
    <div className="pt-page">
      <h1>{say({ zh: '本终端', en: 'This terminal' })}</h1>
      <section className="cx-card">
        <h2>{officer?.name} <span className="cx-figures">{officer?.number}</span></h2>
        <p>{officer && say(officer.office)}</p>
        {officer?.posts.includes('inspection') && name.data && (
          <p className="cx-soft">{say({ zh: '终端名称（与签名密钥一起登记）', en: 'Name of this terminal (registered with the signing key)' })} <code>{name.data}</code></p>
        )}
        {onPatrol && (
          <label className="pt-field">
            <span>{say({ zh: '执勤地点（记入每次核验）', en: 'Place of duty (recorded with each check)' })}</span>
            <input value={place} maxLength={200} onChange={(event) => terminal.setPlace(event.target.value)} />
          </label>
        )}
      </section>
      <section className="cx-card">
        <h2>{say({ zh: '名单与时间', en: 'Lists and clock' })}</h2>
        <dl className="cx-facts cx-figures">
          <dt>{say({
            zh: '上次同步',
            en: 'Last sync',
          })}</dt><dd>{lastSyncMs ? say(momentWords(lastSyncMs)) : say({ zh: '从未', en: 'never' })}</dd>
          <dt>{say({ zh: '时间', en: 'Clock' })}</dt>
          <dd>{clock.comparedMsAgo === null ? say({
            zh: '未与服务器比对',
            en: 'never compared',
          }) : <>{say(comparedWords(clock.comparedMsAgo))}{!clock.known && say({ zh: '（重启或休眠后待复核）', en: ' (restarted or slept since)' })}</>}</dd>
          <dt>{say({ zh: '信任名单', en: 'Trust list' })}</dt>
          <dd>{trust ? <>{say({
            zh: `第 ${trust.sequence} 期，${trust.keys} 把公钥`,
            en: `no. ${trust.sequence}, ${trust.keys} keys`,
          })}</> : say({ zh: '本次启动后未同步', en: 'not synced since the start' })}</dd>
          {lists.map((list) => (
            <div key={list.shard} style={{ display: 'contents' }}>
              <dt>{say({ zh: `状态名单 ${list.shard}`, en: `Status list ${list.shard}` })}</dt>
              <dd>{say({ zh: `第 ${list.sequence} 期，`, en: `no. ${list.sequence}, ` })}{say(momentWords(list.issuedAtMs))}</dd>
            </div>
          ))}
          <dt>{say({
            zh: '根公钥指纹',
            en: 'Root key',
          })}</dt><dd>{root ? grouped(root.fingerprint) : say({ zh: '尚未固定', en: 'not pinned yet' })}</dd>
        </dl>
        {root && <p className="cx-small cx-soft">{say({
          zh: `首次同步时固定（${momentWords(root.pinnedAtMs).zh}）。请与单位公布的指纹核对一次。`,
          en: `Pinned at the first sync (${momentWords(root.pinnedAtMs).en}). Compare it once with the one your office publishes.`,
        })}</p>}
        {rootDiffers && <p className="pt-warn" role="alert">{say({
          zh: '服务器给出的根公钥与本机固定的不同：本机不予采用。请报告指挥中心。',
          en: 'The server offers another root key than the pinned one. It is not used. Report it.',
        })}</p>}
        {syncProblems.map((problem) => <p key={problem.en} className="pt-warn" role="alert">{say(problem)}</p>)}
        <button type="button" className="cx-button pt-big cx-button--wide" disabled={syncing} onClick={() => void terminal.sync()}>
          {say(syncing ? { zh: '正在同步…', en: 'Syncing…' } : { zh: '立即同步', en: 'Sync now' })}
        </button>
        {!online && <p className="cx-small">{say({
          zh: '没有网络：同步会在联网后自动进行。',
          en: 'No network: it will sync by itself when there is one.',
        })}</p>}
      </section>
      <section className="cx-card">
        <h2>{say({ zh: '显示', en: 'Display' })}</h2>
        <fieldset className="pt-choices pt-choices--row">
          <legend>{say({ zh: '语言', en: 'Language' })}</legend>
          <label lang="zh-CN"><input type="radio" name="language" checked={language === 'zh'} onChange={() => choose('zh')} /><span>中文</span></label>
          <label lang="en"><input type="radio" name="language" checked={language === 'en'} onChange={() => choose('en')} /><span>English</span></label>
        </fieldset>
        <fieldset className="pt-choices pt-choices--row">
          <legend>{say({ zh: '夜间模式', en: 'Night mode' })}</legend>
          {(Object.keys(nights) as NightChoice[]).map((name) => (
            <label key={name}><input type="radio" name="night" checked={night === name} onChange={() => terminal.chooseNight(name)} /><span>{say(nights[name])}</span></label>
          ))}
        </fieldset>
      </section>
      <section className="cx-card">
        <h2>{say({ zh: '断网使用', en: 'Without network' })}</h2>
        <ul className="pt-list">
          <li>{say(app.state === 'ready' ? {
            zh: onPatrol ? '应用已存入本机，断网可启动、扫码、核验' : '应用已存入本机，断网可启动、查验、录像',
            en: `The app is kept here: it starts, ${onPatrol ? 'scans and verifies' : 'inspects and records'} without network`,
          } : { zh: '应用尚未存入本机，请保持联网片刻', en: 'The app is not kept here yet; stay online for a moment' })}</li>
          <li>{say(storage.data ? {
            zh: '浏览器承诺不清除本机数据',
            en: 'The browser promised to keep the data',
          } : { zh: '浏览器可能清除本机数据：请把应用添加到主屏幕', en: 'The browser may clear the data: add the app to the home screen' })}</li>
          {onPatrol && <li>{say({ zh: `${waiting} 条核验待传`, en: `${waiting} checks waiting to be sent` })}</li>}
        </ul>
        {app.waiting && <button type="button" className="cx-button cx-button--quiet pt-big" onClick={takeNewVersion}>{say({
          zh: '有新版本，立即更换',
          en: 'A new version is here: change now',
        })}</button>}
      </section>
      {onPatrol && <section className="cx-card">
        <h2>{say({ zh: '码能证明什么', en: 'What a code proves' })}</h2>
        <ul className="pt-list">
          <li>{say({
            zh: '能：由谁签发、内容未改、在有效期内、由启用的手机此刻出示。',
            en: 'It does: who issued it, that it is unaltered and in date, and that the enrolled phone shows it now.',
          })}</li>
          <li>{say({
            zh: '不能：证明拿手机的就是本人，或手机就在眼前（屏幕可被远程转播）。请比对面貌。',
            en: 'It does not: who holds the phone, or that the phone is here (a screen can be relayed). Compare the face.',
          })}</li>
          <li>{say({
            zh: '截图 30 秒后失效；有疑问用“质询”，不需要网络和时钟。',
            en: 'A screenshot dies after 30 s. When in doubt use “Challenge”; it needs neither network nor clock.',
          })}</li>
          <li>{say({ zh: '黄和灰不是违法。手机由对方持有，您无须接过。', en: 'Yellow and grey are no offence. The phone stays in the hand of its owner.' })}</li>
        </ul>
      </section>}
      {online && <button type="button" className="cx-button cx-button--plain pt-big" onClick={() => void leave()}>{say({
        zh: '退出登录',
        en: 'Sign out',
      })}</button>}
    </div>
  )
}
