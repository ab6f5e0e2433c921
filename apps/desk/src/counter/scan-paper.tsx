import { pictureTypes } from '@changxing/contract/files.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { troubleSays } from '@changxing/ui/scan/camera.ts'
import { Button } from 'antd'
import { useEffect, useRef, useState, type ChangeEvent } from 'react'
import { useCamera } from '../capture/use-camera.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useUpload } from './use-pictures.ts'

/** The whole picture of the document camera, as it shows it now. */
const wholeFrame = async (video: HTMLVideoElement): Promise<Blob> => {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })
}

const DocumentCamera = ({ busy, onTaken, onClose }: { readonly busy: boolean; readonly onTaken: (picture: Blob) => void; readonly onClose: () => void }) => {
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const { stream, trouble, again } = useCamera(true)
  // Opened by its key, it may lie below what is seen.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [stream])
  useEffect(() => {
    if (!video.current || !stream) return
    video.current.srcObject = stream
    video.current.play().catch(() => undefined)
  }, [stream])
  const take = async () => { if (video.current && video.current.videoWidth > 0) onTaken(await wholeFrame(video.current)) }
  useKeys({ zh: '高拍仪', en: 'Document camera' }, [
    { key: 't', label: { zh: '拍下', en: 'Take it' }, run: () => void take(), off: !stream || busy },
    { key: 'escape', label: { zh: '关闭', en: 'Close' }, run: onClose },
  ])
  return (
    <div ref={box} className="scan-camera">
      {trouble
        ? <div role="alert"><p>{say(troubleSays[trouble])}</p><Button onClick={again}>{say({ zh: '重试', en: 'Try again' })}</Button></div>
        : <video ref={video} playsInline muted aria-label={say({ zh: '高拍仪画面', en: 'Picture of the document camera' })} />}
      <div className="desk-bar">
        <Button type="primary" disabled={!stream || busy} onClick={() => void take()}>{say({ zh: '拍下', en: 'Take it' })}<Kbd of="t" /></Button>
        <Button onClick={onClose}>{say({ zh: '关闭', en: 'Close' })}<Kbd of="escape" /></Button>
        {busy && <span role="status">{say({ zh: '正在保存…', en: 'Saving…' })}</span>}
      </div>
    </div>
  )
}

/**
 * Brings a paper in: by file (a scanner's) or by camera. `onScanned` gets the id of the kept picture; once it answers `false`, what comes behind is not
 * sent.
 */
export const ScanPaper = ({ name, several = false, camera: shown, onCamera, disabled = false, onScanned }: {
  /** What is scanned, for those who do not see where the buttons stand. */
  readonly name: string
  /** Page after page: the camera stays open, and several files are taken at once. */
  readonly several?: boolean
  /** Whether the camera is open, where the caller opens it too. */
  readonly camera?: boolean
  readonly onCamera?: (open: boolean) => void
  readonly disabled?: boolean
  readonly onScanned: (fileId: string) => void | Promise<boolean>
}) => {
  const say = useSay()
  const upload = useUpload()
  const input = useRef<HTMLInputElement>(null)
  const [own, setOwn] = useState(false)
  const camera = shown ?? own
  const setCamera = onCamera ?? setOwn
  const send = async (picture: Blob): Promise<boolean> => {
    const fileId = await upload.send(picture)
    if (fileId === undefined) return false
    if (!several) setCamera(false)
    return (await onScanned(fileId)) !== false
  }
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])]
    target.value = ''
    for (const file of files) if (!(await send(file))) return
  }
  const busy = disabled || upload.pending
  return (
    <div className="scan-paper">
      <div className="desk-bar">
        <Button loading={upload.pending} disabled={busy} onClick={() => input.current?.click()}>
          {say({ zh: '扫描件', en: 'From a file' })}<span className="cx-hidden">：{name}</span>
        </Button>
        <Button disabled={busy || camera} onClick={() => setCamera(true)}>{say({ zh: '高拍仪', en: 'Camera' })}<span className="cx-hidden">：{name}</span></Button>
        <input ref={input} hidden type="file" accept={pictureTypes.join()} multiple={several} aria-label={name} onChange={(event) => void choose(event)} />
      </div>
      {camera && <DocumentCamera busy={busy} onTaken={(picture) => void send(picture)} onClose={() => setCamera(false)} />}
      {upload.problem && <Notice tone="bad" live="assertive">{say(upload.problem)}</Notice>}
      <FailureNotice failure={upload.failure} />
    </div>
  )
}
