import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { troubleSays } from '@changxing/ui/scan/camera.ts'
import type { Failure } from '@changxing/ui/use-action.ts'
import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useCamera } from '../capture/use-camera.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { BlobImage } from '../shell/use-picture.tsx'

/** Scans a page into a file: from the scanner's file, or from the document camera (M2.3.1). The same page is replaced. */
export const ScanPage = ({ title, add, onKeep, onClose }: {
  readonly title: Words
  readonly add: { readonly pending: boolean; readonly failure: Failure | undefined; readonly clear: () => void }
  readonly onKeep: (picture: Blob) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const video = useRef<HTMLVideoElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [byCamera, setByCamera] = useState(false)
  const [taken, setTaken] = useState<Blob | null>(null)
  const { stream, trouble, again } = useCamera(byCamera && taken === null)
  useEffect(() => {
    if (!video.current || !stream) return
    video.current.srcObject = stream
    video.current.play().catch(() => undefined)
  }, [stream])
  const take = async () => {
    const from = video.current
    if (!from || from.videoWidth === 0) return
    const canvas = new OffscreenCanvas(from.videoWidth, from.videoHeight)
    canvas.getContext('2d')!.drawImage(from, 0, 0)
    setTaken(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 }))
  }
  const choose = (file: File | undefined) => {
    // The same file may be chosen again after another was looked at.
    if (chooser.current) chooser.current.value = ''
    if (file) setTaken(file)
  }
  return (
    <Modal open onCancel={onClose} footer={null} width={620} destroyOnHidden title={say(title)}>
      <div className="ar-scan">
        {taken ? <BlobImage blob={taken} alt={say({ zh: '要补入的一页', en: 'The page to be added' })} />
          : byCamera && !trouble ? <video ref={video} playsInline muted aria-label={say({ zh: '摄像头画面', en: 'Camera picture' })} />
            : <p className="cx-soft">{say({ zh: '从扫描仪的文件选择，或用高拍仪拍摄。文字和印章须清楚。', en: 'Choose the scanner’s file, or use the document camera. Text and seals must be clear.' })}</p>}
        {byCamera && trouble && <p role="alert">{say(troubleSays[trouble])} <Button size="small" onClick={again}>{say({ zh: '重试', en: 'Try again' })}</Button></p>}
        <FailureNotice failure={add.failure} />
        <div className="desk-bar">
          {taken ? (
            <>
              <Button type="primary" loading={add.pending} onClick={() => onKeep(taken)}>{say({ zh: '补入档案', en: 'Add to the file' })}</Button>
              <Button onClick={() => { add.clear(); setTaken(null) }}>{say({ zh: '换一张', en: 'Another' })}</Button>
            </>
          ) : (
            <>
              <Button type="primary" onClick={() => chooser.current?.click()}>{say({ zh: '选择文件', en: 'Choose a file' })}</Button>
              {byCamera ? <Button disabled={!stream} onClick={() => void take()}>{say({ zh: '拍摄', en: 'Take it' })}</Button>
                : <Button onClick={() => setByCamera(true)}>{say({ zh: '用高拍仪', en: 'Use the camera' })}</Button>}
            </>
          )}
          <input ref={chooser} type="file" accept="image/jpeg,image/png,image/webp" hidden aria-label={say({ zh: '选择文件', en: 'Choose a file' })}
            onChange={(event) => choose(event.target.files?.[0])} />
        </div>
      </div>
    </Modal>
  )
}
