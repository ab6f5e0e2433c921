import type { Words } from '@changxing/rules/decision.ts'

export type Facing = 'environment' | 'user'

/** Why there is no picture, in the user's words. */
export type CameraTrouble = 'refused' | 'absent' | 'busy' | 'unsupported'

export const troubleSays = {
  refused: {
    zh: '没有使用摄像头的权限。请在浏览器地址栏左侧的设置里允许本站使用摄像头，再点“重试”。',
    en: 'The camera is blocked for this site. Allow it in the settings beside the address bar, then try again.',
  },
  absent: { zh: '本机没有找到摄像头。', en: 'This device has no camera that can be used.' },
  busy: { zh: '摄像头被其他程序占用。请关闭其他程序后重试。', en: 'Another program is using the camera. Close it and try again.' },
  unsupported: { zh: '此浏览器或此连接不能使用摄像头（需要 https）。', en: 'This browser or connection cannot use the camera (https is needed).' },
} as const satisfies Record<CameraTrouble, Words>

const troubles: Record<string, CameraTrouble> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** Opens a camera stream, 720 lines where the camera has them; or says why not. */
export async function openCamera(facing: Facing): Promise<MediaStream | CameraTrouble> {
  if (!navigator.mediaDevices?.getUserMedia) return 'unsupported'
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: facing }, width: { ideal: 1280 }, height: { ideal: 720 } },
    })
  } catch (cause) {
    return troubles[cause instanceof DOMException ? cause.name : ''] ?? 'absent'
  }
}

export const closeCamera = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop())

type TorchCapabilities = MediaTrackCapabilities & { readonly torch?: boolean }

/** Whether the camera has a lamp that can be switched. */
export function hasTorch(stream: MediaStream): boolean {
  const track = stream.getVideoTracks()[0]
  const capabilities: TorchCapabilities | undefined = track?.getCapabilities?.()
  return capabilities?.torch === true
}

/** Switches the lamp; answers whether it obeyed. */
export async function setTorch(stream: MediaStream, on: boolean): Promise<boolean> {
  const constraints = { advanced: [{ torch: on }] } as unknown as MediaTrackConstraints
  return stream.getVideoTracks()[0]?.applyConstraints(constraints).then(() => true, () => false) ?? false
}
