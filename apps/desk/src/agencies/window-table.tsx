import { endAgencyWindow, type AgencyWindow } from '@changxing/contract/agencies.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'

const tones: Readonly<Record<AgencyWindow['state'], Tone>> = { open: 'care', ahead: 'blue', over: 'grey', ended: 'grey' }

const EndDialog = ({ window, onDone, onClose }: { readonly window: AgencyWindow; readonly onDone: (window: AgencyWindow) => void; readonly onClose: () => void }) => {
  const say = useSay()
  const queries = useQueryClient()
  const end = useAction(endAgencyWindow)
  const done = async () => {
    const ended = await end.run({ params: { windowId: window.id } })
    void queries.invalidateQueries({ queryKey: ['agencies'] })
    if (ended) onDone(ended)
  }
  return (
    <Modal open onCancel={onClose} onOk={() => void done()} confirmLoading={end.pending} okText={say({ zh: '结束', en: 'End it' })} cancelText={say({ zh: '取消', en: 'Cancel' })}
      title={say({ zh: `结束${window.agencySays.zh}的维护时段？`, en: `End the window of: ${window.agencySays.en}?` })}>
      <p>{say({
        zh: '立即恢复询问，以后也不再生效；记录保留。已推迟的消息仍按原定时间发送。要恢复须重新设置。',
        en: 'The agency is asked again at once, and the window does not begin any more; its record stays. Messages put off already go at their hour. To have it back, place it anew.',
      })}</p>
      <FailureNotice failure={end.failure} />
    </Modal>
  )
}

const WindowRow = ({ window, mayAct, onEnd }: { readonly window: AgencyWindow; readonly mayAct: boolean; readonly onEnd: () => void }) => {
  const say = useSay()
  const overnight = window.ends <= window.starts
  return (
    <tr>
      <th scope="row">{say(window.agencySays)}</th>
      <td><Day on={window.firstDay} /> – {window.lastDay ? <Day on={window.lastDay} /> : say({ zh: '另行通知为止', en: 'until further notice' })}</td>
      <td className="agencies-times">{window.starts}–{window.ends}{overnight && <span className="cx-soft"> {say({ zh: '次日', en: 'next day' })}</span>}</td>
      <td>{say(window.why)}</td>
      <td>
        <span className="cx-chip" data-tone={tones[window.state]}><Shape tone={tones[window.state]} />{say(window.stateSays)}</span>
        {window.until && <div className="cx-soft cx-small">{say({ zh: '至 ', en: 'until ' })}<At at={window.until} /></div>}
      </td>
      <td>
        {window.placed ? <><At at={window.placed.at} /> · {window.placed.officerNumber}</> : say({ zh: '运维', en: 'Operator' })}
        {window.ended && <div className="cx-soft cx-small">{say({ zh: '结束：', en: 'Ended: ' })}<At at={window.ended.at} /> · {window.ended.officerNumber}</div>}
      </td>
      {mayAct && (
        <td>
          {window.allowed.includes('end') && (
            <Button size="small" onClick={onEnd}>{say({ zh: '结束…', en: 'End…' })}<span className="cx-hidden"> {say(window.agencySays)} {window.firstDay} {window.starts}</span></Button>
          )}
        </td>
      )}
    </tr>
  )
}

/** Maintenance windows: those that stand, then what was. Supervision may end one. */
export const WindowTable = ({ windows, mayAct, onEnded }: { readonly windows: readonly AgencyWindow[]; readonly mayAct: boolean; readonly onEnded: (window: AgencyWindow) => void }) => {
  const say = useSay()
  const [ending, setEnding] = useState<AgencyWindow>()
  const done = (window: AgencyWindow) => {
    setEnding(undefined)
    onEnded(window)
  }
  return (
    <section className="desk-card desk-scroll" aria-labelledby="agencies-windows">
      <h2 id="agencies-windows">{say({ zh: '维护时段', en: 'Maintenance windows' })}</h2>
      {windows.length === 0 ? <p className="desk-empty">{say({ zh: '没有维护时段。', en: 'There are none.' })}</p> : (
        <table className="desk-table" aria-labelledby="agencies-windows">
          <thead><tr>
            <th scope="col">{say({ zh: '部门', en: 'Agency' })}</th><th scope="col">{say({ zh: '首日至末日', en: 'First to last day' })}</th><th scope="col">{say({ zh: '每日时间', en: 'Each day' })}</th>
            <th scope="col">{say({ zh: '原因', en: 'Reason' })}</th><th scope="col">{say({ zh: '状态', en: 'State' })}</th><th scope="col">{say({ zh: '设置', en: 'Placed' })}</th>
            {mayAct && <th scope="col">{say({ zh: '办理', en: 'Do' })}</th>}
          </tr></thead>
          <tbody>{windows.map((window) => <WindowRow key={window.id} window={window} mayAct={mayAct} onEnd={() => setEnding(window)} />)}</tbody>
        </table>
      )}
      {ending && <EndDialog window={ending} onDone={done} onClose={() => setEnding(undefined)} />}
    </section>
  )
}
