import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { filledAtCounter, sentAtCounter } from './desk-api.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { dress } from './pages.ts'
import { signIn } from './people.ts'
import { showsText } from './shows.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'
import { askTheWay } from './transfer-steps.ts'

const area = '510100'

describe('who is to have a car: who applies, where, and who never signed in', () => {
  let stack: Stack
  let browser: Browser
  before(async () => { [stack, browser] = await Promise.all([startStack({ date: '2021-06-15' }), openBrowser()]) })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  test('who takes over a car in the city learns who applies; an heir goes to the counter, alone', async () => {
    const phone = await openWindow(browser, 'phone')
    await signIn(phone, stack.url, 'citizen', 'citizen-lin-xiaoyun')
    const inTheCity = { from: '成都', to: '成都' }
    for (const { name, ground, traded, says } of [
      { name: 'within-way', ground: 'sale', traded: '成都', says: /现车主申请，您确认[^]*等我确认/ }, { name: 'within-way-other', ground: 'other', traded: undefined, says: /原因选“其他”/ },
      { name: 'within-way-heir', ground: 'inheritance', traded: undefined, says: /由您到窗口申请[^]*不用现车主到场/ },
    ] as const) {
      await askTheWay(phone, stack.url, { ...inTheCity, ground, ...(traded && { traded }) })
      await showsText(phone.locator('main'), says)
      await shoot(phone, name, { whole: true })
      await expectAccessible(phone, name)
    }
    await phone.getByRole('link', { name: '看怎么办、多久办好' }).click()
    await phone.getByText('到窗口办理').first().waitFor()
    for (const look of [{ language: 'zh' }, { language: 'en' }, { language: 'zh', elder: true }] as const) {
      await dress(phone, look)
      await shoot(phone, `take-over-${look.language}${'elder' in look ? '-elder' : ''}`, { whole: true })
      await expectAccessible(phone, `take-over ${look.language}`)
    }
    await dress(phone, { language: 'en' })
    for (const ground of ['sale', 'inheritance'] as const) {
      await askTheWay(phone, stack.url, { from: 'Chengdu', to: 'Chengdu', ground, ...(ground === 'sale' && { traded: 'Chengdu' }) })
      await shoot(phone, `within-way-${ground}-en`, { whole: true })
    }
  })

  test('a new car is registered where its owner lives: the city is chosen before it is begun', async () => {
    const phone = await openWindow(browser, 'phone')
    await signIn(phone, stack.url, 'citizen', 'citizen-zheng-yutong')
    await phone.goto(`${stack.url}/citizen/services/vehicles.register`)
    const place = phone.locator('#field-place')
    await phone.getByText('杭州市车辆管理所').waitFor()
    assert.equal(await place.inputValue(), '杭州市')
    await place.fill('成都')
    await place.press('Enter')
    await phone.getByText('成都市车辆管理所').waitFor()
    await showsText(phone.locator('main'), /须有本市居住证/)
    await shoot(phone, 'register-place', { whole: true })
    await expectAccessible(phone, 'register-place')
    await dress(phone, { language: 'en' })
    await phone.getByText('In which city to register it').waitFor()
    await shoot(phone, 'register-place-en', { whole: true })
    await dress(phone, { language: 'zh' })
    await phone.getByRole('button', { name: '开始办理' }).click()
    await phone.waitForURL(new RegExp(`/citizen/apply/${area}/`))
  })

  test('an heir who never signed in: the counter asks the name, finds the car by its papers, and asks for the deed', async () => {
    const heir = '510100199503170025'
    const counter = await openWindow(browser, 'desk')
    await signIn(counter, stack.url, 'desk', 'officer-cd-photo')
    const sees = (words: string) => counter.getByText(words).first().waitFor()
    await counter.goto(`${stack.url}/desk/counter`)
    await counter.locator('#counter-number').fill(heir)
    await counter.locator('#counter-number').press('Enter')
    await sees('首次办理')
    await counter.locator('#counter-name').fill('吴念慈')
    await counter.locator('#counter-service').fill('转移登记（继承')
    await counter.locator('.ant-select-item-option-active').filter({ hasText: '转移登记（继承' }).waitFor()
    await counter.keyboard.press('Enter')
    await counter.locator('#counter-car-plate').fill('川A00Q16')
    await counter.locator('#counter-car-vin').fill('L0CDEM0A1M0006222')
    await dress(counter, { language: 'en' })
    await shoot(counter, 'counter-heir-en', { whole: true })
    await dress(counter, { language: 'zh' })
    await shoot(counter, 'counter-heir', { whole: true })
    await expectAccessible(counter, 'counter-heir')
    await counter.keyboard.press('Control+Enter')
    await sees('继承公证书，或法院裁判文书')
    await sees('川A00Q16')
    await shoot(counter, 'counter-heir-case', { whole: true })
  })

  test('who has a judgment is not asked for what the former owner withholds; the former owner objects on the phone, and another officer settles it', async () => {
    const counter = await openWindow(browser, 'desk')
    await signIn(counter, stack.url, 'desk', 'officer-cd-photo')
    const draft = await filledAtCounter(counter, stack.url, {
      area, service: 'vehicles.take-over', identityNumber: '510100198509230012', byPapers: { plateKind: '02', plateNumber: '川A00Q15', vin: 'L0CDEM0A5M0005185' },
      answers: { ground: 'court', withheld: 'both', plateChoice: 'drawn', delivery: 'counter' },
    })
    const home = await openWindow(browser, 'phone')
    await signIn(home, stack.url, 'citizen', 'citizen-zhao-mingyuan')
    await home.goto(`${stack.url}/citizen/apply/${area}/${draft.id}`)
    await home.getByText('到窗口提交').waitFor()
    assert.equal(await home.getByRole('button', { name: '确认提交' }).count(), 0, 'it is sent at the counter only')
    for (const language of ['en', 'zh'] as const) {
      await dress(home, { language })
      await shoot(home, `sent-at-counter-${language}`, { whole: true })
      await expectAccessible(home, `sent-at-counter ${language}`)
    }
    const sent = await sentAtCounter(counter, stack.url, draft)
    await counter.goto(`${stack.url}/desk/counter?case=${sent.id}`)
    await counter.getByText('协助执行通知书').first().waitFor()
    await shoot(counter, 'counter-withheld', { whole: true })

    const phone = await openWindow(browser, 'phone')
    await signIn(phone, stack.url, 'citizen', 'citizen-wu-siyuan')
    await phone.goto(`${stack.url}/citizen/consents`)
    await showsText(phone.locator('.cx-answer').first(), /1 件事您可以提出异议[^]*不同意的，请打开说明/)
    await shoot(phone, 'objection-list', { whole: true })
    await expectAccessible(phone, 'objection-list')
    await phone.getByRole('link', { name: /有人申请过户您名下的车/ }).click()
    await phone.getByRole('button', { name: '我不同意' }).waitFor()
    for (const look of [{ language: 'en' }, { language: 'zh', elder: true }, { language: 'zh' }] as const) {
      await dress(phone, look)
      await shoot(phone, `objection-${look.language}${'elder' in look ? '-elder' : ''}`, { whole: true })
      await expectAccessible(phone, `objection ${look.language}`)
    }
    await phone.getByLabel('为什么不同意').fill('判决还没有生效，车还是我的')
    await phone.getByRole('button', { name: '我不同意' }).click()
    await showsText(phone.locator('.cx-answer').first(), /您提出了异议[^]*车管所核实前不办理/)
    await shoot(phone, 'objection-raised', { whole: true })

    const officer = await openWindow(browser, 'desk')
    await signIn(officer, stack.url, 'desk', 'officer-cd-registration')
    await officer.goto(`${stack.url}/desk/review?case=${sent.id}`)
    const awaited = officer.getByRole('region', { name: '须他人先完成' })
    await showsText(awaited, /登记车主的异议核实[^]*判决还没有生效/)
    await shoot(officer, 'desk-objection', { whole: true })
    await officer.keyboard.press('p')
    await awaited.getByLabel('不成立，继续办理').check()
    await awaited.getByLabel(/^核实情况/).fill('法院来函：判决已生效')
    await shoot(officer, 'desk-objection-settling', { whole: true })
    await expectAccessible(officer, 'desk-objection-settling')
    await officer.keyboard.press('Control+Enter')
    await awaited.getByText('登记的车主的异议不成立，继续办理').waitFor()
    await dress(officer, { language: 'en' })
    await shoot(officer, 'desk-objection-settled-en', { whole: true })
    await phone.reload()
    await phone.getByText('法院来函：判决已生效').waitFor()
    await shoot(phone, 'objection-settled', { whole: true })
    await expectAccessible(phone, 'objection-settled')
  })
})
