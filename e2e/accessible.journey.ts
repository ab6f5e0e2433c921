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
const looks: Readonly<Record<ShownPage['app'], readonly Look[]>> = {
  citizen: [{ language: 'zh' }, { language: 'zh', elder: true }, { language: 'en' }],
  desk: [{ language: 'zh' }, { language: 'en' }],
  patrol: [{ language: 'zh' }, { language: 'zh', night: true }, { language: 'en' }],
  'archive-check': [{ language: 'zh' }, { language: 'en' }],
}
/** Pictures of every page take their time; PICTURES=1 asks for them. */
const pictures = process.env.PICTURES === '1'
const lookName = ({ language, elder, night }: Look) => `${language}${elder ? ' elder' : ''}${night ? ' night' : ''}`

/** Waits until the page has drawn what it was fetching. */
const settle = (page: Page) => page.evaluate(async () => {
  const quietMs = 200
  const until = performance.now() + 5000
  for (let since = performance.now(), seen = ''; performance.now() < until && performance.now() - since < quietMs;) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const now = `${performance.getEntriesByType('resource').length} ${document.body.innerHTML.length}`
    if (now !== seen) since = performance.now()
    seen = now
  }
})

// Each app has windows of its own, so that one can draw while another is looked at.
describe('every page for everybody', { concurrency: apps.length }, () => {
  let stack: Stack
  let browser: Browser
  let submitted = ''
  let draft = ''
  let waiting = ''
  const windows = new Map<string, Page>()
  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()])
    for (const page of pages) {
      const key = `${page.app} ${page.person}`
      if (windows.has(key)) continue
      const opened = await openWindow(browser, page.app === 'desk' ? 'desk' : 'phone')
      windows.set(key, opened)
      await enterAs(opened, stack.url, page)
    }
    const at = (person: string) => windows.get(`citizen ${person}`)!
    await fillApplication(at('citizen-wu-siyuan'), stack.url, { file: portrait('man-25') })
    submitted = new URL(await send(at('citizen-wu-siyuan'))).pathname.split('/').slice(-2).join('/')
    await fillApplication(at('citizen-chan-kahei'), stack.url, { kept: true })
    draft = new URL(at('citizen-chan-kahei').url()).pathname.split('/').slice(-3, -1).join('/')
    await reachPhotoPage(at('citizen-lin-xiaoyun'), stack.url)
    await at('citizen-lin-xiaoyun').waitForURL(/d-photo/)
    waiting = new URL(at('citizen-lin-xiaoyun').url()).pathname.split('/').slice(-3, -1).join('/')
    await getLicence(at('citizen-luo-wenjing'), stack.url)
    const reviewer = windows.get('desk officer-cd-reviewer')!
    await reviewer.goto(`${stack.url}/desk/review?case=${submitted.split('/')[1]}`)
    await reviewer.getByRole('button', { name: /^领取/ }).click()
    await reviewer.getByText('由您经办').waitFor()
  })
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const open = async ({ app, person, path, then }: ShownPage, look: Look): Promise<Page> => {
    const page = windows.get(`${app} ${person}`)!
    const filled = path.replace(':caseId', submitted.split('/')[1]!).replace(':case', submitted).replace(':draft', draft).replace(':photo', waiting)
    await page.emulateMedia({ colorScheme: look.night ? 'dark' : 'light' })
    if (page.url() === 'about:blank') await page.goto(`${stack.url}/${app}/`)
    await dress(page, look)
    await page.goto(`${stack.url}/${app}/${filled}`)
    await page.locator('h1').first().waitFor()
    await then?.(page)
    await settle(page)
    return page
  }

  const check = (shown: ShownPage, index: number, look: Look) =>
    test(`${shown.app}/${shown.path} ${shown.person ?? 'nobody'} ${lookName(look)} (${index})`, async () => {
      const page = await open(shown, look)
      const name = `${String(index).padStart(2, '0')}-${lookName(look).replace(' ', '-')}`
      try {
        if (pictures) await shoot(page, `page-${name}`, { whole: true })
        await expectAccessible(page, page.url())
        if (look === looks[shown.app][0]) await walkByKeyboard(page, page.url())
      } catch (problem) {
        await shoot(page, `failed-page-${name}`, { whole: true })
        throw problem
      }
    })
  for (const app of apps) {
    describe(app, { concurrency: 1 }, () => {
      pages.forEach((shown, index) => {
        if (shown.app === app) for (const look of looks[app]) check(shown, index, look)
      })
    })
  }
})
