import { chooseReader, remember, type Trial } from './choose-reader.ts'
import { nativeReader } from './native-reader.ts'
import { readWithWasm } from './wasm-reader.ts'

const longestSidePx = 1280
const restMs = 60

/**
 * Reads frame after frame of a playing video until `stop`: one frame at a time, never a queue. `onText` gets each text found;
 * `onFailed` is told once when the reader itself cannot run.
 */
export function readFrames(video: HTMLVideoElement, onText: (text: string) => void, onFailed: () => void): { stop: () => void } {
  const canvas = document.createElement('canvas')
  let context: CanvasRenderingContext2D | null = null
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let trials: readonly Trial[] = []
  let failures = 0
  const native = nativeReader()

  const readOne = async (): Promise<void> => {
    const { videoWidth, videoHeight } = video
    if (videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return
    const detect = await native
    const reader = chooseReader(trials, detect !== undefined)
    const started = performance.now()
    let text: string | null = null
    let outcome: Trial['outcome'] = 'nothing'
    try {
      if (reader === 'native' && detect) text = await detect(video)
      else {
        const scale = Math.min(1, longestSidePx / Math.max(videoWidth, videoHeight))
        const width = Math.round(videoWidth * scale)
        const height = Math.round(videoHeight * scale)
        if (canvas.width !== width || canvas.height !== height) {
          canvas.width = width
          canvas.height = height
        }
        context ??= canvas.getContext('2d', { willReadFrequently: true })
        if (!context) throw new Error('no canvas')
        context.drawImage(video, 0, 0, width, height)
        text = await readWithWasm(context.getImageData(0, 0, width, height), false)
      }
      if (text !== null && text !== '') outcome = 'found'
      failures = 0
    } catch {
      outcome = 'failed'
      if (reader === 'wasm' && ++failures === 3) onFailed()
    }
    trials = remember(trials, { reader, tookMs: performance.now() - started, outcome })
    if (text && !stopped) onText(text)
  }

  const next = async (): Promise<void> => {
    await readOne()
    if (!stopped && failures < 3) timer = setTimeout(next, restMs)
  }
  void next()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
