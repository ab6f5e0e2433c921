import { headGuide } from '@changxing/rules/licences/photo.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { troubleSays } from '@changxing/ui/scan/camera.ts'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { BlobImage } from '../shell/use-picture.tsx'
import { takePicture, type Taken } from './take-picture.ts'
import './capture.css'
import { useCamera } from './use-camera.ts'

const byEye: readonly Words[] = [
  { zh: '正面免冠，平视镜头，头部在轮廓内', en: 'Faces the camera, no hat, head inside the outline' },
  { zh: '五官、眉、耳不被遮挡，眼镜不反光', en: 'Face, brows and ears free; glasses without reflection' },
  { zh: '不穿白色上衣或制服', en: 'No white clothes, no uniform' },
]

/** The outline in which the head belongs, above the camera's picture. */
const Outline = ({ on }: { readonly on: string }) => {
  const guide = headGuide(520, 756, on)
  const middle = { x: guide.x + guide.width / 2, y: guide.y + guide.height / 2 }
  const half = `a${guide.width / 2} ${guide.height / 2} 0 1 0 `
  return (
    <svg className="booth-outline" viewBox="0 0 520 756" aria-hidden="true">
      <path fillRule="evenodd" d={`M0 0H520V756H0Z M${guide.x} ${middle.y} ${half}${guide.width} 0 ${half}${-guide.width} 0Z`} />
      <ellipse cx={middle.x} cy={middle.y} rx={guide.width / 2} ry={guide.height / 2} />
      <path className="booth-eyes" d={`M${guide.x + 20} ${guide.y + guide.height * 0.46}H${guide.x + guide.width - 20}`} />
    </svg>
  )
}

/** Takes a photo from the counter's camera, says at once what the rules find, and hands it on when the officer keeps it. */
export const PhotoBooth = ({ on, sending, onKeep }: { readonly on: string; readonly sending: boolean; readonly onKeep: (taken: Taken) => void }) => {
  const say = useSay()
  const video = useRef<HTMLVideoElement>(null)
  const [taken, setTaken] = useState<Taken | null>(null)
  const { stream, trouble, again } = useCamera(taken === null)
  useEffect(() => {
    if (!video.current || !stream) return
    video.current.srcObject = stream
    video.current.play().catch(() => undefined)
  }, [stream, taken])
  const take = async () => { if (video.current && stream && video.current.videoWidth > 0) setTaken(await takePicture(video.current, on)) }
  // The light of an office can deceive the measure of white: the officer may know better. Size and shape cannot be argued with.
  const fits = taken?.findings.every(({ rule, holds }) => holds || rule === 'background') ?? false
  const doubtful = taken?.findings.some(({ holds }) => !holds) ?? false
  const keepWords = doubtful ? { zh: '仍要采用', en: 'Keep it anyway' } : { zh: '采用并上传', en: 'Keep and upload' }
  const keep = () => { if (taken && fits && !sending) onKeep(taken) }
  useKeys({ zh: '拍照', en: 'Camera' }, [
    { key: 't', label: { zh: '拍照', en: 'Take the photo' }, run: () => void take(), off: taken !== null || !stream },
    { key: 'b', label: { zh: '重拍', en: 'Take it again' }, run: () => setTaken(null), off: taken === null },
    { key: 's', label: keepWords, run: keep, off: !fits || sending },
  ])
  return (
    <section className="booth" aria-label={say({ zh: '现场拍照', en: 'Take the photo' })}>
      <div className="booth-picture">
        {taken && <BlobImage blob={taken.blob} alt={say({ zh: '拍好的照片', en: 'The photo taken' })} />}
        {!taken && trouble && (
          <div className="booth-trouble" role="alert">
            <p>{say(troubleSays[trouble])}</p>
            <Button onClick={again}>{say({ zh: '重试', en: 'Try again' })}</Button>
          </div>
        )}
        {!taken && !trouble && (
          <>
            <video ref={video} playsInline muted aria-label={say({ zh: '摄像头画面', en: 'Camera picture' })} />
            <Outline on={on} />
            {!stream && <p className="booth-wait" role="status">{say({ zh: '正在打开摄像头…', en: 'Opening the camera…' })}</p>}
          </>
        )}
      </div>
      <div className="booth-side">
        <div className="desk-bar">
          {taken
            ? (
              <>
                <Button type={doubtful ? 'default' : 'primary'} disabled={!fits} loading={sending} onClick={keep}>
                  {say(keepWords)}<Kbd of="s" />
                </Button>
                <Button onClick={() => setTaken(null)} autoFocus={doubtful}>{say({ zh: '重拍', en: 'Again' })}<Kbd of="b" /></Button>
              </>
            )
            : (
              <Button type="primary" disabled={!stream} onClick={() => void take()}>
                {say({ zh: '拍照', en: 'Take the photo' })}<Kbd of="t" />
              </Button>
            )}
        </div>
        {taken && (
          <div role="status">
            <h3>{say({ zh: '机器测量', en: 'Measured' })} <span className="cx-figures cx-soft">{taken.widthPx} × {taken.heightPx}</span></h3>
            <ul className="cx-plain-list findings">
              {taken.findings.map(({ rule, holds, says }) => <li key={rule} data-holds={holds}><Shape tone={holds ? 'good' : 'bad'} /><span>{say(says)}</span></li>)}
            </ul>
          </div>
        )}
        <div>
          <h3>{say({ zh: '请目视核对', en: 'Check by eye' })}</h3>
          <ul className="booth-eye-list">{byEye.map((words) => <li key={words.en}>{say(words)}</li>)}</ul>
        </div>
      </div>
    </section>
  )
}
