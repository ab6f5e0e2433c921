import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { writeCodeStream, writePersonStream } from './camera-stream.ts'
import { shownCode } from './citizen-steps.ts'
import { readShownCode } from './shown-code.ts'

export type Camera = {
  /** The film that the camera sees; for the device's start. */
  readonly film: string
  /** Holds something before the camera; it is seen when the camera is opened next. */
  readonly see: (text: string) => Promise<void>
  /** Somebody whose portrait lies in that file stands before the camera when it is opened next. */
  readonly seePerson: (portraitFile: string) => Promise<void>
  /** Holds a phone before the camera as soon as it shows a code that this camera has not seen. Gives when the code was photographed, ms since 1970. */
  readonly seePhone: (phone: Page) => Promise<number>
  readonly throwAway: () => void
}

/** A phone renews its code every 15 seconds. */
const patienceMs = 20_000

/** A camera that sees nothing of ours at first. */
export async function makeCamera(): Promise<Camera> {
  const directory = mkdtempSync(join(tmpdir(), 'changxing-films-'))
  const film = join(directory, 'camera.y4m')
  const seen = new Set<string>()
  const see = async (text: string) => {
    seen.add(text)
    await writeCodeStream(film, text)
  }
  await see('https://example.org/nothing-of-ours')
  return {
    film,
    see,
    seePerson: (portraitFile) => writePersonStream(film, portraitFile),
    seePhone: async (phone) => {
      const until = Date.now() + patienceMs
      for (let at = Date.now(); at < until; at = Date.now()) {
        const code = await readShownCode(shownCode(phone))
        if (seen.has(code)) continue
        await see(code)
        return at
      }
      throw new Error('the phone shows the same code for ever')
    },
    throwAway: () => rmSync(directory, { recursive: true, force: true }),
  }
}
