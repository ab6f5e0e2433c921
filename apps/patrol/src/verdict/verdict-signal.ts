import type { Colour } from './final-verdict.ts'

type Tone = { readonly hz: number; readonly ms: number }

/** Told apart with eyes on the driver: one high tone, two middle, three low, one long low. */
const tones: Record<Colour, readonly Tone[]> = {
  green: [{ hz: 1320, ms: 140 }],
  yellow: [{ hz: 740, ms: 160 }, { hz: 740, ms: 160 }],
  red: [{ hz: 330, ms: 200 }, { hz: 330, ms: 200 }, { hz: 330, ms: 200 }],
  grey: [{ hz: 220, ms: 480 }],
}
const vibrations: Record<Colour, readonly number[]> = { green: [80], yellow: [120, 80, 120], red: [250, 100, 250, 100, 250], grey: [500] }
const pauseMs = 90

let audio: AudioContext | undefined

/** Sounds and vibrates a verdict. Where the device cannot, or the browser wants a touch first, the screen alone must do. */
export function signal(colour: Colour): void {
  navigator.vibrate?.([...vibrations[colour]])
  try {
    audio ??= new AudioContext()
    void audio.resume().catch(() => undefined)
    let at = audio.currentTime
    for (const { hz, ms } of tones[colour]) {
      const oscillator = audio.createOscillator()
      const gain = audio.createGain()
      oscillator.frequency.value = hz
      gain.gain.setValueAtTime(0.25, at)
      gain.gain.exponentialRampToValueAtTime(0.001, at + ms / 1000)
      oscillator.connect(gain).connect(audio.destination)
      oscillator.start(at)
      oscillator.stop(at + ms / 1000)
      at += (ms + pauseMs) / 1000
    }
  } catch {
    audio = undefined
  }
}
