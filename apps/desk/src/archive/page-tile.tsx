import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { BlobImage } from '../shell/use-picture.tsx'

type Mark = { readonly tone: Tone; readonly says: Words }

/** A page of a file as a small picture with what is known of it; it opens large, can be turned, and shows its hash where it has one. */
export const PageTile = ({ name, page, blob, failed, mark, sha256, madeBy, onScan }: {
  readonly name: string
  readonly page: number
  readonly blob: Blob | undefined
  readonly failed: boolean
  readonly mark?: Mark
  /** Left out for what is in no file yet. */
  readonly sha256?: string
  readonly madeBy?: string
  /** Puts a new scan in the place of this page. */
  readonly onScan?: (() => void) | undefined
}) => {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const [turned, setTurned] = useState(0)
  const title = page > 1 ? say({ zh: `${name} 第 ${page} 页`, en: `${name}, page ${page}` }) : name
  return (
    <li className="ar-tile" data-tone={mark?.tone}>
      <button type="button" className="ar-open" onClick={() => setOpen(true)} aria-label={say({ zh: `放大：${title}`, en: `Enlarge: ${title}` })} disabled={!blob}>
        {blob ? <BlobImage blob={blob} alt="" /> : <span className="ar-wait">{failed ? say({ zh: '打不开', en: 'Cannot be opened' }) : '…'}</span>}
      </button>
      <p>{title}</p>
      {sha256 && <code className="ar-hash" title={sha256}>{sha256.slice(0, 12)}…</code>}
      {onScan && <Button size="small" onClick={onScan} aria-label={say({ zh: `重扫：${title}`, en: `Scan again: ${title}` })}>{say({ zh: '重扫', en: 'Scan again' })}</Button>}
      {mark && <p className="ar-mark" data-tone={mark.tone}><Shape tone={mark.tone} />{say(mark.says)}</p>}
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} width={760} title={title} destroyOnHidden>
        {blob && (
          <div className="ar-large">
            <div className="desk-bar">
              <Button size="small" onClick={() => setTurned((before) => before - 90)}>{say({ zh: '左转', en: 'Turn left' })}</Button>
              <Button size="small" onClick={() => setTurned((before) => before + 90)}>{say({ zh: '右转', en: 'Turn right' })}</Button>
              {madeBy && <span className="cx-soft">{say({ zh: `扫描：${madeBy}`, en: `Scanned by ${madeBy}` })}</span>}
            </div>
            <div className="ar-sheet"><BlobImage blob={blob} alt={title} style={{ transform: `rotate(${turned}deg)` }} /></div>
            {sha256 && <p className="cx-small">SHA-256 <code>{sha256}</code></p>}
          </div>
        )}
      </Modal>
    </li>
  )
}
