import type { Words } from '@changxing/rules/decision.ts'
import { useEffect, useEffectEvent, useId, useRef, useState, type ChangeEvent } from 'react'
import { useSay } from '../language.tsx'
import { closeCamera, hasTorch, openCamera, setTorch, troubleSays, type CameraTrouble, type Facing } from './camera.ts'
import { decodeImage } from './decode-image.ts'
import { readFrames } from './frame-loop.ts'
import { warmUp } from './wasm-reader.ts'
import './camera-scanner.css'

/** The same text is not handed on again while it stays in the picture: a code is shown for 15 seconds and more. */
const sameTextAfterMs = 4000

type Props = {
  /** Every text read, ours or not; sort it with `kindOfCode`. */
  readonly onCode: (text: string) => void
  /** The camera runs on, but nothing is read. */
  readonly paused?: boolean
  /** What to point the camera at: the name of the picture for those who do not see it. */
  readonly label: Words
  readonly facing?: Facing
}

const words = {
  starting: { zh: '正在打开摄像头…', en: 'Opening the camera…' },
  retry: { zh: '重试', en: 'Try again' },
  upload: { zh: '从图片识别', en: 'Read from a picture' },
  reading: { zh: '正在识别图片…', en: 'Reading the picture…' },
  nothing: { zh: '图片中没有找到二维码或条码。', en: 'No code was found in that picture.' },
  torchOn: { zh: '开灯', en: 'Light on' },
  torchOff: { zh: '关灯', en: 'Light off' },
  readerFailed: { zh: '识别程序未能启动，请联网刷新一次，或手工输入。', en: 'The code reader did not start. Reload once with network, or type the number.' },
} as const satisfies Record<string, Words>

/**
 * A camera picture that reads QR and Code128 codes and hands each text on once. Where the camera is refused or absent it says why, in
 * words, and a picture can be chosen instead. The camera is closed when the page is hidden and when the component leaves.
 */
export function CameraScanner({ onCode, paused = false, label, facing = 'environment' }: Props) {
  const say = useSay()
  const video = useRef<HTMLVideoElement>(null)
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [torch, setTorchOn] = useState(false)
  const [notice, setNotice] = useState<Words | null>(null)
  const last = useRef({ text: '', atMs: 0 })
  const uploadId = useId()

  const handOn = useEffectEvent((text: string) => {
    const now = performance.now()
    const { text: lastText, atMs } = last.current
    last.current = { text, atMs: now }
    if (text === lastText && now - atMs < sameTextAfterMs) return
    onCode(text)
  })

  useEffect(() => {
    let opened: MediaStream | null = null
    let left = false
    const open = async () => {
      const answer = await openCamera(facing)
      if (typeof answer === 'string') {
        if (!left) setTrouble(answer)
        return
      }
      if (left) return closeCamera(answer)
      opened = answer
      setTrouble(null)
      setStream(answer)
    }
    const close = () => {
      if (opened) closeCamera(opened)
      opened = null
      setStream(null)
      setTorchOn(false)
    }
    const onVisibility = () => (document.hidden ? close() : void (opened ?? open()))
    warmUp()
    void open()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', onVisibility)
      if (opened) closeCamera(opened)
    }
  }, [facing, attempt])

  useEffect(() => {
    const element = video.current
    if (!element || !stream) return
    element.srcObject = stream
    element.play().catch(() => undefined)
  }, [stream])

  useEffect(() => {
    const element = video.current
    if (!element || !stream || paused) return
    const loop = readFrames(element, (text) => handOn(text), () => setNotice(words.readerFailed))
    return loop.stop
  }, [stream, paused])

  const onPicture = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    setNotice(words.reading)
    const text = await decodeImage(file).catch(() => null)
    setNotice(text === null ? words.nothing : null)
    if (text !== null) onCode(text)
  }

  const switchTorch = async () => {
    if (stream && (await setTorch(stream, !torch))) setTorchOn(!torch)
  }

  return (
    <section className="cx-scan" aria-label={say(label)} data-running={stream !== null && !paused}>
      {trouble ? (
        <div className="cx-scan-trouble" role="alert">
          <p>{say(troubleSays[trouble])}</p>
          <button type="button" onClick={() => { setTrouble(null); setAttempt(attempt + 1) }}>{say(words.retry)}</button>
        </div>
      ) : (
        <>
          <video ref={video} className="cx-scan-picture" playsInline muted aria-label={say(label)} />
          <div className="cx-scan-frame" aria-hidden="true" />
          {stream === null && <p className="cx-scan-starting" role="status">{say(words.starting)}</p>}
        </>
      )}
      <div className="cx-scan-tools">
        {stream && hasTorch(stream) && (
          <button type="button" aria-pressed={torch} onClick={switchTorch}>{say(torch ? words.torchOff : words.torchOn)}</button>
        )}
        <label className="cx-scan-upload" htmlFor={uploadId}>{say(words.upload)}</label>
        <input id={uploadId} type="file" accept="image/*" onChange={onPicture} />
      </div>
      <p className="cx-scan-notice" role="status">{notice ? say(notice) : ''}</p>
    </section>
  )
}
