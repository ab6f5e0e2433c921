import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { approvedAtDesk, inspectedAtTerminal, submittedAtCounter } from './desk-api.ts'
import { dress } from './pages.ts'
import { faceTheCamera, signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'
import { readMessage } from './transfer-steps.ts'

const area = '510100'
const wuSiyuan = '510100198901140054'
const linXiaoyun = '510100199004160025'
const gift = {
  area, service: 'vehicles.transfer', identityNumber: wuSiyuan,
  answers: { ground: 'gift', newOwnerName: '林晓芸', newOwnerNumber: linXiaoyun, plateChoice: 'drawn', delivery: 'counter' },
  papers: ['owner-identity', 'gift-agreement', 'notarial-deed', 'certificate-pages', 'driving-permit'],
}

describe('vehicle business at the registration desk, without a mouse', () => {
  let stack: Stack
  let browser: Browser
  let [first, second, head, counter, terminal]: Page[] = []
  let bothAtCounter = ''
  let platesOfSold = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-06-15' }), openBrowser()])
    const open = async (person: string) => {
      const page = await openWindow(browser, 'desk')
      await signIn(page, stack.url, 'desk', person)
      return page
    }
    counter = await open('officer-cd-photo')
    ;[first, second, head] = await Promise.all([open('officer-cd-registration'), open('officer-cd-registration-2'), open('officer-cd-head')])
    // Lost before the car is given away: they are being made when it changes hands.
    const plates = await submittedAtCounter(counter, stack.url, {
      area, service: 'vehicles.replace-plates', identityNumber: wuSiyuan, plate: '川A00Q15', answers: { reason: 'lost', delivery: 'counter' }, papers: [],
    })
    platesOfSold = plates.id
    await approvedAtDesk(first!, stack.url, plates)
    const given = await submittedAtCounter(counter, stack.url, { ...gift, plate: '川A00Q15' })
    terminal = await openWindow(browser, 'phone')
    await signIn(terminal, stack.url, 'patrol', 'officer-cd-inspection')
    await inspectedAtTerminal(terminal, stack.url, given)
    await submittedAtCounter(counter, stack.url, {
      area, service: 'vehicles.replace-plates', identityNumber: linXiaoyun, plate: '川A00Q18', answers: { reason: 'lost', delivery: 'counter' }, papers: [],
    })
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const keys = async (page: Page, ...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key)
  }
  const sees = (page: Page, words: string) => page.getByText(words).first().waitFor()
  const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).waitFor()
  const queues = ['待审', '我的', '待答复', '嫌疑', '制作送达', '等他人', '已结', '撤回']
  /** The queue with this number; then its first case. */
  const opens = async (page: Page, queue: string, words: string) => {
    await page.getByRole('group', { name: '选择队列' }).waitFor()
    await keys(page, queue)
    await page.getByRole('button', { name: queues[Number(queue) - 1]!, pressed: true }).waitFor()
    await page.getByRole('heading', { name: '审核', exact: true }).waitFor()
    await page.getByRole('option').filter({ hasText: words }).first().waitFor()
    await keys(page, 'n')
    await page.getByRole('group', { name: '操作' }).waitFor()
  }
  /** Approves by key, and waits until the server has said so: the words stand elsewhere on the page too. */
  const approves = async (page: Page) => {
    await keys(page, 'a')
    await panel(page, '审核通过')
    const answered = page.waitForResponse((response) => response.url().endsWith('/approval'))
    await keys(page, 'a')
    assert.equal((await answered).status(), 200)
    await sees(page, '已通过')
  }
  const offered = (page: Page, name: RegExp) => page.getByRole('group', { name: '操作' }).getByRole('button', { name }).count()

  test('the new owner is asked: the case waits with what others do, she reads what it is about and agrees with her face', async () => {
    await opens(first!, '6', '转移登记')
    await sees(first!, '须他人先完成')
    await sees(first!, '等待新车主确认')
    assert.equal(await first!.getByRole('group', { name: '操作' }).getByRole('button', { name: /^通过/ }).isDisabled(), true)
    await shoot(first!, 'registration-awaiting')
    const phone = await openWindow(browser, 'phone')
    await signIn(phone, stack.url, 'citizen', 'citizen-lin-xiaoyun')
    await phone.getByText('1 件等您').waitFor()
    await phone.getByRole('link', { name: /等我确认/ }).click()
    await phone.getByText('1 件事等您回答').waitFor()
    await shoot(phone, 'consents', { whole: true })
    await phone.getByRole('link', { name: /有人要把车过户给您/ }).click()
    await phone.getByText('川A00Q15', { exact: false }).first().waitFor()
    for (const look of [{ language: 'zh' }, { language: 'en' }, { language: 'zh', elder: true }] as const) {
      await dress(phone, look)
      await shoot(phone, `consent-${look.language}${'elder' in look ? '-elder' : ''}`, { whole: true })
      await expectAccessible(phone, `${phone.url()} ${look.language}`)
    }
    await dress(phone, { language: 'zh' })
    await phone.getByRole('button', { name: '刷脸同意' }).click()
    await faceTheCamera(phone)
    await phone.getByText('您已同意').first().waitFor()
    await shoot(phone, 'consent-agreed', { whole: true })
    await first!.goto(`${stack.url}/desk/review`)
  })

  test('the owner sees on his case what it waits for', async () => {
    const sent = await submittedAtCounter(counter!, stack.url, { ...gift, plate: '川A00Q16' })
    bothAtCounter = sent.id
    await inspectedAtTerminal(terminal!, stack.url, sent)
    const phone = await openWindow(browser, 'phone')
    await signIn(phone, stack.url, 'citizen', 'citizen-wu-siyuan')
    await phone.goto(`${stack.url}/citizen/cases/${area}/${sent.id}`)
    await phone.getByRole('heading', { name: '须他人先完成' }).waitFor()
    await phone.getByText(/等待新车主确认，期间不计时/).waitFor()
    await shoot(phone, 'case-awaiting', { whole: true })
    await expectAccessible(phone, phone.url())
  })

  test('an officer holds a transfer as suspect and records what was found; only another settles it', async () => {
    await opens(first!, '1', '转移登记')
    await sees(first!, '吴思源')
    await sees(first!, '510*************25')
    assert.doesNotMatch(await first!.locator('main').innerText(), new RegExp(linXiaoyun), 'the number of the new owner')
    await shoot(first!, 'registration-transfer')
    await keys(first!, 'v')
    await first!.getByRole('group', { name: '查看用途（留痕）' }).waitFor()
    await keys(first!, '1')
    await sees(first!, linXiaoyun)
    await keys(first!, 'c')
    await sees(first!, '由您经办')
    await keys(first!, 's')
    await panel(first!, '列为嫌疑')
    await keys(first!, '7')
    assert.equal(await first!.getByText('结论前这辆车的其他业务都不能办').count(), 0, 'papers hold no car')
    await keys(first!, '4')
    await sees(first!, '结论前这辆车的其他业务都不能办')
    await keys(first!, 'm')
    await first!.locator('#panel-note:focus').waitFor()
    await first!.keyboard.type('拓印与照片字体不一致')
    await shoot(first!, 'registration-suspect')
    await expectAccessible(first!, first!.url())
    await keys(first!, 'Control+Enter')
    await sees(first!, '已列为嫌疑，待调查')
    await sees(first!, '车辆本身：车辆识别代号不实')
    await shoot(first!, 'registration-suspected')
    const phone = await openWindow(browser, 'phone')
    await signIn(phone, stack.url, 'citizen', 'citizen-wu-siyuan')
    await phone.goto(`${stack.url}/citizen/cases/${area}/${new URL(first!.url()).searchParams.get('case')}`)
    for (const look of [{ language: 'zh' }, { language: 'en' }, { language: 'zh', elder: true }] as const) {
      await dress(phone, look)
      await phone.getByText(look.language === 'zh' ? /车辆列为嫌疑车，正在调查/ : /The car is held as suspect and investigated/).first().waitFor()
      assert.doesNotMatch(await phone.locator('main').innerText(), /拓印与照片|识别代号不实|材料虚假|False VIN|False papers/, 'never the ground')
      await shoot(phone, `case-car-held-${look.language}${'elder' in look ? '-elder' : ''}`, { whole: true })
      await expectAccessible(phone, `${phone.url()} ${look.language}`)
    }
    await keys(first!, 'i')
    await panel(first!, '登记调查情况')
    await first!.keyboard.type('与原厂档案比对一致')
    await keys(first!, 'Control+Enter')
    await sees(first!, '已登记调查情况')
    assert.equal(await offered(first!, /嫌疑结论/), 0)
    await opens(second!, '4', '转移登记')
    await keys(second!, 't')
    await panel(second!, '作出嫌疑结论')
    await keys(second!, 'ArrowDown')
    await sees(second!, '查实的是哪一项？没有勾选的即排除。')
    await shoot(second!, 'registration-settle-which')
    await keys(second!, 'ArrowUp', 'Tab')
    await second!.keyboard.type('字体差异为拓印造成，予以排除')
    await shoot(second!, 'registration-settle')
    await keys(second!, 'Control+Enter')
    await sees(second!, '嫌疑已排除')
  })

  test('the first officer sees that somebody acted meanwhile, accepts with a note, and the second decides on what the first said', async () => {
    await keys(first!, 'u')
    await sees(first!, '其间已有他人处理此件')
    await keys(first!, 'l')
    await sees(first!, '嫌疑已排除')
    await keys(first!, 'a')
    await panel(first!, '审核通过')
    await keys(first!, 'Shift+Tab')
    await first!.keyboard.type('权属证明齐全，车架号已核对')
    await keys(first!, 'Control+Enter')
    await sees(first!, '已受理，待另一位同事审核')
    await opens(second!, '1', '转移登记')
    await sees(second!, '第一位人员已受理')
    await sees(second!, '权属证明齐全，车架号已核对')
    await shoot(second!, 'registration-second-eyes')
  })

  test('the case is handed over to the head, by key, and approved there', async () => {
    await keys(second!, 'c')
    await sees(second!, '由您经办')
    await keys(second!, 'h')
    await panel(second!, '移交')
    await sees(second!, '邓立新')
    assert.equal(await second!.getByRole('group', { name: '交给谁' }).getByText('苏禾').count(), 0)
    await keys(second!, '1')
    await second!.getByRole('radio', { checked: true }).waitFor()
    await shoot(second!, 'registration-hand-over')
    await keys(second!, 'Control+Enter')
    await sees(second!, '已移交')
    await opens(head!, '2', '转移登记')
    await approves(head!)
  })

  test('plates that were being made for who had the car are ended with it: he reads why, and the office has nothing left to make', async () => {
    const phone = await openWindow(browser, 'phone')
    await signIn(phone, stack.url, 'citizen', 'citizen-wu-siyuan')
    await readMessage(phone, stack.url, '补换领号牌：不再制作，已办结', /车已过户，不再制作号牌/)
    await phone.goto(`${stack.url}/citizen/cases/${area}/${platesOfSold}`)
    for (const look of [{ language: 'zh' }, { language: 'en' }, { language: 'zh', elder: true }] as const) {
      await dress(phone, look)
      await phone.getByText(look.language === 'zh' ? /车已过户，不再制作号牌/ : /the number plates will not be made/).first().waitFor()
      await shoot(phone, `making-ended-${look.language}${'elder' in look ? '-elder' : ''}`, { whole: true })
      await expectAccessible(phone, `${phone.url()} ${look.language}`)
    }
    await first!.goto(`${stack.url}/desk/review?state=making`)
    await sees(first!, '此队列没有办件')
  })

  test('plates: asked for a paper and a field at once, approved, then made and delivered, each step a queue of its own', async () => {
    await first!.goto(`${stack.url}/desk/review`)
    await opens(first!, '1', '补换领号牌')
    await keys(first!, 'c')
    await sees(first!, '由您经办')
    await keys(first!, 'q')
    await panel(first!, '请申请人补正或说明')
    await keys(first!, '1', '2')
    await sees(first!, '发送（2 项）')
    await shoot(first!, 'registration-ask')
    await keys(first!, 'Escape')
    await first!.getByRole('region', { name: '请申请人补正或说明' }).waitFor({ state: 'hidden' })
    await approves(first!)
    for (const step of ['已制作', '已送达']) {
      await first!.goto(`${stack.url}/desk/review`)
      await opens(first!, '5', step === '已制作' ? '正在制作' : '等待领取')
      await keys(first!, 'm')
      await sees(first!, `确认：${step}？`)
      if (step === '已制作') await shoot(first!, 'registration-made')
      await keys(first!, 'm')
      await sees(first!, '此步已完成')
    }
    await first!.goto(`${stack.url}/desk/review?state=closed`)
    await first!.getByRole('option').filter({ hasText: '林晓芸' }).filter({ hasText: '补换领号牌' }).filter({ hasText: '已办结' }).waitFor()
    await shoot(first!, 'registration-closed')
  })

  test('both stand at the counter: it reads the new owner’s card and records the answer, and nothing waits', async () => {
    await counter!.goto(`${stack.url}/desk/counter?case=${bothAtCounter}`)
    await counter!.getByRole('region', { name: '须他人先完成' }).waitFor()
    await keys(counter!, 'k')
    const number = counter!.getByLabel(/到场人的身份证号/)
    await number.fill(wuSiyuan)
    await counter!.getByRole('button', { name: '本人同意' }).click()
    await sees(counter!, '这个号码不是本件填写的新车主')
    await number.fill(linXiaoyun)
    await shoot(counter!, 'counter-consent')
    await expectAccessible(counter!, counter!.url())
    await counter!.getByRole('button', { name: '本人同意' }).click()
    await sees(counter!, '新车主已同意')
    await first!.goto(`${stack.url}/desk/review`)
    await opens(first!, '1', '转移登记')
  })

  test('asked at the counter to withdraw it: proposed on a signed request, denied in the app; signed again, a colleague looks and confirms', async () => {
    const propose = async (number: string) => {
      await keys(counter!, 'x')
      const panel = counter!.getByRole('region', { name: '提出撤回' })
      await panel.getByLabel(/到场的申请人的身份证号/).fill(number)
      const buffer = await sharp({ create: { width: 620, height: 400, channels: 3, background: '#dde6f4' } }).jpeg().toBuffer()
      await panel.locator('input[type=file]').setInputFiles({ name: 'request.jpg', mimeType: 'image/jpeg', buffer })
      await panel.getByText('申请已扫描').waitFor()
      await panel.getByLabel(/到场人说明的原因/).fill('新车主改变主意')
      await panel.getByRole('button', { name: /^提出/ }).click()
      return panel
    }
    const refused = await propose(linXiaoyun)
    await refused.getByText('这个号码不是本件的申请人').waitFor()
    await shoot(counter!, 'counter-propose-withdrawal', { whole: true })
    await expectAccessible(counter!, counter!.url())
    await refused.getByLabel(/到场的申请人的身份证号/).fill(wuSiyuan)
    await refused.getByRole('button', { name: /提出/ }).click()
    await sees(counter!, '窗口提出撤回，等另一名同事确认')
    await shoot(counter!, 'counter-withdrawal-waits')

    const phone = await openWindow(browser, 'phone')
    await signIn(phone, stack.url, 'citizen', 'citizen-wu-siyuan')
    await phone.goto(`${stack.url}/citizen/cases/${area}/${bothAtCounter}`)
    await phone.getByRole('region', { name: '要撤回申请吗' }).getByText('新车主改变主意').waitFor()
    for (const look of [{ language: 'zh' }, { language: 'en' }, { language: 'zh', elder: true }] as const) {
      await dress(phone, look)
      await shoot(phone, `case-asked-withdrawal-${look.language}${'elder' in look ? '-elder' : ''}`, { whole: true })
      await expectAccessible(phone, `${phone.url()} ${look.language}`)
    }
    await dress(phone, { language: 'zh' })
    await phone.getByRole('button', { name: '不是我要求的' }).click()
    await phone.getByRole('button', { name: '撤回申请' }).waitFor()
    assert.equal(await phone.getByRole('region', { name: '要撤回申请吗' }).count(), 0)

    await counter!.reload()
    await counter!.getByRole('button', { name: /提出撤回/ }).waitFor()
    await propose(wuSiyuan)
    await sees(counter!, '窗口提出撤回，等另一名同事确认')
    await first!.goto(`${stack.url}/desk/review`)
    await opens(first!, '8', '转移登记')
    await sees(first!, '此前不能通过或不通过')
    assert.equal(await first!.getByRole('group', { name: '操作' }).getByRole('button', { name: /^通过/ }).isDisabled(), true)
    await keys(first!, 'w')
    const deciding = first!.getByRole('region', { name: '确认撤回' })
    await deciding.getByLabel(/核对了什么/).fill('签字与身份证相符')
    assert.ok(await deciding.getByRole('button', { name: '撤回', exact: true }).isDisabled(), 'not before the request was looked at')
    await deciding.getByRole('button', { name: '看签字的申请（留痕）' }).click()
    await first!.getByRole('img', { name: '签字的撤回申请' }).waitFor()
    await first!.getByRole('button', { name: /关闭|Close/ }).first().click()
    await shoot(first!, 'review-decide-withdrawal')
    await expectAccessible(first!, first!.url())
    await deciding.getByRole('button', { name: '撤回', exact: true }).click()
    await sees(first!, '已撤回，申请人已告知')
    await head!.goto(`${stack.url}/desk/transfer-oversight`)
    await sees(head!, '申请人说没有要求')
    await sees(head!, '车辆识别代号不实：拓印与照片字体不一致')
    await shoot(head!, 'oversight-case-withdrawals', { whole: true })
    await expectAccessible(head!, head!.url())
  })

  test('what a branch takes in is its own queue; the vehicle office sees it on asking, and sends it back there', async () => {
    const open = async (person: string) => {
      const page = await openWindow(browser, 'desk')
      await signIn(page, stack.url, 'desk', person)
      return page
    }
    const branch = await open('officer-cd-branch-reviewer')
    const counter = await open('officer-cd-branch-counter')
    await submittedAtCounter(counter, stack.url, {
      area, service: 'vehicles.replace-vehicle-licence', identityNumber: linXiaoyun, plate: '川A00Q18', answers: { reason: 'lost', delivery: 'counter' }, papers: [],
    })
    await branch.goto(`${stack.url}/desk/review`)
    await branch.getByRole('option').filter({ hasText: '补换领行驶证' }).waitFor()
    await shoot(branch, 'branch-queue')
    await first!.goto(`${stack.url}/desk/review`)
    await first!.getByRole('button', { name: '本地其他单位有 1 件' }).click()
    await first!.getByRole('option').filter({ hasText: '示范分所' }).waitFor()
    await opens(first!, '1', '补换领行驶证')
    await keys(first!, 'c')
    await sees(first!, '由您经办')
    await keys(first!, 'h')
    await first!.getByRole('radio', { name: /成都市车辆管理所 / }).check()
    await shoot(first!, 'office-hand-over')
    await keys(first!, 'Control+Enter')
    await sees(first!, '已移交')
    await first!.goto(`${stack.url}/desk/review`)
    await opens(first!, '1', '补换领行驶证')
    await keys(first!, 'c')
    await sees(first!, '由您经办')
    await keys(first!, 'h')
    await first!.getByRole('radio', { name: /示范分所 退到/ }).check()
    await first!.getByRole('region', { name: '移交', exact: true }).getByRole('button', { name: '移交' }).click()
    await sees(first!, '已移交')
    await branch.goto(`${stack.url}/desk/review`)
    await opens(branch, '1', '补换领行驶证')
    await sees(branch, '已转本地另一办公室办理')
    await keys(branch, 'c')
    await sees(branch, '由您经办')
    await keys(branch, 'q')
    await panel(branch, '请申请人补正或说明')
    await keys(branch, '1')
    await sees(branch, '发送（1 项）')
    await keys(branch, 'Control+Enter')
    await sees(branch, '已请申请人答复')
    await counter.goto(`${stack.url}/desk/counter`)
    await counter.getByRole('region', { name: '等待补正' }).getByRole('button', { name: /补换领行驶证/ }).click()
    await counter.getByRole('region', { name: '审核人员的要求' }).waitFor()
    await shoot(counter, 'counter-asked')
    await keys(counter, 'e')
    await counter.getByText('审核中').first().waitFor()
    await branch.goto(`${stack.url}/desk/review`)
    await opens(branch, '2', '补换领行驶证')
    await sees(branch, '在窗口补正')
    await approves(branch)
    const phone = await openWindow(browser, 'phone')
    await signIn(phone, stack.url, 'citizen', 'citizen-lin-xiaoyun')
    await phone.goto(`${stack.url}/citizen/vehicles`)
    await phone.getByRole('link', { name: /川A00Q18/ }).first().click()
    for (const look of [{ language: 'zh' }, { language: 'en' }, { language: 'zh', elder: true }] as const) {
      await dress(phone, look)
      await phone.getByText(look.language === 'zh' ? /正在制作行驶证（2021年6月16日前做好）：做好后再办/ : /Being made: vehicle licence \(done by .+\)/).first().waitFor()
      await shoot(phone, `being-made-${look.language}${'elder' in look ? '-elder' : ''}`, { whole: true })
      await expectAccessible(phone, `${phone.url()} ${look.language}`)
    }
  })
})
