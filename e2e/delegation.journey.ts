import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { expectAccessible } from './axe.ts'
import { shootBarcode } from './barcode-gun.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { delegate, readLetterCode } from './citizen-steps.ts'
import type { Letter } from './citizen-steps.ts'
import { signIn } from './people.ts'
import { readShownCode } from './shown-code.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const owner = { person: 'citizen-lin-xiaoyun', number: '510100199004160025', plate: '川A00Q18' }
const agent = { name: '何建中', number: '320500198811070036' }
const stranger = '510100198901140054'

describe('an owner delegates, and the agent comes to the counter before the copy does (M9)', () => {
  let stack: Stack
  let browser: Browser
  let phone: Page
  let counter: Page
  let letter: Letter
  let signedCode = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-06-15', env: { COPY_DELAY_SECONDS: '86400' } }), openBrowser()])
    ;[phone, counter] = await Promise.all([openWindow(browser, 'phone'), openWindow(browser, 'desk')])
    await signIn(phone, stack.url, 'citizen', owner.person)
    await signIn(counter, stack.url, 'desk', 'officer-cd-photo')
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await counter.keyboard.press(key)
  }
  const answer = () => counter.getByRole('region', { name: '核验结果' }).locator('.cx-answer-line')
  const says = async (...words: string[]) => {
    for (const word of words) await answer().filter({ hasText: word }).waitFor()
  }
  const numberField = () => counter.getByRole('textbox', { name: '到场受托人的身份证号' })
  const comesAs = async (number: string) => {
    await numberField().fill(number)
    await keys('Enter')
    await counter.getByText('没有查到委托').waitFor()
  }
  const wants = async (business: string) => {
    await counter.getByRole('combobox', { name: /要办的业务/ }).fill(business)
    await keys('Enter')
    await counter.locator('.ant-select-content').filter({ hasText: business }).first().waitFor()
  }

  test('the owner delegates one business about one car to one person, in the app (M9.2.1)', async () => {
    letter = await delegate(phone, stack.url, { business: '补换领号牌', about: 'vehicle', plate: owner.plate, agent })
    assert.match(letter.digits, /^\d{40}$/)
    signedCode = await readLetterCode(phone)
    assert.match(signedCode, /^J1:/)
    assert.equal(await readShownCode(phone.getByRole('img', { name: '40 位数字的二维码' })), letter.digits)
    await shoot(phone, 'letter-page', { whole: true })
    await expectAccessible(phone, 'a letter of delegation')
  })

  test('the search finds nothing yet and says what to do; the gun with an input method on types the 40 digits into the right field (M9.2.2)', async () => {
    await keys('Escape', '2')
    await comesAs(agent.number)
    await counter.getByText('不得要求纸质委托书').waitFor()
    await shoot(counter, 'counter-copy-late')
    await numberField().focus()
    await shootBarcode(counter, letter.digits.slice(1))
    await counter.getByText('扫到的内容不是委托书上的码').waitFor()
    assert.equal(await counter.getByRole('textbox', { name: /委托书上的码/ }).inputValue(), letter.digits.slice(1))
    assert.equal(await counter.locator('#search-problem').innerText(), '')
    await shootBarcode(counter, letter.digits, 'full-width')
    await counter.getByText('码已收到').waitFor()
    assert.equal(await numberField().inputValue(), agent.number)
    assert.equal(await counter.getByRole('textbox', { name: /委托书上的码/ }).inputValue(), letter.digits)
    await wants('补换领号牌')
    await keys('Escape')
    await shootBarcode(counter, letter.digits, 'full-width')
    await says('已凭委托书上的码确认，可以受理')
    await counter.getByText('委托书上的 40 位数字').last().waitFor()
    await shoot(counter, 'counter-accepted')
  })

  test('a scan that is no whole code of a letter is answered in the panel, in words that say what to do (M9.2.2)', async () => {
    const panel = counter.getByRole('region', { name: '受托人办理' })
    await keys('Escape')
    await shootBarcode(counter, letter.digits.slice(0, 39))
    await panel.getByRole('alert').filter({ hasText: '请切换到英文输入后再扫，或输入 40 位数字' }).waitFor()
    await shoot(counter, 'counter-scan-not-whole')
    await shootBarcode(counter, `${letter.digits.slice(0, 6)}04${letter.digits.slice(8)}`)
    await panel.getByRole('alert').filter({ hasText: '这 40 位数字不是有效的委托书编号' }).waitFor()
    await shootBarcode(counter, 'ABC#DEF#GHI#JKL', 'swallowed')
    await panel.getByRole('alert').filter({ hasText: '请切换到英文输入后再扫，或输入 40 位数字' }).waitFor()
    assert.equal(await counter.locator('#search-problem').innerText(), '')
    assert.equal(await counter.getByRole('dialog').count(), 0)
    await expectAccessible(counter, 'the counter after a scan that is no letter')
  })

  test('the signed code is read off the keys that an input method swallows, and accepted by its signature (M9.2.2)', async () => {
    await shootBarcode(counter, signedCode, 'swallowed')
    await counter.getByRole('region', { name: '核验结果' }).getByText('委托书上的签名码').waitFor()
    await says('可以受理')
  })

  test('another agent, another business, the owner in person: each answer says what to do (M9.2.3)', async () => {
    await wants('补换领行驶证')
    await shootBarcode(counter, letter.digits)
    await says('请委托人在手机上重新委托，无需纸质材料')
    await shoot(counter, 'counter-other-business')
    await wants('补领登记证书')
    await shootBarcode(counter, letter.digits)
    await says('“补领登记证书”不能委托，须所有人本人到场办理')
    await shoot(counter, 'counter-owner-only')
    await wants('补换领号牌')
    await comesAs(stranger)
    await shootBarcode(counter, letter.digits)
    await says('请委托人在手机上重新委托，无需纸质材料')
    await comesAs(owner.number)
    await shootBarcode(counter, letter.digits)
    await says('当事人本人办理，不需要委托书')
    await counter.getByRole('button', { name: '转为本人办理' }).waitFor()
  })

  test('the case is begun, filled in and submitted at the counter, about the car of the letter; the agent shows who they are (M9.2.3)', async () => {
    await comesAs(agent.number)
    await shootBarcode(counter, letter.digits)
    await says('可以受理')
    await counter.getByText(owner.plate).first().waitFor()
    await keys('Control+Enter')
    const form = counter.getByRole('region', { name: '填写内容' })
    await form.getByRole('radio', { name: '遗失' }).check()
    await form.getByRole('radio', { name: /到车管所领取/ }).check()
    await form.getByText('已保存').waitFor()
    const identity = counter.locator('.counter-documents > li').filter({ hasText: '代理人身份证明' })
    await identity.getByText('待提交').waitFor()
    const buffer = await sharp({ create: { width: 620, height: 400, channels: 3, background: '#e8eef1' } }).jpeg().toBuffer()
    await identity.locator('input[type=file]').setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer })
    await identity.getByText('待提交（反面）').waitFor()
    const back = await sharp({ create: { width: 620, height: 400, channels: 3, background: '#f1ebe8' } }).jpeg().toBuffer()
    await identity.locator('input[type=file]').setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer: back })
    await identity.getByText('已有').waitFor()
    await shoot(counter, 'counter-case', { whole: true })
    await keys('e')
    await counter.getByText('已提交，等待审核').last().waitFor()
    await shoot(counter, 'counter-submitted', { whole: true })
    await phone.goto(`${stack.url}/citizen/cases`)
    await phone.getByText('补换领号牌').first().waitFor()
  })

  test('after its last day the letter is expired, and the answer says what to do (M9.2.4)', async () => {
    await stack.moveTo('2021-07-10')
    await counter.goto(`${stack.url}/desk/counter?as=agent`)
    await numberField().fill(agent.number)
    await keys('Enter')
    await wants('补换领号牌')
    await shootBarcode(counter, letter.digits)
    await says('请委托人在手机上重新委托')
    await shoot(counter, 'counter-expired')
  })

  test('the owner comes herself after the letter has ended: her card is compared, and it goes on as her own; the letter stays in the history (M9.2.3)', async () => {
    await counter.goto(`${stack.url}/desk/counter`)
    await counter.getByLabel(/身份证号（核对本人和证件）/).fill(owner.number)
    await keys('Enter')
    await counter.getByRole('list', { name: '在本所的办件' }).getByRole('button', { name: /补换领号牌/ }).click()
    await counter.getByText('授权已终止').waitFor()
    await keys('Escape', 'i')
    const panel = counter.getByRole('region', { name: '委托人本人到场' })
    await panel.getByLabel(/委托人的身份证号/).fill(agent.number)
    await panel.getByRole('button', { name: /登记本人到场/ }).click()
    await panel.getByText('请核对证件').waitFor()
    await shoot(counter, 'counter-principal-here', { whole: true })
    await expectAccessible(counter, 'the principal at the counter')
    await panel.getByLabel(/委托人的身份证号/).fill(owner.number)
    await panel.getByRole('button', { name: /登记本人到场/ }).click()
    await counter.getByText('本人已到窗口，由本人接着办').waitFor()
    await shoot(counter, 'counter-principal-carries-on')
    await phone.goto(`${stack.url}/citizen/cases`)
    await phone.getByText('补换领号牌').first().click()
    await phone.getByText('您已到窗口，由您自己接着办').waitFor()
    await shoot(phone, 'case-principal-carries-on', { whole: true })
    await expectAccessible(phone, 'a case that the principal carries on')
  })
})
