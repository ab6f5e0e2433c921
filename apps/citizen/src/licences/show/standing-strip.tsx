import { instantWords } from '@changxing/ui/dates.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { clockNow } from '../wallet/device-clock.ts'
import type { Contact } from '../wallet/use-wallet.ts'
import type { KeptWallet } from '../wallet/wallet-store.ts'
import { daysLeft, type WalletStanding } from '../wallet/wallet-standing.ts'

/** As of when the state is known, and whether it was just compared: the age of what is shown is always said. */
export const AsOf = ({ wallet, contact }: { readonly wallet: KeptWallet; readonly contact: Contact }) => {
  const say = useSay()
  const at = instantWords(wallet.licence.asOf)
  return (
    <p className="lic-as-of" role="status">
      {say({ zh: `状态截至 ${at.zh}`, en: `State as of ${at.en}` })}
      {contact === 'offline' && say({ zh: ' · 离线出示', en: ' · shown offline' })}
    </p>
  )
}

/** What the holder has to know about this phone's wallet: clock unsure, last days, signed out. Nothing when all is well. */
export const StandingStrip = ({
  wallet,
  standing,
  contact,
  clockSure,
}: {
  readonly wallet: KeptWallet
  readonly standing: WalletStanding
  readonly contact: Contact
  readonly clockSure: boolean
}) => {
  const say = useSay()
  const left = daysLeft(wallet, clockNow().ms)
  return (
    <>
      {standing === 'last-days' && contact !== 'signed-in' && (
        <Notice
          tone="care"
          title={say({
            zh: `还可离线出示 ${left} 天`,
            en: left === 1 ? 'Can be shown offline for 1 more day' : `Can be shown offline for ${left} more days`,
          })}
        >
          {contact === 'signed-out'
            ? say({ zh: '登录后会自动续期。', en: 'Sign in and it renews by itself.' })
            : say({ zh: '请在到期前联网打开一次，会自动续期。', en: 'Open the app once with network before then; it renews by itself.' })}
        </Notice>
      )}
      {!clockSure && contact === 'offline' && (
        <Notice tone="care" live="polite" title={say({ zh: '本机时钟未能核对', en: 'This phone’s clock is not confirmed' })}>
          {say({
            zh: '核验结果可能显示黄色。请点“回应核验”扫对方的码，或联网后再出示。',
            en: 'The check may come out yellow. Tap “Answer a check” and scan the officer’s code, or go online first.',
          })}
        </Notice>
      )}
    </>
  )
}
