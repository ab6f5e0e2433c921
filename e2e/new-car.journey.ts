import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { vehicleTypes } from '@changxing/rules/vehicles/vehicle-types.ts'
import { answer } from './apply-steps.ts'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { dress } from './pages.ts'
import { signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const looks = [{ language: 'zh' }, { language: 'zh', elder: true }, { language: 'en' }] as const

describe('a trailer gets its plates: every type is on the list, and nothing is asked that it does not have', () => {
  let stack: Stack
  let browser: Browser
  let page: Page
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-06-15' }), openBrowser()])
    page = await openWindow(browser, 'phone')
    await signIn(page, stack.url, 'citizen', 'citizen-zhao-mingyuan')
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const inEveryLook = async (name: string) => {
    for (const look of looks) {
      await dress(page, look)
      await shoot(page, `${name}-${look.language}${'elder' in look ? '-elder' : ''}`, { whole: true })
      await expectAccessible(page, `${page.url()} ${look.language}`)
    }
  }
  const list = (name: string) => page.locator(`#field-${name}`)

  test('the type is found by keys in the long list, under the heading of its group', async () => {
    await page.goto(`${stack.url}/citizen/services/vehicles.register`)
    await page.getByRole('button', { name: /^(开始办理|Start)$/ }).click()
    await answer(page, { imported: { choose: 'false' }, vin: { write: 'L0CDEM0A9M0010051' } })
    await page.waitForURL(/\/q-vehicleType$/)
    await inEveryLook('new-car-type')
    assert.equal(await list('vehicleType').locator('option[value]:not([value=""])').count(), Object.keys(vehicleTypes).length)
    assert.deepEqual(await list('vehicleType').locator('optgroup').evaluateAll((groups) => groups.slice(0, 3).map((group) => (group as HTMLOptGroupElement).label)),
      ['Passenger vehicle', 'Goods vehicle', 'Tractor unit'])
    await list('vehicleType').focus()
    await page.keyboard.type('Heavy semi')
    assert.equal(await list('vehicleType').inputValue(), 'B11')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
  })

  test('no engine number; the uses of a new car, all energies; its test of roadworthiness is asked for', async () => {
    await page.waitForURL(/\/q-use$/)
    await inEveryLook('new-car-use')
    const uses = await list('use').locator('option').allInnerTexts()
    assert.ok(uses.includes('Goods transport') && uses.includes('Ambulance') && !uses.includes('Once in commercial use'), uses.join())
    await answer(page, {
      use: { pick: 'F' }, energy: { pick: 'Y' }, madeOn: { write: '2021-05-10' }, accidentBefore: { choose: 'false' }, brandModel: { write: '虚构牌 XG9400' },
      emissionStage: { choose: '6' }, colour: { pick: 'B' }, conformityNumber: { write: 'HGZ0010051' }, plateChoice: { choose: 'drawn' }, delivery: { choose: 'counter' },
    })
    await page.waitForURL(/\/d-origin$/)
    await dress(page, { language: 'zh' })
    await page.getByText('全部步骤').click()
    const steps = await page.locator('.apply-tasks').innerText()
    assert.match(steps, /安全技术检验合格证明/)
    assert.doesNotMatch(steps, /发动机号|交强险保单/)
    await shoot(page, 'new-car-steps', { whole: true })
  })
})
