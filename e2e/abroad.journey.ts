import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { send, sendButton } from './citizen-steps.ts'
import { approve, begin, callAs, fill } from './licence-steps.ts'
import { signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

describe('M8: a driver back from abroad has his licence restored', () => {
  let stack: Stack
  let browser: Browser
  const windows = new Map<string, Page>()
  const at = (name: string) => windows.get(name)!
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-08-20' }), openBrowser()])
    for (const [name, app, person] of [
      ['driver', 'citizen', 'citizen-tang-yuanhang'], ['counter', 'desk', 'officer-cd-photo'], ['reviewer', 'desk', 'officer-cd-reviewer'], ['head', 'desk', 'officer-cd-head'],
    ] as const) {
      const page = await openWindow(browser, app === 'desk' ? 'desk' : 'phone')
      await signIn(page, stack.url, app, person)
      windows.set(name, page)
    }
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  test('the border records are checked; subject one comes first, and the answer says so (M8.2.1, M8.2.3)', async () => {
    const driver = at('driver')
    await driver.goto(`${stack.url}/citizen/licence/life`)
    await shoot(driver, 'abroad-cancelled', { whole: true })
    const draft = await begin(driver, stack.url, 'licences.restore')
    await fill(driver, stack.url, draft, { firstReturnOn: '2021-07-10' })
    await sendButton(driver).click()
    await driver.getByText(/请先报考科目一/).first().waitFor()
    await shoot(driver, 'abroad-subject-one', { whole: true })
    await callAs(at('counter'), 'POST', '/api/areas/510100/test-results', { identityNumber: '510100198707130135', subject: 'one', passedOn: '2021-08-19' })
    await driver.reload()
    await send(driver)
  })

  test('one officer takes it in, the head of the unit checks it again, and he may drive (M8.2.5)', async () => {
    await approve(at('reviewer'), stack.url, /唐远航/)
    await shoot(at('reviewer'), 'abroad-accepted')
    await approve(at('head'), stack.url, /唐远航/)
    const driver = at('driver')
    await driver.goto(`${stack.url}/citizen/licence/life`)
    await driver.getByText('近期没有要办的事').waitFor()
    await shoot(driver, 'abroad-restored', { whole: true })
  })
})
