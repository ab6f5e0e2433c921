import { addEvidence, returnArchive } from '@changxing/contract/returns.ts'
import type { returnGrounds } from '@changxing/contract/transfers.ts'
import { Refused } from '@changxing/contract/client.ts'
import { returnArchive as returnRule } from '@changxing/rules/vehicles/decide-return-archive.ts'
import type { InsteadOfReturn } from '@changxing/rules/vehicles/decide-return-archive.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { Choose } from '../shell/choose.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useMe } from '../shell/queries.ts'
import type { Draft } from '../transfers/conversation.tsx'
import type { PanelProps } from '../transfers/register-panel.tsx'

export type Ground = (typeof returnGrounds)[number]
export const groundsOfReturn: Record<Ground, Words> = {
  'stolen-robbed-defrauded': { zh: '涉嫌盗抢骗', en: 'Suspected stolen, robbed or defrauded' }, smuggled: { zh: '涉嫌走私', en: 'Suspected smuggled' },
  'illegally-assembled': { zh: '涉嫌非法拼（组）装', en: 'Suspected illegally assembled' }, 'no-paper-archive': { zh: '没有纸质档案', en: 'There is no paper file' },
  'mortgage-checked-online': { zh: '抵押资料没有纸质', en: 'The mortgage papers are not there on paper' }, incomplete: { zh: '档案不全', en: 'The file is incomplete' },
  'system-error': { zh: '系统故障、数据差错', en: 'A system fault or data error' }, other: { zh: '其他', en: 'Other' },
}
const insteadWords: Record<InsteadOfReturn, Words> = {
  'look-up-electronic-archive': { zh: '查看电子档案', en: 'Look the electronic file up' }, 'accept-online-check': { zh: '查看联网核查记录', en: 'See what was checked online' },
  'ask-out-office': { zh: '联系转出地补齐', en: 'Ask the old office for what is missing' }, 'repair-data': { zh: '联系转出地更正', en: 'Ask the old office to put it right' },
}

/**
 * The guard against returns: three grounds, each with evidence. Anything else is refused with its clause and with what to do instead; the
 * attempt stays recorded, and the screen says so before it is made (M2.4.1, M2.4.2, M10.1).
 */
export const ReturnPanel = ({ view, onDone, onClose, onTalk, onLookUp }: PanelProps & { readonly onTalk: (draft: Draft) => void; readonly onLookUp: () => void }) => {
  const say = useSay()
  const today = useMe().data?.today ?? view.appliedOn
  const chooser = useRef<HTMLInputElement>(null)
  const [ground, setGround] = useState<Ground>()
  const [words, setWords] = useState('')
  const [evidence, setEvidence] = useState<{ readonly fileId: string; readonly name: string } | null>(null)
  const [lay, sendBack] = [useAction(addEvidence), useAction(returnArchive)]
  const params = { area: view.area, transferId: view.transferId }
  const decision = ground && returnRule.decide({ ground }, today)
  const lawful = decision?.outcome.mayReturn === true
  const ready = ground !== undefined && words.trim().length >= 5 && (!lawful || evidence !== null)
  const upload = async (file: File | undefined) => {
    // The same file may be chosen again after the connection was lost.
    if (chooser.current) chooser.current.value = ''
    if (!file) return
    const kept = await lay.run({ params, body: file })
    if (kept) setEvidence({ fileId: kept.fileId, name: file.name })
  }
  const submit = async () => {
    if (!ready || !ground) return
    const done = await sendBack.run({ params, input: { ground, words: words.trim(), ...(evidence && { evidenceFileId: evidence.fileId }) } })
    if (done) onDone({ zh: '已提出退档，等另一名同事看证据后决定', en: 'The return is proposed; a second officer looks at the evidence and decides' })
  }
  const refused = sendBack.failure instanceof Refused && sendBack.failure.refusal.code === 'return-not-lawful'
  const instead = decision?.outcome.instead
  const doInstead = () => {
    if (instead === 'ask-out-office') onTalk({ kind: 'incomplete', text: words, missing: [] })
    else if (instead === 'repair-data') onTalk({ kind: 'mismatch', text: words, missing: [] })
    else onLookUp()
  }
  useKeys({ zh: '退档', en: 'Return the file' }, [
    { key: 'ctrl+enter', label: { zh: '退档', en: 'Return' }, run: () => void submit(), off: !ready || refused || sendBack.pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" data-tone="bad" aria-label={say({ zh: '退档', en: 'Return the file' })}>
      <h2>{say({ zh: '退档', en: 'Return the file' })} <ClauseChip clause="M2.4.1" /></h2>
      <p className="cx-soft">{say({
        zh: '只有涉嫌盗抢骗、走私、非法拼（组）装并附证据才可退档，由另一名同事决定；同意后车辆列为嫌疑车、开始调查。其他理由系统会拒绝、记录并上报，请改为联系转出地。',
        en: 'Only a suspicion that the car was stolen, smuggled or illegally assembled, with evidence, lets a file go back, and a second officer decides; the car is then held as suspect and investigated. Any other ground is refused, recorded and reported; write to the old office instead.',
      })}</p>
      <Choose id="return-ground" label={{ zh: '理由', en: 'Ground' }} value={ground} disabled={refused} onChange={(next) => { setGround(next); sendBack.clear() }}
        options={(Object.keys(groundsOfReturn) as Ground[]).map((value) => ({ value, label: groundsOfReturn[value] }))} />
      <div className="desk-field">
        <label htmlFor="return-words">{say({ zh: '说明', en: 'In words' })}</label>
        <Input.TextArea id="return-words" rows={3} maxLength={1000} value={words} readOnly={refused} onChange={(event) => setWords(event.target.value)} />
      </div>
      {lawful && (
        <div className="desk-field">
          <span className="desk-label">{say({ zh: '证据（必附）', en: 'Evidence (needed)' })}</span>
          <div className="desk-bar">
            <Button loading={lay.pending} onClick={() => chooser.current?.click()}>{say({ zh: '上传证据图片', en: 'Upload a picture' })}</Button>
            {evidence && <span role="status">{evidence.name}</span>}
          </div>
          <input ref={chooser} type="file" accept="image/jpeg,image/png,image/webp" hidden aria-label={say({ zh: '证据图片', en: 'Picture of evidence' })} onChange={(event) => void upload(event.target.files?.[0])} />
        </div>
      )}
      <FailureNotice failure={lay.failure ?? sendBack.failure} />
      {refused && instead && (
        <Notice tone="care" title={say({ zh: '不能退档，请改为：', en: 'Not a return, but this:' })}>
          <Button type="primary" onClick={doInstead}>{say(insteadWords[instead])}</Button>
          <p className="cx-small">{say({ zh: '本次退档理由已记录，业务领导和监督岗可见。', en: 'This attempt is recorded; the head of business and supervision see it.' })}</p>
        </Notice>
      )}
      <div className="panel-foot">
        {!refused && <Button type="primary" danger disabled={!ready} loading={sendBack.pending} onClick={() => void submit()}>{say({ zh: '提出退档', en: 'Propose the return' })}<Kbd of="ctrl+enter" /></Button>}
        <Button onClick={onClose}>{say(refused ? { zh: '关闭', en: 'Close' } : { zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
