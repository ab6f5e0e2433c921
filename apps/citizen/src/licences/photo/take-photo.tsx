import { headGuide } from '@changxing/rules/licences/photo.ts'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { closeCamera, openCamera, troubleSays, type CameraTrouble, type Facing } from '@changxing/ui/scan/camera.ts'
import { useEffect, useRef, useState } from 'react'
import { fittedSize } from './fit-crop.ts'
import { drawPart, toJpeg } from './read-picture.ts'

const { widthPx, heightPx } = fittedSize

/** The part of a camera frame that has the template's proportions. */
function framePart(video: HTMLVideoElement) {
  const width = Math.min(video.videoWidth, (video.videoHeight * widthPx) / heightPx)
  const height = (width * heightPx) / widthPx
  return { x: (video.videoWidth - width) / 2, y: (video.videoHeight - height) / 2, width, height }
}

/** 拍照: the camera with the outline of the head as the template wants it. The rear camera first: a selfie distorts the face and is refused. */
export const TakePhoto = ({
  today,
  onPhoto,
  onCancel,
}: {
  readonly today: string
  readonly onPhoto: (jpeg: Blob) => void
  readonly onCancel: () => void
}) => {
  const say = useSay()
  const video = useRef<HTMLVideoElement>(null)
  const [facing, setFacing] = useState<Facing>('environment')
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [ready, setReady] = useState(false)
  const guide = headGuide(widthPx, heightPx, today)
  const turn = () => {
    setTrouble(null)
    setReady(false)
    setFacing(facing === 'user' ? 'environment' : 'user')
  }
  useEffect(() => {
    let opened: MediaStream | null = null
    let left = false
    const open = async () => {
      const stream = await openCamera(facing)
      if (typeof stream === 'string') return left || setTrouble(stream)
      if (left) return closeCamera(stream)
      opened = stream
      // Scanning needs 720 lines, a portrait more; a camera that has no more keeps what it has.
      await stream
        .getVideoTracks()[0]
        ?.applyConstraints({ width: { ideal: 1920 }, height: { ideal: 1080 } })
        .catch(() => undefined)
      if (!video.current || left) return
      video.current.srcObject = stream
      await video.current.play().catch(() => undefined)
    }
    void open()
    return () => {
      left = true
      if (opened) closeCamera(opened)
    }
  }, [facing])
  const shoot = async () => {
    if (!video.current) return
    const part = framePart(video.current)
    onPhoto(await toJpeg(drawPart(video.current, part, Math.round(part.width), Math.round(part.height))))
  }
  return (
    <section className="lic-camera cx-stack" aria-label={say({ zh: '拍照', en: 'Take a photo' })}>
      <p className="cx-soft">
        {say({
          zh: '站在白墙前，请别人帮您拍；头顶到下巴对准虚线。',
          en: 'Stand before a white wall and let someone else take it. Fit the head, crown to chin, into the outline.',
        })}
      </p>
      {trouble ? (
        <p role="alert">{say(troubleSays[trouble])}</p>
      ) : (
        <div className="lic-viewfinder">
          <video ref={video} playsInline muted onLoadedData={() => setReady(true)} aria-label={say({ zh: '取景画面', en: 'Viewfinder' })} />
          <svg viewBox={`0 0 ${widthPx} ${heightPx}`} aria-hidden="true" focusable="false">
            <ellipse cx={guide.x + guide.width / 2} cy={guide.y + guide.height / 2} rx={guide.width / 2} ry={guide.height / 2} />
            <path
              d={`M${widthPx * 0.04} ${heightPx}C${widthPx * 0.06} ${heightPx * 0.88} ${widthPx * 0.3} ${heightPx * 0.87} ${widthPx * 0.36} ${heightPx * 0.82}M${widthPx * 0.96} ${heightPx}C${widthPx * 0.94} ${heightPx * 0.88} ${widthPx * 0.7} ${heightPx * 0.87} ${widthPx * 0.64} ${heightPx * 0.82}`}
            />
          </svg>
        </div>
      )}
      <div className="lic-two">
        <button type="button" className="cx-button" disabled={!ready} onClick={() => void shoot()}>
          <Icon name="camera" />
          {say({
            zh: '拍照',
            en: 'Take it',
          })}
        </button>
        <button type="button" className="cx-button cx-button--quiet" onClick={turn}>
          {say({
            zh: '切换镜头',
            en: 'Other camera',
          })}
        </button>
      </div>
      <button type="button" className="cx-button cx-button--plain" onClick={onCancel}>
        {say({ zh: '不拍了', en: 'Cancel' })}
      </button>
    </section>
  )
}
