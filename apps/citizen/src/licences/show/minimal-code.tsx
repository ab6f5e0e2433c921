import { useSay } from '@changxing/ui/language.tsx'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { licencePaths } from '../paths.ts'
import type { Contact } from '../wallet/use-wallet.ts'
import { markMinimalUsed } from '../wallet/wallet.ts'
import { nextMinimal } from '../wallet/wallet-standing.ts'
import type { KeptWallet } from '../wallet/wallet-store.ts'
import { CodePicture } from './code-picture.tsx'
import { LiveClock } from './live-clock.tsx'
import { MinimalFacts } from './minimal-facts.tsx'
import { AsOf } from './standing-strip.tsx'
import { useLiveCode } from './use-live-code.ts'
import { WhatTheySee } from './what-they-see.tsx'

/** 给他人看: class, validity and age only; another code each time. A business needs consent first, on its own screen. */
export const MinimalCode = ({ wallet, contact }: { readonly wallet: KeptWallet; readonly contact: Contact }) => {
  const say = useSay()
  const [minimal] = useState(() => nextMinimal(wallet.minimal.length, wallet.usedMinimal))
  const { code, failed } = useLiveCode(wallet, { minimal }, null, contact)
  useEffect(() => void markMinimalUsed(minimal), [minimal])
  return (
    <>
      <section className="lic-pass" data-tone="good" aria-label={say({ zh: '最小信息码', en: 'Minimal code' })}>
        <MinimalFacts licence={wallet.licence} />
        <div className="lic-code-box">
          {code && (
            <CodePicture
              text={code.text}
              label={say({
                zh: '最小信息二维码：只含准驾车型、有效期、是否成年',
                en: 'Minimal QR code: class, validity and age only',
              })}
            />
          )}
          {failed && (
            <p role="alert">
              {say({ zh: '没有可用的最小信息码，请联网后重试。', en: 'No minimal code is left; go online and try again.' })}
            </p>
          )}
        </div>
        {code && <LiveClock madeAtMs={code.madeAtMs} />}
        <AsOf wallet={wallet} contact={contact} />
      </section>
      <Link className="cx-button lic-on-blue" to={licencePaths.consent}>
        {say({
          zh: '租车、保险等单位核验：先同意',
          en: 'For a rental or insurer: agree first',
        })}
      </Link>
      <WhatTheySee to="minimal" />
    </>
  )
}
