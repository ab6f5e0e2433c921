import type { ReactNode } from 'react'
import { useSay } from './language.tsx'
import { Shape, type Tone } from './shapes.tsx'
import { TimeAgo } from './time-ago.tsx'

/** One remark with its shape. `live` announces it when it appears. */
export const Notice = ({ tone = 'blue', title, children, live, card = true }: {
  readonly tone?: Tone
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly live?: 'polite' | 'assertive'
  readonly card?: boolean
}) => (
  <div className={card ? 'cx-strip cx-strip--card' : 'cx-strip'} data-tone={tone} role={live === 'assertive' ? 'alert' : live ? 'status' : undefined}>
    <Shape tone={tone} />
    <div>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  </div>
)

/** Says that the network is gone, how old the shown data are (by this device's clock), and what waits to be sent. */
export const OfflineStrip = ({ dataFrom, waiting = 0 }: { readonly dataFrom?: string | null; readonly waiting?: number }) => {
  const say = useSay()
  return (
    <Notice tone="care" live="polite" card={false}>
      {say({ zh: '目前没有网络。', en: 'You are offline. ' })}
      {dataFrom
        ? <>{say({ zh: '显示的是 ', en: 'What you see was fetched ' })}<TimeAgo at={dataFrom} by="device" />{say({ zh: ' 取得的内容。', en: '. ' })}</>
        : say({ zh: '已保存在本机的内容仍可查看。', en: 'What is kept on this phone can still be read. ' })}
      {waiting > 0 && say({ zh: `${waiting} 项等待联网后送出。`, en: `${waiting} waiting to be sent.` })}
    </Notice>
  )
}
