import { closeCamera, type CameraTrouble } from '@changxing/ui/scan/camera.ts'
import { useEffect, useState } from 'react'

const troubleOf: Record<string, CameraTrouble> = { NotAllowedError: 'refused', SecurityError: 'refused', NotReadableError: 'busy', AbortError: 'busy' }

/** The counter's camera, as fine as it goes (a photo needs more lines than a code), open while `wanted`. `again` asks once more after trouble. */
export const useCamera = (wanted: boolean) => {
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (!wanted) return
    let left = false
    let opened: MediaStream | undefined
    const open = async () => {
      setTrouble(null)
      if (!navigator.mediaDevices?.getUserMedia) return setTrouble('unsupported')
      try {
        opened = await navigator.mediaDevices.getUserMedia({ audio: false, video: { width: { ideal: 1920 }, height: { ideal: 1080 } } })
        if (left) closeCamera(opened)
        else setStream(opened)
      } catch (cause) {
        if (!left) setTrouble(troubleOf[cause instanceof DOMException ? cause.name : ''] ?? 'absent')
      }
    }
    void open()
    return () => {
      left = true
      if (opened) closeCamera(opened)
      setStream(null)
    }
  }, [wanted, attempt])
  return { stream, trouble, again: () => setAttempt(attempt + 1) }
}
