import type { ReviewView } from '@changxing/contract/review.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { RemedyList } from '@changxing/ui/reason-list.tsx'
import { Button, Checkbox } from 'antd'
import { useEffect, useRef } from 'react'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { reasonKey } from './reason-keys.ts'

/** Every reason at once (一次性告知): ticked by key, shown as the citizen will read it. There is no free text for a ground. */
export const RejectPanel = ({ reasons, chosen, pending, onChosen, onReject, onClose }: {
  readonly reasons: ReviewView['reasons']
  /** Codes of the ticked reasons; kept by the caller, so that nothing ticked is lost when the panel closes. */
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (change: (now: ReadonlySet<string>) => ReadonlySet<string>) => void
  readonly pending: boolean
  readonly onReject: (codes: string[]) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus(), [])
  const toggle = (code: string) => onChosen((now) => {
    const next = new Set(now)
    if (!next.delete(code)) next.add(code)
    return next
  })
  const picked = reasons.filter(({ code }) => chosen.has(code))
  const reject = () => { if (picked.length > 0) onReject(picked.map(({ code }) => code)) }
  useKeys({ zh: '不通过的原因', en: 'Reasons of a rejection' }, [
    ...reasons.flatMap((reason, index) => {
      const key = reasonKey(index)
      return key ? [{ key, label: reason.says, run: () => toggle(reason.code) }] : []
    }),
    { key: 'ctrl+enter', label: { zh: '退回', en: 'Reject' }, run: reject, off: pending || picked.length === 0 },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section ref={panel} className="panel" data-tone="bad" tabIndex={-1} aria-label={say({ zh: '审核不通过', en: 'Reject' })}>
      <h2>{say({ zh: '不通过：勾选全部原因', en: 'Reject: tick every reason' })}</h2>
      <ul className="cx-plain-list reject-reasons">
        {reasons.map((reason, index) => (
          <li key={reason.code}>
            <Checkbox checked={chosen.has(reason.code)} onChange={() => toggle(reason.code)}>{say(reason.says)}</Checkbox>
            {reasonKey(index) && <Kbd of={reasonKey(index)!} />}
          </li>
        ))}
      </ul>
      <div className="panel-foot">
        <Button type="primary" danger loading={pending} disabled={picked.length === 0} onClick={reject}>
          {say({ zh: `退回（${picked.length} 条原因）`, en: picked.length === 1 ? 'Reject, 1 reason' : `Reject, ${picked.length} reasons` })}<Kbd of="ctrl+enter" />
        </Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
      <div className="reject-preview" aria-live="polite">
        <h3>{say({ zh: '申请人将读到', en: 'What the applicant will read' })}</h3>
        {picked.length === 0 ? <p className="cx-soft">{say({ zh: '还没有选择原因', en: 'No reason ticked yet' })}</p> : <RemedyList reasons={picked} />}
      </div>
    </section>
  )
}
