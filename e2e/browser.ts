import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions, LaunchOptions, Page } from 'playwright-core'
import { root } from '../run/files.ts'
import type { Cable } from './cable.ts'
import { findChromium } from './find-chromium.ts'

export type Language = 'zh' | 'en'

const phonePx = { width: 360, height: 760 }
const deskPx = { width: 1440, height: 900 }
/** A list of a hundred rows need not be in a picture to its end. */
const tallestPx = 3000
/** How long a click or a wait may take before the journey fails. */
const patienceMs = 15_000

const locales = { zh: 'zh-CN', en: 'en-GB' } as const
const surroundings = (language: Language): BrowserContextOptions => ({
  locale: locales[language], timezoneId: 'Asia/Shanghai', permissions: ['camera', 'microphone'], reducedMotion: 'reduce', acceptDownloads: true,
})
const sizes = {
  phone: { viewport: phonePx, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: deskPx },
} as const satisfies Record<string, BrowserContextOptions>

async function launching(args: readonly string[]): Promise<LaunchOptions> {
  const { executablePath, env } = await findChromium()
  const present = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
  return { executablePath, env: { ...present, ...env }, chromiumSandbox: false, args: ['--font-render-hinting=none', ...args] }
}

/** A browser in which several people can be at work, each in a window of their own. */
export const openBrowser = async (): Promise<Browser> => chromium.launch(await launching([]))

/** The window of one person: cookies and storage of nobody else. */
export async function openWindow(browser: Browser, size: keyof typeof sizes, language: Language = 'zh'): Promise<Page> {
  const context = await browser.newContext({ ...sizes[size], ...surroundings(language) })
  return firstPage(context)
}

export type Device = {
  /**
   * Switches it on. `film`: what its camera sees; the file is opened anew whenever the camera is. `cable`: its way to the platform.
   * `unplugged`: no server can be reached at all, from the very start.
   */
  readonly switchOn: (how?: { readonly film?: string; readonly cable?: Cable; readonly unplugged?: boolean; readonly language?: Language }) => Promise<Page>
  /** Ends the browser; what it has stored stays. */
  readonly switchOff: () => Promise<void>
  readonly throwAway: () => Promise<void>
}

/** A phone, terminal or computer of its own: what it has stored outlives switching off, as does its service worker. */
export function makeDevice(size: keyof typeof sizes = 'phone'): Device {
  const profile = mkdtempSync(join(tmpdir(), 'changxing-device-'))
  let context: BrowserContext | undefined
  const switchOff = async () => {
    await context?.close()
    context = undefined
  }
  return {
    switchOff,
    switchOn: async ({ film, cable, unplugged = false, language = 'zh' } = {}) => {
      await switchOff()
      // The headless shell has nobody to ask for the camera; without the first flag it refuses.
      const camera = film ? ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`] : []
      // No name leads anywhere, not even localhost: neither pages nor service workers can get past it.
      const rule = unplugged ? 'MAP * ~NOTFOUND' : cable?.rule
      context = await chromium.launchPersistentContext(profile, {
        ...(await launching([...camera, ...(rule ? [`--host-resolver-rules=${rule}`] : [])])), ...sizes[size], ...surroundings(language),
      })
      if (unplugged) await context.setOffline(true)
      return firstPage(context)
    },
    throwAway: async () => {
      await switchOff()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

const windows = new Set<BrowserContext>()

async function firstPage(context: BrowserContext): Promise<Page> {
  windows.add(context)
  context.once('close', () => windows.delete(context))
  context.setDefaultTimeout(patienceMs)
  return context.pages()[0] ?? context.newPage()
}

/** For `afterEach`: when the journey has failed, takes a picture of every open window, so that one sees where it stopped. */
export async function shootFailure(context: object): Promise<void> {
  const { name, passed } = context as { name?: string; passed?: boolean }
  if (passed !== false) return
  const pages = [...windows].flatMap((window) => window.pages())
  await Promise.all(pages.map((page, at) => shoot(page, `failed ${at + 1} ${name}`.replaceAll(/[/:\s]+/g, '-').slice(0, 100), { whole: true }).catch(() => undefined)))
}

/**
 * Takes the window as a picture into .data/screenshots, or into SCREENSHOTS (for the README). `whole`: as if the screen were high enough to
 * show all without scrolling, so that bars at its edges stay there.
 */
export async function shoot(page: Page, name: string, { whole = false } = {}): Promise<void> {
  const directory = resolve(root, process.env.SCREENSHOTS ?? '.data/screenshots')
  mkdirSync(directory, { recursive: true })
  const usual = page.viewportSize()
  if (whole && usual) {
    const missing = await page.evaluate(() => {
      const scrolled = [document.documentElement, ...document.querySelectorAll('main, [class*=main]')]
      return Math.max(...scrolled.map((element) => element.scrollHeight - element.clientHeight))
    })
    await page.setViewportSize({ width: usual.width, height: usual.height + Math.min(missing, tallestPx) })
  }
  await page.screenshot({ path: join(directory, `${name}.png`), animations: 'disabled' })
  if (whole && usual) await page.setViewportSize(usual)
}
