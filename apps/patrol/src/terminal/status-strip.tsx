import { agoWords } from '@changxing/ui/dates.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { exams, waitingSheets } from '../examiner/deliver-sheets.ts'
import { uploads, waitingPieces } from '../inspection/upload.ts'
import { signIn } from './sign-in-screen.tsx'
import { useTerminal, useTerminalState } from './terminal.tsx'
import { timeOfDay } from './time-words.ts'

/** One line on top of every screen: online or since when not, what waits, how old the lists are, and who works here. */
export function StatusStrip() {
  const say = useSay()
  const terminal = useTerminal()
  const { online, offlineSinceMs, waiting, refused, lists, session, signInUrl, rootDiffers, officer, anchor } = useTerminalState()
  const { works, held } = useSyncExternalStore(uploads.subscribe, uploads.get)
  const onPatrol = officer?.posts.includes('patrol') ?? true
  const pieces = waitingPieces(works, officer?.officerId)
  const unsent = waitingSheets(useSyncExternalStore(exams.subscribe, exams.get).sheets)
  const [, redraw] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => redraw((n) => n + 1), 30_000)
    return () => clearInterval(timer)
  }, [])
  const now = terminal.now()
  const oldest = lists.length > 0 ? Math.min(...lists.map((list) => list.issuedAtMs)) : null
  const parts: Words[] = [
    online
      ? { zh: '联网', en: 'Online' }
      : offlineSinceMs === null ? { zh: '离线', en: 'Offline' } : { zh: `离线，自 ${timeOfDay(offlineSinceMs)}`, en: `Offline since ${timeOfDay(offlineSinceMs)}` },
    ...(waiting > 0 ? [{ zh: `${waiting} 条待传`, en: `${waiting} waiting` }] : []),
    ...(refused > 0 ? [{ zh: `${refused} 条未被接收`, en: `${refused} not accepted` }] : []),
    ...(pieces > 0 ? [{ zh: `录像 ${pieces} 段待传${held ? '' : '，上传中'}`, en: `${pieces} pieces of recording ${held ? 'wait' : 'on their way'}` }] : []),
    ...(unsent > 0 ? [{ zh: `成绩单 ${unsent} 张待传`, en: unsent === 1 ? '1 sheet waits' : `${unsent} sheets wait` }] : []),
    ...(!onPatrol ? [] : [oldest === null ? { zh: '尚无状态名单', en: 'no status list yet' } : listAge(oldest, now)]),
    ...(anchor ? [] : [{ zh: '时间未校准', en: 'clock not compared' }]),
  ]
  const tone: Tone = rootDiffers ? 'bad' : online && (oldest !== null || !onPatrol) ? 'good' : 'care'
  return (
    <header className="pt-strip" data-tone={tone}>
      <p role="status"><Shape tone={tone} /><span>{parts.map(say).join(' · ')}</span></p>
      <p className="pt-officer cx-figures"><span className="cx-hidden">{say({ zh: '警号', en: 'Officer' })} </span>{officer?.number}</p>
      {rootDiffers && <p className="pt-strip-more">{say({
        zh: '根公钥与本机所存不同：请停用联网名单并报告指挥中心。',
        en: 'The root key differs from the one kept here. Report it before relying on new lists.',
      })}</p>}
      {session === 'ended' && online && (
        <p className="pt-strip-more">
          {say(onPatrol
            ? { zh: '登录已过期：只能离线核验，记录留在本机。', en: 'Sign-in has ended: checks are offline only, records stay here.' }
            : { zh: '登录已过期：录像和成绩单留在本机，登录后续传。', en: 'Sign-in has ended: recordings and sheets stay here and are sent after you sign in.' })}
          <button type="button" onClick={() => signIn(signInUrl)}>{say({ zh: '登录', en: 'Sign in' })}</button>
        </p>
      )}
      {session === 'wrong-post' && <p className="pt-strip-more">{say({
        zh: '您没有路面执勤、查验或考试员岗位：只能离线核验。',
        en: 'You hold none of the posts patrol, inspection and examiner: checks are offline only.',
      })}</p>}
    </header>
  )
}

function listAge(oldestMs: number, now: number): Words {
  const ago = agoWords(new Date(oldestMs).toISOString(), now)
  return { zh: `名单 ${ago.zh}`, en: `list ${ago.en}` }
}
