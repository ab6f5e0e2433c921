import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { shootBarcode } from './barcode-gun.ts'
import { makeDevice, openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { makeCamera, type Camera } from './camera.ts'
import { submittedAtCounter } from './desk-api.ts'
import { callAs } from './licence-steps.ts'
import { dress, narrow } from './pages.ts'
import { signIn } from './people.ts'
import { showsCount, showsText } from './shows.ts'
import { startStack, type Stack } from './stack.ts'
import { callFrom, inspectionSays, lookAtAll, readMessage, signInspection } from './transfer-steps.ts'

const area = '510100'
const linXiaoyun = '510100199004160025'
const looks = [{ language: 'zh' }, { language: 'en' }, { language: 'zh', night: true }] as const

describe('M2.3.3: business within the city is inspected at the terminal, recorded throughout', () => {
  let stack: Stack
  let browser: Browser
  let camera: Camera
  let lin: Page
  let page: Page
  let one: Awaited<ReturnType<typeof submittedAtCounter>>
  const terminal = makeDevice()
  const desk = async (person: string) => {
    const opened = await openWindow(browser, 'desk')
    await signIn(opened, stack.url, 'desk', person)
    return opened
  }
  before(async () => {
    [stack, browser, camera] = await Promise.all([startStack({ date: '2021-06-15' }), openBrowser(), makeCamera()])
    lin = await openWindow(browser, 'phone')
    await signIn(lin, stack.url, 'citizen', 'citizen-lin-xiaoyun')
    one = await submittedAtCounter(await desk('officer-cd-photo'), stack.url, {
      area, service: 'vehicles.change', identityNumber: linXiaoyun, plate: '川A00Q18', answers: { change: 'colour', newColour: 'E', delivery: 'counter' },
      papers: ['certificate-pages', 'driving-permit'],
    })
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await terminal.throwAway()
    camera?.throwAway()
    await browser?.close()
    await stack?.stop()
  })
  /** The present screen in every look that an inspector has. */
  const everyLook = async (name: string, whole = false) => {
    for (const look of looks) {
      await dress(page, look)
      await expectAccessible(page, `${name} ${look.language}`)
      await shoot(page, `${name}-${look.language}${'night' in look ? '-night' : ''}`, { whole })
    }
    await dress(page, { language: 'zh' })
  }

  test('the owner reads that the car has to come, and to whom', async () => {
    await lin.goto(`${stack.url}/citizen/cases/${area}/${one.id}`)
    await lin.getByText('请开车到车管所查验').first().waitFor()
    await shoot(lin, 'citizen-case-to-inspect', { whole: true })
    await expectAccessible(lin, 'citizen-case-to-inspect')
  })

  test('the inspector finds the car by plate, and somebody who has sent nothing yet by the whole VIN', async () => {
    const wu = await openWindow(browser, 'phone')
    await signIn(wu, stack.url, 'citizen', 'citizen-wu-siyuan')
    const { json: { vehicles } } = await callFrom(wu, 'citizen', 'GET', '/api/my/vehicles')
    const car = vehicles.find(({ plate }: { plate: { number: string } }) => plate.number === '川A00Q16')
    const begun = await callFrom(wu, 'citizen', 'POST', '/api/my/cases', { service: 'vehicles.file-driving-aids', subject: { kind: 'vehicle', area, id: car.vehicleId } })
    assert.equal(begun.status, 200, JSON.stringify(begun.json))
    await wu.goto(`${stack.url}/citizen/apply/${area}/${begun.json.id}/review`)
    await wu.getByText('提交前后都可以').waitFor()
    await showsText(wu.locator('main'), new RegExp(begun.json.number))
    await expectAccessible(wu, 'citizen-draft-to-inspect')
    await shoot(wu, 'citizen-draft-to-inspect', { whole: true })
    page = await terminal.switchOn({ film: camera.film })
    await signIn(page, stack.url, 'patrol', 'officer-cd-inspection')
    await page.getByRole('link', { name: /川A00Q18/ }).waitFor()
    await showsText(page.locator('h2').filter({ hasText: '等待查验' }), /^等待查验 1$/)
    await everyLook('patrol-cases-to-inspect')
    const search = page.getByRole('textbox', { name: '号牌、车辆识别代号或办件编号' })
    await search.fill('川A00Q1')
    await page.getByRole('link', { name: /川A00Q18/ }).waitFor()
    await search.fill(car.vin)
    await page.getByText('还没提交，可先查验').waitFor()
    await page.getByRole('link', { name: /川A00Q16/ }).click()
    await inspectionSays(page, '先开始录像，再查验').waitFor()
    await page.getByText('变更备案：残疾人操纵辅助装置').waitFor()
    await everyLook('patrol-case-not-begun')
    await narrow(page, 'patrol-case-not-begun')
    await page.getByRole('link', { name: '返回' }).click()
    await search.fill('川A99Z99')
    await page.getByText('没有要查验的').waitFor()
    await search.fill('')
  })

  test('a new car has no plate: its VIN, scanned from the label or typed, finds every draft of it; a mistyped one finds none', async () => {
    const vin = 'L0CDEM0A4M0010023'
    const zhao = await openWindow(browser, 'phone')
    await signIn(zhao, stack.url, 'citizen', 'citizen-zhao-mingyuan')
    const begin = async (window: Page): Promise<string> => {
      const { json } = await callFrom(window, 'citizen', 'POST', '/api/my/cases', { service: 'vehicles.register' })
      const answers = { imported: false, vin, vehicleType: 'K33', use: 'A', energy: 'A', brandModel: '虚构牌 XG7004', engineNumber: 'DE0010023', colour: 'A', conformityNumber: 'HGZ0010023', plateChoice: 'drawn', delivery: 'counter' }
      await callAs(window, 'PUT', `/api/areas/${area}/cases/${json.id}/answers`, { answers })
      return json.number
    }
    const numbers = [await begin(zhao), await begin(lin)]
    await shootBarcode(page, vin)
    await page.getByText('找到 2 件，请核对编号和业务').waitFor()
    for (const number of numbers) await page.getByRole('link', { name: new RegExp(number) }).waitFor()
    const search = page.getByRole('textbox', { name: '号牌、车辆识别代号或办件编号' })
    assert.equal(await search.inputValue(), vin)
    await everyLook('patrol-new-car-by-vin', true)
    await narrow(page, 'patrol-new-car-by-vin')
    await search.fill('L0CDEM0A4M0010024')
    await page.getByText('没有要查验的。请核对号牌或车辆识别代号').waitFor()
    await search.fill('l0cdem0a4m 0010023')
    await page.getByRole('link', { name: new RegExp(numbers[0]!) }).click()
    await inspectionSays(page, '先开始录像，再查验').waitFor()
    await page.getByRole('heading', { name: '新车' }).waitFor()
    await page.getByRole('link', { name: '返回' }).click()
    await page.getByRole('link', { name: /川A00Q18/ }).waitFor()
  })

  test('it fails with what is wrong; the owner is told; put right, the same case is inspected again and passes', async () => {
    await page.getByRole('link', { name: /川A00Q18/ }).click()
    await page.getByRole('button', { name: '开始录像并查验' }).click()
    await page.getByText('本地档案里没有拓印膜').waitFor()
    await narrow(page, 'patrol-case-recording')
    await showsText(page.locator('.in-items li').filter({ hasText: '车身颜色' }), /红/)
    await lookAtAll(page, { line: '轮胎完好', note: '左前轮胎磨损到磨耗标志' })
    await signInspection(page, '不合格')
    await showsText(page.locator('.in-answer'), /已告知车主；改好后可再查验/)
    await shoot(page, 'patrol-case-failed')
    await page.getByRole('button', { name: '完成，下一辆' }).click()
    await readMessage(lin, stack.url, '机动车变更登记：查验不合格', /轮胎完好（左前轮胎磨损到磨耗标志）。改好后可再来查验/)
    await lin.goto(`${stack.url}/citizen/cases/${area}/${one.id}`)
    await lin.getByText(/查验不合格：轮胎完好/).first().waitFor()
    await shoot(lin, 'citizen-case-not-passed', { whole: true })
    await page.getByRole('link', { name: /川A00Q18/ }).click()
    await page.getByRole('button', { name: '开始录像并查验' }).click()
    await lookAtAll(page)
    await signInspection(page)
    await everyLook('patrol-case-passed', true)
    await narrow(page, 'patrol-case-passed')
    await page.getByRole('button', { name: '完成，下一辆' }).click()
    await page.getByText('没有等待查验的车辆').waitFor()
  })

  test('the reviewer watches the inspection beside the papers and approves', async () => {
    const officer = await desk('officer-cd-registration')
    await officer.goto(`${stack.url}/desk/review?case=${one.id}`)
    const region = officer.getByRole('region', { name: '车辆查验', exact: true })
    await region.getByText('查验合格').first().waitFor()
    await region.getByText('查验不合格').first().waitFor()
    await region.getByRole('img', { name: '车辆识别代号照片' }).first().waitFor()
    await region.getByRole('button', { name: '读取并播放录像' }).first().click()
    await region.getByText(/段哈希全部一致/).waitFor()
    await showsCount(region.locator('video'), 1)
    await shoot(officer, 'desk-case-inspected', { whole: true })
    await expectAccessible(officer, 'desk-case-inspected')
    await officer.keyboard.press('c')
    await officer.getByText('由您经办').first().waitFor()
    await officer.keyboard.press('a')
    await officer.getByRole('region', { name: '审核通过', exact: true }).waitFor()
    await officer.keyboard.press('a')
    await officer.getByText('已通过').first().waitFor()
    const english = await openWindow(browser, 'desk', 'en')
    await signIn(english, stack.url, 'desk', 'officer-cd-head')
    await english.goto(`${stack.url}/desk/review?case=${one.id}`)
    await english.getByRole('region', { name: 'Inspection of the car', exact: true }).getByText('Passed').first().waitFor()
    await shoot(english, 'desk-case-inspected-en', { whole: true })
  })
})
