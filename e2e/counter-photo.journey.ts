import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { makeDevice, shoot, shootFailure } from './browser.ts'
import { makeCamera } from './camera.ts'
import type { Camera } from './camera.ts'
import { portrait, reachPhotoPage } from './citizen-steps.ts'
import { signIn } from './people.ts'
import { showsText } from './shows.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const present = { number: '510100198901140054', portrait: portrait('man-25') }

describe('M1.3.1: a photo by the counter’s camera, and by the applicant’s own', () => {
  let stack: Stack
  let camera: Camera
  const counter = makeDevice('desk')
  const phone = makeDevice()
  before(async () => {
    [stack, camera] = await Promise.all([startStack(), makeCamera()])
    await camera.seePerson(present.portrait)
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await counter.throwAway()
    await phone.throwAway()
    camera?.throwAway()
    await stack?.stop()
  })

  test('the counter takes it of somebody who is there, by keys alone, and sends it for review', async () => {
    const page = await counter.switchOn({ film: camera.film })
    await signIn(page, stack.url, 'desk', 'officer-cd-photo')
    await page.goto(`${stack.url}/desk/counter`)
    await page.locator('#counter-number').fill(present.number)
    await page.keyboard.press('Enter')
    await page.locator('#counter-service').fill('申领电子驾驶证')
    await page.locator('.ant-select-item-option-active').filter({ hasText: '申领电子驾驶证' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^开始办理/ }).and(page.locator(':enabled')).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: /^拍照/ }).and(page.locator(':enabled')).waitFor()
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
    await shoot(page, 'counter-photo-live')
    await page.keyboard.press('t')
    const findings = page.locator('.findings li')
    await findings.first().waitFor()
    assert.deepEqual(await findings.evaluateAll((all) => all.map((one) => one.getAttribute('data-holds'))), Array(4).fill('true'))
    await shoot(page, 'counter-photo-taken')
    await page.keyboard.press('s')
    await page.locator('.counter-documents').getByText('已有').waitFor()
    await page.keyboard.press('e')
    await page.getByRole('button', { name: /^打印回执/ }).waitFor()
    await showsText(page.locator('.counter-case .cx-answer').first(), /审核|已提交/)
    await shoot(page, 'counter-photo-sent', { whole: true })
  })

  test('on the phone the same picture is judged fitting before anything is sent', async () => {
    const page = await phone.switchOn({ film: camera.film })
    await signIn(page, stack.url, 'citizen', 'citizen-lin-xiaoyun')
    await reachPhotoPage(page, stack.url)
    await page.getByRole('button', { name: /^拍照/ }).click()
    const take = page.getByRole('region', { name: '拍照' }).getByRole('button', { name: '拍照' }).and(page.locator(':enabled'))
    await take.waitFor()
    await shoot(page, 'phone-photo-live')
    await take.click()
    await page.getByRole('button', { name: '用这张照片' }).waitFor({ timeout: 60_000 })
    await shoot(page, 'phone-photo-judged', { whole: true })
  })
})
