import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTerminal } from '../terminal/terminal.tsx'
import { photograph, session, type RecordingTrouble } from './recorder.ts'

export const troubleSays: Readonly<Record<RecordingTrouble, Words>> = {
  refused: { zh: '没有使用摄像头和麦克风的权限：请在浏览器里允许后再开始。', en: 'Camera and microphone are blocked: allow them in the browser, then start.' },
  absent: { zh: '没有找到摄像头或麦克风。查验须录音录像。', en: 'There is no camera or no microphone. An inspection is recorded with sound.' },
  busy: { zh: '摄像头或麦克风被其他程序占用。', en: 'Another program uses the camera or microphone.' },
  unsupported: { zh: '此浏览器不能录像（需要 https）。', en: 'This browser cannot record (https is needed).' },
  full: { zh: '本机存储已满，录像停止。请联网上传后继续。', en: 'This terminal is full, so the recording stopped. Send what waits, then go on.' },
  ended: { zh: '摄像头或麦克风中断，录像停止。请继续录像。', en: 'Camera or microphone was lost, so the recording stopped. Go on recording.' },
}

const clock = (seconds: number) => `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`

/** What the camera sees while it records, for how long, what is left to do, and the shutter for the photograph of the VIN. */
export function Viewfinder({ left, hasPhoto, onPhoto }: { readonly left: Words; readonly hasPhoto: boolean; readonly onPhoto: (bytes: ArrayBuffer) => void }) {
  const say = useSay()
  const terminal = useTerminal()
  const { stream, startedMs } = useSyncExternalStore(session.subscribe, session.get)
  const video = useRef<HTMLVideoElement>(null)
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const element = video.current
    if (!element || !stream) return
    element.srcObject = stream
    element.play().catch(() => undefined)
  }, [stream])
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.max(0, Math.round((terminal.now() - startedMs) / 1000))), 1000)
    return () => clearInterval(timer)
  }, [startedMs, terminal])
  if (!stream) return null
  const take = async () => {
    if (video.current && video.current.videoWidth > 0) onPhoto(await photograph(video.current))
  }
  return (
    <section className="in-finder" aria-label={say({ zh: '录像', en: 'Recording' })}>
      <video ref={video} playsInline muted aria-label={say({ zh: '摄像头画面', en: 'Camera picture' })} />
      <p className="in-recording"><span aria-hidden="true" />{say({ zh: '录音录像中', en: 'Recording' })} <b className="cx-figures">{clock(seconds)}</b></p>
      <p className="in-left" aria-hidden="true">{say(left)}</p>
      <button type="button" className={hasPhoto ? 'cx-button cx-button--quiet pt-big' : 'cx-button pt-big'} onClick={() => void take()}>
        {say(hasPhoto ? { zh: '重拍车辆识别代号', en: 'Photograph the VIN again' } : { zh: '拍车辆识别代号', en: 'Photograph the VIN' })}
      </button>
    </section>
  )
}
