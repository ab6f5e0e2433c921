import { realPersonCheck, startRealPersonCheck } from '@changxing/contract/people.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { licencePaths } from './paths.ts'
import { enrolThisPhone } from './wallet/wallet.ts'

type Trouble = { readonly line: Words; readonly more: Words }

const denied: Trouble = {
  line: { zh: '实人认证未通过', en: 'The real-person check did not match' },
  more: {
    zh: '请在光线好的地方再试一次；仍不通过，可带身份证到任一车管窗口办理。',
    en: 'Try again in good light. If it still does not match, any vehicle-office counter can do it with your ID.',
  },
}
const unknown: Trouble = {
  line: { zh: '实人认证暂时没有结果', en: 'The real-person check has no answer yet' },
  more: {
    zh: '这不影响您的权利。请稍后再试，或到车管窗口办理。',
    en: 'This does not count against you. Try again later, or go to a counter.',
  },
}

const pauseMs = 1_500
const questions = 12

/** The phone's name as the holder will see it in the list of devices. */
const deviceName = () =>
  /iPhone|iPad/.test(navigator.userAgent) ? 'iPhone / iPad' : /Android/.test(navigator.userAgent) ? 'Android' : 'Web'

/** 在本机启用: a real-person check at the identity provider, then the keys are made here. The former phone stops (M1.5.3). */
export const EnrolHere = ({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) => {
  const say = useSay()
  const client = useClient()
  const navigate = useNavigate()
  const { realPerson } = useSearch({ strict: false })
  const start = useAction(startRealPersonCheck)
  const [working, setWorking] = useState(realPerson !== undefined)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const begun = useRef<string | null>(null)

  useEffect(() => {
    if (!realPerson || begun.current === realPerson) return
    begun.current = realPerson
    const settle = async (): Promise<Trouble | null> => {
      for (let question = 0; question < questions; question++) {
        const { result } = await client.call(realPersonCheck, { params: { checkId: realPerson } })
        if (result === 'confirmed') return null
        if (result === 'denied') return denied
        if (result === 'unknown') return unknown
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
      return unknown
    }
    const enrol = async () => {
      const unmet = await settle()
      if (unmet) return setTrouble(unmet)
      await enrolThisPhone(client, personId, realPerson, deviceName())
      onDone()
    }
    const work = enrol()
      .catch((problem: unknown) => setFailure(problem))
      .finally(() => setWorking(false))
    // The check is used up: a reload must not try it again.
    void work.then(() => navigate({ to: licencePaths.home, replace: true }))
  }, [client, navigate, onDone, personId, realPerson])

  const begin = async () => {
    const check = await start.run({ input: { purpose: 'e-licence-device', returnTo: `/citizen${licencePaths.home}` } })
    if (check) location.assign(check.url)
  }
  if (working) {
    return (
      <Notice tone="blue" live="polite" title={say({ zh: '正在本机启用…', en: 'Setting it up on this phone…' })}>
        {say({ zh: '通常只需几秒钟，请不要关闭。', en: 'A few seconds, please keep this open.' })}
      </Notice>
    )
  }
  return (
    <>
      {trouble && (
        <Notice tone="care" live="assertive" title={say(trouble.line)}>
          {say(trouble.more)}
        </Notice>
      )}
      <FailureNotice failure={failure ?? start.failure} />
      <button type="button" className="cx-button cx-button--wide" disabled={start.pending} onClick={() => void begin()}>
        <Icon name="shield" />
        {say({ zh: '刷脸认证，在本机启用', en: 'Check my face and set up this phone' })}
      </button>
      <p className="cx-soft cx-small">
        {say({
          zh: '同一时间只在一部手机上有效；启用后旧手机上的随即失效。密钥在本机生成，不会离开手机。',
          en: 'It works on one phone at a time: the former phone stops at once. The keys are made here and never leave this phone.',
        })}
      </p>
    </>
  )
}
