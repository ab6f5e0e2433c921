import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { fillIn } from './apply-steps.ts'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { send } from './citizen-steps.ts'
import { inspectedAtTerminal } from './desk-api.ts'
import { dress } from './pages.ts'
import { faceTheCamera, signIn } from './people.ts'
import { showsText } from './shows.ts'
import { startStack, type Stack } from './stack.ts'
import { askTheWay } from './transfer-steps.ts'

const plate = '苏A00Q11'
const buyer = { name: '徐志远', identityNumber: '320300198803030076' }

describe('M2.2.1: from Nanjing to Xuzhou by the earlier procedure, out and in', () => {
  let stack: Stack
  let browser: Browser
  let seller: Page
  let owner: Page
  let invoice: { code: string; number: string }
  /** The dealer makes the invoice out to this office; again, it is corrected under its number. */
  let issues: (officeName: string) => Promise<void>
  let arrived = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-07-01' }), openBrowser()])
    ;[seller, owner] = await Promise.all([openWindow(browser, 'phone'), openWindow(browser, 'phone')])
    const invoices = `${stack.agenciesUrl}/commerce/invoices`
    const known = (await (await fetch(invoices)).json()) as { invoices: { number: string }[] }
    invoice = { code: '032012100117', number: '00000301' }
    const traded = { ...known.invoices.find(({ number }) => number === '00000006'), ...invoice, buyer }
    issues = async (officeName) => { await fetch(invoices, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...traded, officeName }) }) }
    await issues('宿州市公安局交通管理局车辆管理所')
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const desk = async (officer: string, language: 'zh' | 'en' = 'zh') => {
    const page = await openWindow(browser, 'desk', language)
    await signIn(page, stack.url, 'desk', officer)
    return page
  }
  /** Claims the case of this address in the citizen app, and approves it by key. */
  /** The electronic file beside the form, every page of it held against the signed list (M2.4.2). */
  const seesFile = async (page: Page, picture: string) => {
    const file = page.getByRole('region', { name: /^(电子档案|Electronic file)$/ })
    await file.getByText(/\d+ 页逐页比对，全部与签名清单一致|All \d+ pages are what was signed/).waitFor()
    await showsText(file, /(南京市|Nanjing)[^]*9001\d\d/)
    await file.scrollIntoViewIfNeeded()
    await shoot(page, `${picture}-file`)
    await file.getByRole('button', { name: /^(放大|Enlarge)/ }).first().click()
    await page.locator('.ar-sheet img').waitFor()
    await shoot(page, `${picture}-page`)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  const approves = async (page: Page, address: string, picture?: string) => {
    await page.goto(`${stack.url}/desk/review?case=${address.split('/').at(-1)}`)
    await page.getByRole('group', { name: /^(操作|Actions)$/ }).waitFor()
    await page.keyboard.press('c')
    await page.getByText(/由您经办|You have this case/).first().waitFor()
    if (picture?.startsWith('desk-move-in')) await seesFile(page, picture)
    if (picture) await shoot(page, picture)
    if (picture) await expectAccessible(page, picture)
    await page.keyboard.press('a')
    await page.getByRole('region', { name: /^(审核通过|Approve)$/ }).waitFor()
    const answered = page.waitForResponse((response) => response.url().endsWith('/approval'))
    await page.keyboard.press('a')
    assert.equal((await answered).status(), 200)
  }

  /** The inspector of the place looks at the car of this case, at the terminal. */
  const looksAt = async (inspector: string, address: string) => {
    const terminal = await openWindow(browser, 'phone')
    await signIn(terminal, stack.url, 'patrol', inspector)
    const [area, id] = address.split('/').slice(-2)
    await inspectedAtTerminal(terminal, stack.url, { area: area!, id: id! })
  }

  test('who asks the way is led to the two steps', async () => {
    await askTheWay(owner, stack.url, { from: '南京', to: '徐州', traded: '南京' })
    await showsText(owner.locator('main'), /两地各查验一次[^]*两步都可以在这里申请/)
    await shoot(owner, 'earlier-way', { whole: true })
    await expectAccessible(owner, 'earlier-way')
    await owner.getByRole('link', { name: '第一步：办转出（现车主）' }).click()
    await owner.getByRole('heading', { name: '转出、迁出（到外市）' }).waitFor()
  })

  test('the seller moves the car out, from its own page; what it takes is told first', async () => {
    await signIn(seller, stack.url, 'citizen', 'citizen-qian-haiping', 'vehicles')
    await seller.locator('.vehicle-card', { hasText: '苏A·00Q11' }).click()
    await seller.getByRole('link', { name: '转出、迁出（到外市）' }).click()
    await seller.getByText('可以办').first().waitFor()
    await shoot(seller, 'move-out-service', { whole: true })
    await expectAccessible(seller, 'move-out-service')
    await fillIn(seller, {
      ground: { choose: 'sale' }, inArea: { city: '徐州' }, newOwnerName: { write: buyer.name }, newOwnerNumber: { write: buyer.identityNumber },
      invoiceCode: { write: invoice.code }, invoiceNumber: { write: invoice.number },
      platesBack: { choose: 'one' }, licenceBack: { choose: 'yes' }, insuranceUntil: { write: '2021-07-20' },
    }, ['owner-identity', 'used-car-invoice', 'certificate-pages', 'driving-permit', 'plate-returned'])
    const again = seller.getByRole('button', { name: '已更正，再查一次（还可 5 次）' })
    await again.waitFor()
    await showsText(seller.locator('main'), /请联系开票方更正后再办/)
    await shoot(seller, 'move-out-invoice-denied', { whole: true })
    await expectAccessible(seller, 'move-out-invoice-denied')
    await issues('徐州市公安局交通管理局车辆管理所')
    await again.click()
    await seller.getByText('已核实').first().waitFor()
    await again.waitFor({ state: 'detached' })
    await shoot(seller, 'move-out-check', { whole: true })
    const address = await send(seller)
    await signIn(owner, stack.url, 'citizen', 'citizen-xu-zhiyuan', 'consents')
    await owner.getByText('有人要把车过户给您，转到外市').first().click()
    await showsText(owner.locator('main'), /徐州市[^]*由您到徐州市办转入/)
    await shoot(owner, 'move-consent', { whole: true })
    await expectAccessible(owner, 'move-consent')
    await owner.getByRole('button', { name: '刷脸同意' }).click()
    await faceTheCamera(owner)
    await owner.getByText('您已同意').first().waitFor()
    await looksAt('officer-nj-inspection', address)
    await approves(await desk('officer-nj-registration'), address, 'desk-move-out')
    const second = await desk('officer-nj-registration-2')
    await approves(second, address)
    await seller.goto(address)
    await showsText(seller.locator('main'), '等待到窗口交回号牌、行驶证')
    await shoot(seller, 'move-out-plates-due', { whole: true })
    await expectAccessible(seller, 'move-out-plates-due')
    await second.goto(`${stack.url}/desk/review?case=${address.split('/').at(-1)}`)
    await second.getByText('等待到窗口交回号牌、行驶证').first().waitFor()
    await shoot(second, 'desk-move-out-plates')
    await second.keyboard.press('m')
    await second.getByRole('region', { name: '完成此步' }).waitFor()
    assert.equal(await second.locator('#step-platesBack').inputValue(), 'one', 'as applied for')
    await second.locator('#step-platesBack').selectOption('all')
    await shoot(second, 'desk-move-out-plates-taken')
    await expectAccessible(second, 'desk-move-out-plates-taken')
    const taken = second.waitForResponse((response) => response.url().endsWith('/stages/handed-in'))
    await second.getByRole('button', { name: /确认完成/ }).press('Control+Enter')
    assert.equal((await taken).status(), 200)
    await seller.goto(address)
    await showsText(seller.locator('main'), '已办结')
    await shoot(seller, 'move-out-done', { whole: true })
    await seller.goto(`${stack.url}/citizen/vehicles`)
    await seller.locator('.vehicle-card').first().waitFor()
    assert.equal(await seller.locator('.vehicle-card', { hasText: '00Q11' }).count(), 0)
  })

  test('the buyer sees the car that comes, until when, on which plate; in both languages and in the elder view', async () => {
    await owner.goto(`${stack.url}/citizen/vehicles`)
    const card = owner.getByRole('region', { name: '要转入的车' })
    await showsText(card, /在2021年7月31日前办转入，还有 30 天[^]*南京市 → 徐州市[^]*用至 2021年7月20日[^]*密封在您手上[^]*早于转入期限/)
    await shoot(owner, 'arriving', { whole: true })
    await expectAccessible(owner, 'arriving')
    for (const look of [{ language: 'zh', elder: true }, { language: 'en' }] as const) {
      await dress(owner, look)
      await owner.goto(`${stack.url}/citizen/vehicles`)
      await owner.locator('.arriving').waitFor()
      const name = `arriving-${look.language}${'elder' in look ? '-elder' : ''}`
      await shoot(owner, name, { whole: true })
      await expectAccessible(owner, name)
    }
    await dress(owner, { language: 'zh' })
    await owner.goto(`${stack.url}/citizen/vehicles`)
  })

  test('he moves it in; the office compares with the electronic file, and he has a plate of Xuzhou', async () => {
    await owner.getByRole('link', { name: '去办转入' }).click()
    await owner.getByText('可以办').first().waitFor()
    await showsText(owner.locator('.cx-reasons'), '在2021年7月31日前办转入，期间凭有效的临时号牌行驶')
    await shoot(owner, 'move-in-service', { whole: true })
    await expectAccessible(owner, 'move-in-service')
    await fillIn(owner, { plateChoice: { choose: 'drawn' }, delivery: { choose: 'counter' } }, ['certificate-pages', 'sealed-file'])
    await shoot(owner, 'move-in-check', { whole: true })
    const address = await send(owner)
    await owner.goto(`${stack.url}/citizen/vehicles`)
    await owner.getByRole('link', { name: '看转入进度' }).waitFor()
    await looksAt('officer-xz-inspection', address)
    await approves(await desk('officer-xz-registration', 'en'), address, 'desk-move-in-en')
    const second = await desk('officer-xz-registration-2')
    await approves(second, address, 'desk-move-in')
    await owner.goto(`${stack.url}/citizen/vehicles`)
    const mine = owner.locator('.vehicle-card', { hasText: '苏C·0A' })
    arrived = await mine.locator('.cx-plate').innerText()
    assert.match(arrived, /^苏C·0A\d{3}$/)
    assert.equal(await owner.locator('.arriving').count(), 0)
    await mine.click()
    await owner.getByText('牌证与标志').click()
    await shoot(owner, 'moved-in', { whole: true })
  })

  test('the seller learns that it is done, and not the new plate', async () => {
    await seller.goto(`${stack.url}/citizen/messages`)
    await seller.getByText('您转出的车已转入').click()
    await seller.getByText(`${plate} 已由新车主在徐州市登记`).waitFor()
    const told = await seller.locator('main').innerText()
    assert.ok(!told.includes(arrived.replace('·', '')), told)
    await shoot(seller, 'moved-in-seller', { whole: true })
  })
})
