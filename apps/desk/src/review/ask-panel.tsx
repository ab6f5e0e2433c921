import { useSay } from '@changxing/ui/language.tsx'
import { Button, Input } from 'antd'
import { Kbd, useKeys } from '../shell/keys.tsx'

/** A question to the applicant: the clock stands until the answer comes (M1.3.1). */
export const AskPanel = ({ text, pending, onText, onAsk, onClose }: {
  /** Kept by the caller, so that nothing typed is lost when the panel closes. */
  readonly text: string
  readonly pending: boolean
  readonly onText: (text: string) => void
  readonly onAsk: (text: string) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const ready = text.trim().length > 0
  const ask = () => { if (ready) onAsk(text.trim()) }
  useKeys({ zh: '请补正', en: 'Ask' }, [
    { key: 'ctrl+enter', label: { zh: '发送', en: 'Send' }, run: ask, off: pending || !ready },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" data-tone="blue" aria-label={say({ zh: '请申请人补正或说明', en: 'Ask the applicant' })}>
      <h2>{say({ zh: '请申请人补正或说明', en: 'Ask the applicant' })}</h2>
      <label htmlFor="ask-text">
        {say({ zh: '申请人会读到这段话；缺什么请一次说完', en: 'The applicant reads these words; name everything that is missing at once' })}
      </label>
      <Input.TextArea id="ask-text" rows={4} maxLength={2000} value={text} autoFocus onChange={(event) => onText(event.target.value)} />
      <p className="cx-soft cx-small">{say({ zh: '发送后计时暂停，申请人答复后继续。', en: 'Once sent, the clock stands until the applicant answers.' })}</p>
      <div className="panel-foot">
        <Button type="primary" loading={pending} disabled={!ready} onClick={ask}>
          {say({ zh: '发送', en: 'Send' })}<Kbd of="ctrl+enter" />
        </Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
