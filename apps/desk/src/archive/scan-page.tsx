import { addArchiveImage, type ArchiveView } from '@changxing/contract/transfers.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { troubleSays } from '@changxing/ui/scan/camera.ts'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { useCamera } from '../capture/use-camera.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { BlobImage } from '../shell/use-picture.tsx'

export type Archive = z.infer<typeof ArchiveView>
export type Wanted = { readonly registration: number; readonly type: string; readonly name: string; readonly page: number }

/** Scans a page into the file: from the scanner's file, or from the document camera (M2.3.1). The same page is replaced. */
export const ScanPage = ({ archive, wanted, onAdded, onClose }: {
  readonly archive: Pick<Archive, 'area' | 'vehicleId'>; readonly wanted: Wanted; readonly onAdded: (archive: Archive) => void; readonly onClose: () => void
}) => {
  const say = useSay()
  const video = useRef<HTMLVideoElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [byCamera, setByCamera] = useState(false)
  const [taken, setTaken] = useState<Blob | null>(null)
  const { stream, trouble, again } = useCamera(byCamera && taken === null)
  const add = useAction(addArchiveImage)
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
  const keep = async () => {
    if (!taken) return
    const params = { area: archive.area, vehicleId: archive.vehicleId, registration: String(wanted.registration), type: wanted.type, page: String(wanted.page) }
    const renewed = await add.run({ params, body: taken })
    if (renewed) onAdded(renewed)
  }
  return (
    <Modal open onCancel={onClose} footer={null} width={620} destroyOnHidden
      title={say({ zh: `补扫：第 ${wanted.registration} 项 · ${wanted.name} 第 ${wanted.page} 页`, en: `Scan: entry ${wanted.registration}, ${wanted.name}, page ${wanted.page}` })}>
      <div className="ar-scan">
        {taken ? <BlobImage blob={taken} alt={say({ zh: '要补入的一页', en: 'The page to be added' })} />
          : byCamera && !trouble ? <video ref={video} playsInline muted aria-label={say({ zh: '摄像头画面', en: 'Camera picture' })} />
            : <p className="cx-soft">{say({ zh: '从扫描仪的文件选择，或用高拍仪拍摄。文字和印章须清楚。', en: 'Choose the scanner’s file, or use the document camera. Text and seals must be clear.' })}</p>}
        {byCamera && trouble && <p role="alert">{say(troubleSays[trouble])} <Button size="small" onClick={again}>{say({ zh: '重试', en: 'Try again' })}</Button></p>}
        <FailureNotice failure={add.failure} />
        <div className="desk-bar">
          {taken ? (
            <>
              <Button type="primary" loading={add.pending} onClick={() => void keep()}>{say({ zh: '补入档案', en: 'Add to the file' })}</Button>
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
