import { Failed, Refused } from '@changxing/contract/client.ts'
import { makeHandle } from '@changxing/contract/e-licences.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useQuery } from '@tanstack/react-query'
import { isOffline } from '../wallet/wallet.ts'
import type { KeptWallet } from '../wallet/wallet-store.ts'
import { CodePicture } from './code-picture.tsx'
import { useServerTime } from './live-clock.tsx'

type Trouble = 'offline' | 'retired' | 'signed-out' | 'failed'

const grouped = (digits: string) => digits.match(/.{1,4}/g) ?? []

const troubleOf = (problem: unknown): Trouble => {
  if (isOffline(problem)) return 'offline'
  if (problem instanceof Refused) return 'retired'
  return problem instanceof Failed && problem.status === 401 ? 'signed-out' : 'failed'
}

/** 在线码: forty digits that live a minute. For counters, keyboards and scanners that cannot read the large code; needs network. */
export const HandleCode = ({ wallet }: { readonly wallet: KeptWallet }) => {
  const say = useSay()
  const client = useClient()
  const now = useServerTime()
  // Every showing asks anew: a kept online code would be one that somebody else may have seen.
  const asked = useQuery({
    queryKey: ['online-code', wallet.deviceId],
    queryFn: () => client.call(makeHandle, { input: { deviceId: wallet.deviceId } }),
    gcTime: 0, staleTime: Infinity, retry: false, networkMode: 'always',
  })
  const handle = asked.isError ? null : (asked.data ?? null)
  const trouble = asked.isError && !asked.isFetching ? troubleOf(asked.error) : null

  const left = handle ? Math.max(0, Math.ceil((Date.parse(handle.expiresAt) - now) / 1000)) : 0
  return (
    <section className="lic-pass" data-tone="good" aria-label={say({ zh: '在线码', en: 'Online code' })}>
      <p className="lic-lead">
        {say({
          zh: '窗口、自助机或一维码枪用这组数字；须联网，60 秒有效。',
          en: 'For counters, kiosks and simple scanners. Needs network; good for 60 seconds.',
        })}
      </p>
      {handle && left > 0 && (
        <>
          <div className="lic-code-box lic-code-box--small">
            <CodePicture
              text={handle.digits}
              label={say({
                zh: '在线码二维码',
                en: 'QR code of the online code',
              })}
            />
          </div>
          <p className="lic-groups cx-figures" aria-label={grouped(handle.digits).join(' ')}>
            {grouped(handle.digits).map((group, index) => (
              <span key={index}>{group}</span>
            ))}
          </p>
          <p className="lic-countdown" role="timer">
            <Icon name="clock" />
            {say({ zh: `还有 ${left} 秒`, en: `${left} s left` })}
          </p>
        </>
      )}
      {handle && left === 0 && <Notice tone="grey" title={say({ zh: '在线码已过期', en: 'This online code has ended' })} live="polite" />}
      {trouble === 'offline' && (
        <Notice tone="care" live="polite" title={say({ zh: '没有网络，无法取得在线码', en: 'No network: no online code' })}>
          {say({ zh: '“交警核验”的二维码不用网络也能出示。', en: 'The code under “Police” works without network.' })}
        </Notice>
      )}
      {trouble === 'retired' && (
        <Notice tone="bad" live="polite" title={say({ zh: '本机的电子驾驶证已停用', en: 'The e-licence on this phone has stopped' })}>
          {say({ zh: '请回到“证照”重新启用。', en: 'Go back to “Licence” and set it up again.' })}
        </Notice>
      )}
      {trouble === 'signed-out' && (
        <Notice tone="care" live="polite" title={say({ zh: '登录已过期', en: 'Your sign-in has ended' })}>
          {say({ zh: '登录后可取得在线码；二维码仍可离线出示。', en: 'Sign in for an online code; the QR code still works offline.' })}
        </Notice>
      )}
      {trouble === 'failed' && (
        <Notice tone="care" live="polite" title={say({ zh: '暂时取不到在线码', en: 'No online code just now' })}>
          {say({ zh: '请稍后再试，或出示二维码。', en: 'Try again shortly, or show the QR code.' })}
        </Notice>
      )}
      {!handle && !trouble && <p role="status">{say({ zh: '正在取得…', en: 'Fetching…' })}</p>}
      {(left === 0 || trouble) && (
        <button type="button" className="cx-button cx-button--wide" onClick={() => void asked.refetch()}>
          {say({
            zh: '重新取得',
            en: 'Get a new one',
          })}
        </button>
      )}
    </section>
  )
}
