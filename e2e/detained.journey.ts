import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { makeDevice, openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { layCable } from './cable.ts'
import type { Cable } from './cable.ts'
import { makeCamera } from './camera.ts'
import type { Camera } from './camera.ts'
import { getLicence, showLicence } from './citizen-steps.ts'
import { lookUp, openTab, prepareTerminal, scanNext, sync, verdict } from './patrol-steps.ts'
import { readPdfText } from './pdf-text.ts'
import { signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const driverNumber = '510100198608170086'

describe('M1.5.1: a licence is detained at the roadside', () => {
  let stack: Stack
  let browser: Browser
  let driver: Page
  let officer: Page
  let elsewhere: Page
  let cable: Cable
  let camera: Camera
  const terminal = makeDevice()
  before(async () => {
    [stack, browser, camera] = await Promise.all([startStack(), openBrowser(), makeCamera()])
    cable = await layCable(stack.url)
    driver = await openWindow(browser, 'phone')
    await signIn(driver, stack.url, 'citizen', 'citizen-luo-wenjing')
    await getLicence(driver, stack.url)
    await showLicence(driver)
    // From now on this phone hears nothing: what it shows was signed before the detention.
    await driver.context().setOffline(true)
    officer = await openWindow(browser, 'phone')
    await prepareTerminal(officer, stack.url, 'officer-cd-patrol-2')
    elsewhere = await terminal.switchOn({ film: camera.film, cable })
    await prepareTerminal(elsewhere, stack.url)
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await cable?.cut()
    await terminal.throwAway()
    await browser?.close()
    await stack?.stop()
    camera?.throwAway()
  })

  const unplug = async () => {
    await cable.cut()
    await elsewhere.context().setOffline(true)
  }
  const plugIn = async () => {
    await cable.mend()
    await elsewhere.context().setOffline(false)
  }

  test('looked up by number and detained, with a voucher and a day to hand in the paper', async () => {
    await lookUp(officer, driverNumber)
    await verdict(officer, 'green')
    await shoot(officer, 'patrol-look-up-answer', { whole: true })
    await officer.getByRole('link', { name: '扣留驾驶证' }).click()
    await officer.getByText('须收取纸质驾驶证').waitFor()
    await officer.getByRole('group', { name: '扣留依据' }).getByRole('radio').first().check()
    await officer.getByRole('textbox', { name: '地点' }).fill('成都市无名路与虚构街路口')
    await officer.getByRole('radio', { name: '未随身携带，限期交来' }).check()
    await shoot(officer, 'patrol-detain', { whole: true })
    await officer.getByRole('button', { name: '确认扣留' }).click()
    await officer.getByText('已扣留，凭证已生成').waitFor()
    await officer.getByText('限期交来').waitFor()
    await shoot(officer, 'patrol-detained', { whole: true })
    const [voucher] = await Promise.all([officer.waitForEvent('download'), officer.getByRole('link', { name: '打开凭证 PDF' }).click()])
    const text = readPdfText(await readFile(await voucher.path()))
    for (const words of ['罗文静', driverNumber, '成都市无名路与虚构街路口']) assert.ok(text.includes(words), `${words} is missing in: ${text}`)
  })

  test('a terminal without network learns it from the next status list, and not before', async () => {
    await unplug()
    await camera.seePhone(driver)
    await openTab(elsewhere, '扫码')
    const before = await verdict(elsewhere, 'green')
    assert.match(before, /未查询后台最新状态/)

    await plugIn()
    await elsewhere.getByRole('link', { name: '下一个' }).click()
    await sync(elsewhere)
    await unplug()
    await camera.seePhone(driver)
    await openTab(elsewhere, '扫码')
    const told = await verdict(elsewhere, 'red')
    await shoot(elsewhere, 'patrol-red-detained', { whole: true })
    assert.match(told, /扣留|暂扣/)
    assert.match(told, /仅本机核验：没有网络/)
    await plugIn()
  })

  test('her own phone shows the red frame as soon as it is online', async () => {
    await driver.context().setOffline(false)
    await driver.goto(`${stack.url}/citizen/licence/show`)
    await driver.getByText('现在不得驾驶机动车').waitFor()
    await driver.locator('.lic-pass[data-tone=bad]').waitFor()
    await shoot(driver, 'citizen-show-detained', { whole: true })
    await camera.seePhone(driver)
    await scanNext(elsewhere)
    await verdict(elsewhere, 'red')
  })

  test('she can see who looked, and why', async () => {
    await driver.goto(`${stack.url}/citizen/licence/looks`)
    await driver.getByText(/成都市交警示范大队|900012|没有可用的码/).first().waitFor()
    await shoot(driver, 'citizen-looks', { whole: true })
  })
})
