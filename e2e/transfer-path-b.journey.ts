import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { ownerPool } from '../server/testing/owner-pool.ts'
import { expectAccessible } from './axe.ts'
import { makeDevice, openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { makeCamera, type Camera } from './camera.ts'
import { signIn } from './people.ts'
import { showsCount, showsText } from './shows.ts'
import { startStack, type Stack } from './stack.ts'
import {
  callFrom, car, desksAt, hangzhou, inspect, invoice, openFirst, readMessage, receiptFile, register, rubbingBeside, sendFile, takeAtCounter,
} from './transfer-steps.ts'

const newOwner = '330100199512020068'

describe('M2.1.3, M2.1.5: traded in Hangzhou and taken at its counter; the new owner comes once, with the car', () => {
  let stack: Stack
  let browser: Browser
  let camera: Camera
  let owner: Page
  let desk: ReturnType<typeof desksAt>
  let transferId = ''
  let plateNumber = ''
  const terminal = makeDevice()
  before(async () => {
    [stack, browser, camera] = await Promise.all([startStack({ date: '2021-07-01' }), openBrowser(), makeCamera()])
    desk = desksAt(browser, stack.url)
    owner = await openWindow(browser, 'phone')
    await Promise.all([
      signIn(owner, stack.url, 'citizen', 'citizen-zheng-yutong'),
      ...['officer-hz-registration', 'officer-hz-registration-2', 'officer-hz-archive', 'officer-nj-archive'].map(desk),
    ])
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await terminal.throwAway()
    camera?.throwAway()
    await browser?.close()
    await stack?.stop()
  })

  test('withdrawn at the counter: no step promises a limit any more, and the new owner reads what remains', async () => {
    const officer = await desk('officer-hz-registration')
    await takeAtCounter(officer, stack.url, { path: 'B', city: '南京', car, owner: newOwner, invoice })
    await officer.getByText('等待转出地制作并发出电子档案').first().waitFor()
    const id = new URL(officer.url()).searchParams.get('id')!
    await officer.keyboard.press('x')
    const panel = officer.getByRole('region', { name: '提出撤回' })
    await panel.getByLabel(/新车主说明的原因/).fill('新车主改变主意')
    await shoot(officer, 'desk-transfer-propose-withdrawal')
    await expectAccessible(officer, 'desk-transfer-propose-withdrawal')
    await panel.getByRole('button', { name: /^提出/ }).click()
    await officer.locator('.tr-matters').getByText('在窗口提出').waitFor()
    await readMessage(owner, stack.url, '请确认：要撤回过户吗', /新车主改变主意/)
    await owner.goto(`${stack.url}/citizen/transfers/${hangzhou}/${id}`)
    await owner.getByRole('region', { name: '要撤回过户吗' }).waitFor()
    await shoot(owner, 'citizen-transfer-asked-withdrawal')
    await expectAccessible(owner, 'citizen-transfer-asked-withdrawal')
    await owner.getByRole('button', { name: '确认撤回' }).click()
    await owner.getByText('申请已撤回').first().waitFor()
    await officer.goto(`${stack.url}/desk/transfers?side=in&ended=yes&id=${id}`)
    await officer.locator('.tr-step[data-state=stopped]').first().waitFor()
    const steps = await officer.locator('.tr-step').allInnerTexts()
    assert.ok(steps.every((text) => !/工作日内/.test(text)), steps.join('|'))
    await shoot(officer, 'desk-transfer-withdrawn')
    await owner.goto(`${stack.url}/citizen/transfers/${hangzhou}/${id}`)
    await showsText(owner.locator('.cx-answer'), /已撤回[^]*这辆车您网上还可以申请 2 次/)
    await owner.getByRole('link', { name: '重新申请' }).waitFor()
    await shoot(owner, 'citizen-transfer-withdrawn', { whole: true })
    await expectAccessible(owner, 'citizen-transfer-withdrawn')
  })

  test('M2.4.1: asked for with a signed request, it is withdrawn by another officer, and the head reads who proposed it', async () => {
    const officer = await desk('officer-hz-registration')
    await takeAtCounter(officer, stack.url, { path: 'B', city: '南京', car, owner: newOwner, invoice })
    await officer.getByText('等待转出地制作并发出电子档案').first().waitFor()
    const id = new URL(officer.url()).searchParams.get('id')!
    await officer.keyboard.press('x')
    const panel = officer.getByRole('region', { name: '提出撤回' })
    await panel.getByLabel(/在窗口签字/).check()
    const buffer = await sharp({ create: { width: 620, height: 400, channels: 3, background: '#dde6f4' } }).jpeg().toBuffer()
    await panel.locator('input[type=file]').setInputFiles({ name: 'request.jpg', mimeType: 'image/jpeg', buffer })
    await panel.getByText('申请已扫描').waitFor()
    await panel.getByLabel(/新车主说明的原因/).fill('新车主没有智能手机，当面签字')
    await panel.getByRole('button', { name: /^提出/ }).click()
    await officer.locator('.tr-matters').getByText('签字的申请').waitFor()
    const colleague = await desk('officer-hz-registration-2')
    await colleague.goto(`${stack.url}/desk/transfers?side=in&id=${id}`)
    await colleague.getByRole('button', { name: /^确认撤回/ }).click()
    const deciding = colleague.getByRole('region', { name: '确认撤回' })
    await deciding.getByLabel(/核对了什么/).fill('签字与身份证相符')
    assert.ok(await deciding.getByRole('button', { name: '撤回', exact: true }).isDisabled(), 'not before the request was looked at')
    await deciding.getByRole('button', { name: '看签字的申请（留痕）' }).click()
    await colleague.getByRole('img', { name: '签字的撤回申请' }).waitFor()
    await colleague.getByRole('button', { name: /关闭|Close/ }).first().click()
    await shoot(colleague, 'desk-transfer-decide-withdrawal')
    await expectAccessible(colleague, 'desk-transfer-decide-withdrawal')
    const decided = colleague.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/withdrawal'))
    await deciding.getByRole('button', { name: '撤回', exact: true }).click()
    assert.equal((await decided).status(), 200)
    await readMessage(owner, stack.url, '过户申请已撤回', /签字的申请撤回/)
    const head = await desk('officer-hz-head')
    await head.goto(`${stack.url}/desk/transfer-oversight`)
    await head.getByText('900112 提出 2 次，确认 2，未确认 0').waitFor()
    await shoot(head, 'desk-oversight-withdrawals', { whole: true })
    await expectAccessible(head, 'desk-oversight-withdrawals')
  })

  test('the officer takes the papers at the counter: accepted at once, and Nanjing is asked for the file', async () => {
    const officer = await desk('officer-hz-registration')
    await takeAtCounter(officer, stack.url, { path: 'B', city: '南京', car, owner: newOwner, invoice })
    await officer.getByText('等待转出地制作并发出电子档案').first().waitFor()
    transferId = new URL(officer.url()).searchParams.get('id')!
    const text = await officer.getByRole('region', { name: '过户', exact: true }).innerText()
    assert.match(text, /B · 转入地窗口/)
    assert.match(text, /受理人\s*900112/)
    assert.match(text, /已向税务、商务核实/)
    await shoot(officer, 'desk-transfer-taken')
  })

  test('M2.3.3: the car stands outside, so it is inspected before its file has come; its rubbing lies beside as soon as it has', async () => {
    const page = await terminal.switchOn({ film: camera.film })
    await inspect(page, stack.url, 'officer-hz-inspection', car.plateNumber, async () => {
      await rubbingBeside(page, '电子档案未到')
      await shoot(page, 'patrol-rubbing-awaited')
      await sendFile(await desk('officer-nj-archive'), stack.url)
      await rubbingBeside(page, '档案拓印膜')
      await shoot(page, 'patrol-rubbing-came', { whole: true })
    })
    await readMessage(owner, stack.url, '查验合格', /档案到后直接登记，不用再来查验/)
    await owner.goto(`${stack.url}/citizen/transfers/${hangzhou}/${transferId}`)
    await owner.locator('.cx-timeline [data-state=done]').filter({ hasText: '查验' }).waitFor()
    await showsText(owner.locator('.cx-timeline [aria-current=step]'), /转入地/)
    await shoot(owner, 'citizen-transfer-looked-at', { whole: true })
  })

  test('M2.1.4: Hangzhou receipts the file, and nothing more is asked of the owner', async () => {
    const clerk = await desk('officer-hz-archive')
    await receiptFile(clerk, stack.url)
    await clerk.getByText('查验合格，等待登记').first().waitFor()
    await shoot(clerk, 'desk-transfer-inspected-before')
  })

  test('M2.3.6: a violation comes before the registration: told, the clock stands, nobody can register; settled, it goes on', async () => {
    const register = ownerPool(stack.databaseOwnerUrl)
    const become = (states: string) => register.query('update vehicles.vehicles set states = $1 where plate_number = $2 and plate_kind = $3', [states, car.plateNumber, car.plateKind])
    try {
      await become('G')
      const officer = await desk('officer-hz-registration-2')
      await openFirst(officer, stack.url, 'in')
      await officer.getByText('时限停止：有事项须先处理').waitFor()
      await showsText(officer.locator('.tr-step[data-state=now]'), /登记发牌\s*时限停止/)
      await officer.keyboard.press('r')
      const panel = officer.getByRole('region', { name: '登记发牌' })
      await panel.getByText('违法未处理：请先处理违法，网上即可处理').waitFor()
      assert.ok(await panel.getByRole('button', { name: /^登记/ }).isDisabled())
      await shoot(officer, 'desk-transfer-hindered')
      await expectAccessible(officer, 'desk-transfer-hindered')
      await owner.goto(`${stack.url}/citizen/transfers/${hangzhou}/${transferId}`)
      await owner.getByText('请先处理下面的事项').waitFor()
      await shoot(owner, 'citizen-transfer-hindered', { whole: true })
      await expectAccessible(owner, 'citizen-transfer-hindered')
    } finally {
      await become('A')
      await register.end()
    }
    await owner.reload()
    await owner.getByText('查验合格，正在登记').waitFor()
  })

  test('who took the papers may not register; a colleague does, with the plate that was chosen', async () => {
    const first = await desk('officer-hz-registration')
    await openFirst(first, stack.url, 'in')
    await first.keyboard.press('r')
    await first.getByText('请交给同事登记').waitFor()
    assert.ok(await first.getByRole('region', { name: '登记发牌' }).getByRole('button', { name: /^登记/ }).isDisabled())
    plateNumber = await register(await desk('officer-hz-registration-2'), stack.url)
  })

  test('the new owner has plate, vehicle licence and the noted certificate; who sold it has the car no more', async () => {
    await owner.goto(`${stack.url}/citizen/vehicles`)
    await owner.locator('.vehicle-card').filter({ hasText: plateNumber.slice(2) }).click()
    await owner.getByText('牌证与标志').click()
    const papers = owner.locator('details').filter({ hasText: '牌证与标志' })
    const inForce = await papers.locator('li').filter({ hasText: '有效' }).allInnerTexts()
    for (const paper of ['登记证书', '号牌', '行驶证']) assert.ok(inForce.some((text) => text.includes(paper)), `${paper} in ${inForce.join('|')}`)
    await shoot(owner, 'citizen-vehicle-new', { whole: true })
    const seller = await openWindow(browser, 'phone')
    await signIn(seller, stack.url, 'citizen', 'citizen-qian-haiping', 'vehicles')
    await seller.locator('.vehicle-card').first().waitFor()
    assert.equal(await seller.locator('.vehicle-card').filter({ hasText: car.plateNumber.slice(2) }).count(), 0)
  })

  test('M2.1.4: the whole file lies in Hangzhou now, one registration longer; Nanjing has closed its own', async () => {
    const clerk = await desk('officer-hz-archive')
    const { json: transfer } = await callFrom(clerk, 'desk', 'GET', `/api/areas/${hangzhou}/transfers/${transferId}`)
    const { json: file } = await callFrom(clerk, 'desk', 'GET', `/api/areas/${hangzhou}/vehicles/${transfer.newVehicleId}/archive`)
    assert.deepEqual(file.chain.map(({ kind }: { kind: string }) => kind), ['registration', 'transfer'])
    const [arrived, added] = [1, 2].map((seq) => file.images.filter(({ registration }: { registration: number }) => registration === seq))
    assert.deepEqual(
      added!.map(({ type }: { type: string }) => type).sort(), ['certificate-pages', 'driving-permit', 'driving-permit', 'owner-identity', 'owner-identity', 'vin-rubbing'],
      'what the counter scanned, and the VIN as the terminal photographed it',
    )
    assert.deepEqual(arrived!.map(({ sha256 }: { sha256: string }) => sha256).sort(), transfer.manifest.images.map(({ sha256 }: { sha256: string }) => sha256).sort())
    assert.equal(file.archiveRemark, '电子化')
    const old = await desk('officer-nj-archive')
    await old.goto(`${stack.url}/desk/transfers?side=out&ended=yes&id=${transferId}`)
    await old.getByText('已办结').first().waitFor()
    await showsCount(old.locator('.tr-step[data-state=done]'), 5)
  })
})
