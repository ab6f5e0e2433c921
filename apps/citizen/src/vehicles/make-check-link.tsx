import { makeCheckLink } from '@changxing/contract/vehicles.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CodePicture } from '../licences/show/code-picture.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { addressOf } from './check-link-data.ts'
import '../delegations/delegations.css'

const hours = 24

/** Shown once: only its hash is kept, so that nobody can look it up later. */
const Made = ({ token, expiresAt }: { readonly token: string; readonly expiresAt: string }) => {
  const say = useSay()
  const [copied, setCopied] = useState(false)
  const address = addressOf(token)
  const copy = async () => setCopied(await navigator.clipboard.writeText(address).then(() => true, () => false))
  return (
    <div className="cx-stack" data-token={token}>
      <Notice tone="good" live="polite" title={say({ zh: '请买方扫这个码，或把链接发给买方', en: 'Let the buyer scan this, or send the link' })}>
        {say({ zh: '只显示这一次。买方同意后，您再同意，双方就能一起看。有效至 ', en: 'It is shown this once. When the buyer has agreed and you agree too, both can look. Good until ' })}<At at={expiresAt} />
      </Notice>
      <div className="letter-code"><CodePicture text={address} label={say({ zh: '查车链接二维码', en: 'QR code of the link' })} /></div>
      <button type="button" className="cx-button cx-button--quiet cx-button--wide" onClick={() => void copy()}>
        <Icon name="copy" />{copied ? say({ zh: '已复制', en: 'Copied' }) : say({ zh: '复制链接', en: 'Copy the link' })}
      </button>
    </div>
  )
}

/** The seller agrees that one buyer sees what would block a transfer, and gets the link (M2.4.3). */
export const MakeCheckLink = ({ area, vehicleId }: { readonly area: string; readonly vehicleId: string }) => {
  const say = useSay()
  const queries = useQueryClient()
  const make = useAction(makeCheckLink)
  const [made, setMade] = useState<{ readonly token: string; readonly expiresAt: string }>()
  if (made) return <Made {...made} />
  const send = async () => {
    const link = await make.run({ params: { area, vehicleId }, input: { consent: true, hours } })
    if (!link) return
    setMade(link)
    void queries.invalidateQueries({ queryKey: ['check-links'] })
  }
  return (
    <div className="cx-actions">
      <p style={{ margin: 0 }}>
        {say({
          zh: '付钱之前，可以和买方一起查：买方只看到车本身和影响过户的情况，看不到您的个人信息；每次查看都留记录，随时可以收回。',
          en: 'Before any money changes hands you can look together: the buyer sees the car and what blocks a transfer, nothing about you. Each look is recorded; you may take it back at any time.',
        })} <ClauseChip clause="M2.4.3" />
      </p>
      <FailureNotice failure={make.failure} retry={() => void send()} />
      <button type="button" className="cx-button cx-button--quiet" disabled={make.pending} onClick={() => void send()}>
        <Icon name="eye" />{say({ zh: '我同意，生成查车链接', en: 'I agree: make the link' })}
      </button>
    </div>
  )
}
