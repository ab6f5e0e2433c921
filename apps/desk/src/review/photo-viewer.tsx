import type { ReviewView } from '@changxing/contract/review.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Slider } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Kbd, useKeys, type Binding } from '../shell/keys.tsx'
import { BlobImage, usePicture } from '../shell/use-picture.tsx'
import { PhotoOverlay } from './photo-overlay.tsx'

type Picture = { readonly area: string; readonly fileId: string | null; readonly label: Words }
type Look = { readonly zoom: number; readonly turn: number }

const Frame = ({ of: { area, fileId, label }, look, scan = false, overlay }: {
  readonly of: Picture
  readonly look: Look
  /** A page, not a portrait. */
  readonly scan?: boolean
  readonly overlay?: ReactNode
}) => {
  const say = useSay()
  const { blob, failed, retry } = usePicture(area, fileId)
  const box = useRef<HTMLDivElement>(null)
  const size = `${look.zoom * 100}%`
  useEffect(() => {
    const element = box.current
    if (!element) return
    // What was in the middle stays there; of a portrait that is the face.
    element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2
    element.scrollTop = (element.scrollHeight - element.clientHeight) * 0.42
  }, [look.zoom])
  return (
    <figure className={scan ? 'photo-frame photo-frame--scan' : 'photo-frame'}>
      {/* A zoomed picture is scrolled by the arrow keys too. */}
      <div ref={box} className="photo-window" tabIndex={look.zoom > 1 ? 0 : undefined} role={look.zoom > 1 ? 'region' : undefined}
        aria-label={look.zoom > 1 ? say(label) : undefined}>
        {blob && <div className="photo-turn" style={{ width: size, height: size, transform: `rotate(${look.turn}deg)` }}><BlobImage blob={blob} alt={say(label)} />{overlay}</div>}
        {fileId === null && <p className="desk-empty">{say({ zh: '没有图片', en: 'No picture' })}</p>}
        {failed && <button type="button" className="desk-plain" onClick={retry}>{say({ zh: '图片未能读取，再试', en: 'The picture did not load. Try again' })}</button>}
      </div>
      <figcaption>{say(label)}</figcaption>
    </figure>
  )
}

/** Both pictures on one another, parted by a slider. */
const Curtain = ({ given, kept }: { readonly given: Picture; readonly kept: Picture }) => {
  const say = useSay()
  const [at, setAt] = useState(50)
  const above = usePicture(given.area, given.fileId).blob
  const below = usePicture(kept.area, kept.fileId).blob
  return (
    <div className="photo-curtain">
      <div className="photo-curtain-pictures">
        {below && <BlobImage blob={below} alt={say(kept.label)} />}
        {above && <BlobImage blob={above} alt={say(given.label)} style={{ clipPath: `inset(0 ${100 - at}% 0 0)` }} />}
        <span className="photo-curtain-line" style={{ left: `${at}%` }} />
      </div>
      <Slider value={at} onChange={setAt} tooltip={{ open: false }} ariaLabelForHandle={say({ zh: '移动分界，对比两张照片', en: 'Move the edge to compare both photos' })} />
      <p className="photo-curtain-names"><span>{say(given.label)}</span><span>{say(kept.label)}</span></p>
    </div>
  )
}

const zooms = [1, 1.5, 2, 3, 4]

/** The given document, large, beside the one that is kept: zoom, turn, the template above it, or both on one another. */
export const PhotoViewer = ({ given, kept, findings, on, isPhoto, helped }: {
  readonly given: Picture
  readonly kept: Picture | undefined
  readonly findings: ReviewView['findings']
  readonly on: string
  readonly isPhoto: boolean
  /** The number of the person is looked at by V then. */
  readonly helped: boolean
}) => {
  const say = useSay()
  const [look, setLook] = useState<Look>({ zoom: 1, turn: 0 })
  const [overlay, setOverlay] = useState(true)
  const [curtain, setCurtain] = useState(false)
  // A page and a portrait have no outline in common.
  const comparable = isPhoto && kept?.fileId != null
  const zoomBy = (by: 1 | -1) => setLook((now) => ({ ...now, zoom: zooms[Math.min(Math.max(zooms.indexOf(now.zoom) + by, 0), zooms.length - 1)]! }))
  const turnBy = (by: number) => setLook((now) => ({ ...now, turn: now.turn + by }))
  const tools: readonly (Binding & { readonly on?: boolean })[] = [
    { key: '+', label: { zh: '放大', en: 'Zoom in' }, run: () => zoomBy(1), off: look.zoom === zooms.at(-1) },
    { key: '-', label: { zh: '缩小', en: 'Zoom out' }, run: () => zoomBy(-1), off: look.zoom === 1 },
    { key: '[', label: { zh: '左转', en: 'Turn left' }, run: () => turnBy(-90) },
    { key: ']', label: { zh: '右转', en: 'Turn right' }, run: () => turnBy(90) },
    ...(isPhoto ? [{ key: 'o', label: { zh: '模板线', en: 'Template' }, run: () => setOverlay(!overlay), on: overlay }] : []),
    ...(comparable ? [{ key: helped ? 'w' : 'v', label: { zh: '重叠对比', en: 'Overlay both' }, run: () => setCurtain(!curtain), on: curtain }] : []),
    { key: '=', label: { zh: '复原', en: 'Reset' }, run: () => setLook({ zoom: 1, turn: 0 }) },
  ]
  useKeys({ zh: '图片', en: 'Picture' }, tools)
  return (
    <section className="photo" aria-label={say({ zh: '材料图片', en: 'Pictures' })}>
      <div className="photo-tools" role="toolbar" aria-label={say({ zh: '图片工具', en: 'Picture tools' })}>
        {tools.map((tool) => (
          <button key={tool.key} type="button" disabled={tool.off} aria-pressed={tool.on} onClick={tool.run}>
            {say(tool.label)}<Kbd of={tool.key} />
          </button>
        ))}
        <span className="photo-zoom cx-figures" role="status">{Math.round(look.zoom * 100)} %</span>
      </div>
      {curtain && kept
        ? <Curtain given={given} kept={kept} />
        : (
          <div className="photo-pair">
            <Frame of={given} look={look} scan={!isPhoto} overlay={isPhoto && overlay && <PhotoOverlay findings={findings} on={on} />} />
            {kept && <Frame of={kept} look={{ ...look, turn: 0 }} scan={!isPhoto} />}
          </div>
        )}
    </section>
  )
}
