import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible, walkByKeyboard } from './axe.ts'
import { openBrowser, openWindow, shoot } from './browser.ts'
import { fillApplication, getLicence, portrait, reachPhotoPage, send } from './citizen-steps.ts'
import { dress, enterAs, pages } from './pages.ts'
import type { Look, ShownPage } from './pages.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const apps = ['citizen', 'desk', 'patrol', 'archive-check'] as const
/** In every look with `npm run test:long`, which sets LONG_TESTS; otherwise in those whose colours and sizes differ most. */
const everyLook = process.env.LONG_TESTS === '1'
const english: readonly Look[] = everyLook ? [{ language: 'en' }] : []
const looks: Readonly<Record<ShownPage['app'], readonly Look[]>> = {
  citizen: [{ language: 'zh' }, { language: 'zh', elder: true }, ...english],
  desk: [{ language: 'zh' }, ...english],
  patrol: [...(everyLook ? [{ language: 'zh' } as const] : []), { language: 'zh', night: true }, ...english],
  'archive-check': [{ language: 'zh' }, { language: 'en' }],
}
/** Pictures of every page take their time; PICTURES=1 asks for them. */
const pictures = process.env.PICTURES === '1'
const lookName = ({ language, elder, night }: Look) => `${language}${elder ? '-elder' : ''}${night ? '-night' : ''}`

/** Waits until the page has drawn what it was fetching: nothing is being opened, nothing arrives and nothing changes for so long. */
const settle = async (page: Page, quietMs: number) => {
  await page.waitForFunction(() => !document.querySelector('.loading, .desk-loading'))
  await page.evaluate((quiet) => new Promise<void>((resolve) => {
    const done = () => {
      seen.disconnect()
      fetched.disconnect()
      resolve()
    }
    let timer = setTimeout(done, quiet)
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(done, quiet)
    }
    const seen = new MutationObserver(again)
    const fetched = new PerformanceObserver(again)
    seen.observe(document.body, { subtree: true, childList: true })
    fetched.observe({ type: 'resource' })
    setTimeout(done, 5000)
  }), quietMs)
}

/** Area and id of a case, which stand there in the path of an address. */
const caseOf = (address: string, from: number, to?: number) => new URL(address).pathname.split('/').slice(from, to).join('/')

// Each app has windows of its own, so that one can draw while another is looked at.
describe('every page for everybody', { concurrency: apps.length }, () => {
  let stack: Stack
  let browser: Browser
  let submitted = ''
  let draft = ''
  let waiting = ''
  const windows = new Map<string, Page>()
  /** The window of that person in that app, signed in. */
  const windowOf = async (shown: Pick<ShownPage, 'app' | 'person' | 'path'>): Promise<Page> => {
    const key = `${shown.app} ${shown.person}`
    const known = windows.get(key)
    if (known) return known
    const opened = await openWindow(browser, shown.app === 'desk' ? 'desk' : 'phone')
    windows.set(key, opened)
    await enterAs(opened, stack.url, shown)
    return opened
  }
  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()])
    const citizen = (person: string) => windowOf({ app: 'citizen', person, path: '' })
    // Four people, each in a window of their own.
    await Promise.all([
      (async () => {
        const applicant = await citizen('citizen-wu-siyuan')
        await fillApplication(applicant, stack.url, { file: portrait('man-25') })
        submitted = caseOf(await send(applicant), -2)
        const reviewer = await windowOf({ app: 'desk', person: 'officer-cd-reviewer', path: 'review' })
        await reviewer.goto(`${stack.url}/desk/review?case=${submitted.split('/')[1]}`)
        await reviewer.getByRole('button', { name: /^领取/ }).click()
        await reviewer.getByText('由您经办').waitFor()
      })(),
      (async () => {
        const drafting = await citizen('citizen-chan-kahei')
        await fillApplication(drafting, stack.url, { kept: true })
        draft = caseOf(drafting.url(), -3, -1)
      })(),
      (async () => {
        const photographed = await citizen('citizen-lin-xiaoyun')
        await reachPhotoPage(photographed, stack.url)
        await photographed.waitForURL(/d-photo/)
        waiting = caseOf(photographed.url(), -3, -1)
      })(),
      citizen('citizen-luo-wenjing').then((holder) => getLicence(holder, stack.url)),
    ])
  })
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const open = async (shown: ShownPage, look: Look): Promise<Page> => {
    const { app, path, then } = shown
    const page = await windowOf(shown)
    const filled = path.replace(':caseId', submitted.split('/')[1]!).replace(':case', submitted).replace(':draft', draft).replace(':photo', waiting)
    if (page.url() === 'about:blank') await page.goto(`${stack.url}/${app}/`)
    await dress(page, look)
    await page.goto(`${stack.url}/${app}/${filled}`)
    await page.locator('h1').first().waitFor()
    await then?.(page)
    await settle(page, 200)
    return page
  }

  // One opening for all looks: they are changed in place, as the app's own switches do.
  const check = (shown: ShownPage, index: number) =>
    test(`${shown.app}/${shown.path} ${shown.person ?? 'nobody'} (${index})`, async () => {
      const [first, ...others] = looks[shown.app] as readonly [Look, ...Look[]]
      const page = await open(shown, first)
      let look = first
      try {
        for (look of [first, ...others]) {
          if (look !== first) {
            await dress(page, look)
            await settle(page, 50)
          }
          if (pictures) await shoot(page, `page-${String(index).padStart(2, '0')}-${lookName(look)}`, { whole: true })
          await expectAccessible(page, `${page.url()} ${lookName(look)}`)
        }
        await walkByKeyboard(page, `${page.url()} ${lookName(look)}`)
      } catch (problem) {
        await shoot(page, `failed-page-${String(index).padStart(2, '0')}-${lookName(look)}`, { whole: true })
        throw problem
      }
    })
  for (const app of apps) {
    describe(app, { concurrency: 1 }, () => {
      pages.forEach((shown, index) => {
        if (shown.app === app) check(shown, index)
      })
    })
  }
})
