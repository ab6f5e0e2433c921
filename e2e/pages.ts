import type { Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { shoot } from './browser.ts'
import { signIn } from './people.ts'

export type Look = { readonly language: 'zh' | 'en'; readonly elder?: boolean; readonly night?: boolean }
export type ShownPage = {
  /** Who has it open; nobody is signed in without. Each has a window of his own. */
  readonly person?: string
  readonly app: 'citizen' | 'desk' | 'patrol' | 'archive-check'
  /**
   * Below the app; `:case`, `:draft` and `:photo` stand for area and id of a sent case, of one ready to send, and of one that waits for
   * its photo; `:caseId` for the id of the first alone.
   */
  readonly path: string
  /** What is done there before it is looked at. */
  readonly then?: (page: Page) => Promise<void>
}

const applicant = 'citizen-wu-siyuan'
const holder = 'citizen-luo-wenjing'
const owner = 'citizen-zhao-mingyuan'
const patrol = 'officer-cd-patrol-1'
const examiner = 'officer-cd-examiner'
const press = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
const reviewKey = (key: string) => async (page: Page) => {
  await page.getByRole('group', { name: /操作|Actions/ }).waitFor()
  await page.keyboard.press(key)
}

/** Every page of every app. A new page is a new line. */
export const pages: readonly ShownPage[] = [
  { app: 'citizen', path: '' },
  { app: 'citizen', path: 'services' },
  { app: 'citizen', path: 'services/licences.e-licence-application' },
  { app: 'citizen', path: 'services/licences.e-licence-application', then: press(/先看看我能不能办|First see if it is for me/) },
  { app: 'citizen', path: 'services/vehicles.claim-exempt-mark', then: press(/先看看我能不能办|First see if it is for me/) },
  { app: 'citizen', path: 'services?q=xyz' },
  { app: 'citizen', path: 'licence' },
  { app: 'citizen', path: 'licence/verify' },
  { app: 'citizen', path: 'coverage', then: (page) => page.locator('.coverage-measure > summary').first().click() },
  { app: 'citizen', path: 'copy-check' },
  { app: 'citizen', path: 'no-such-page' },
  { app: 'citizen', person: applicant, path: '' },
  { app: 'citizen', person: applicant, path: 'cases' },
  { app: 'citizen', person: applicant, path: 'cases/:case' },
  { app: 'citizen', person: applicant, path: 'messages' },
  { app: 'citizen', person: applicant, path: 'licence' },
  { app: 'citizen', person: 'citizen-chan-kahei', path: 'apply/:draft/q-photoSource' },
  { app: 'citizen', person: 'citizen-lin-xiaoyun', path: 'apply/:photo/d-photo' },
  { app: 'citizen', person: 'citizen-chan-kahei', path: 'apply/:draft/review' },
  { app: 'citizen', person: holder, path: 'licence' },
  { app: 'citizen', person: holder, path: 'licence/show' },
  { app: 'citizen', person: holder, path: 'licence/show', then: press(/^(给他人看|Others)$/) },
  { app: 'citizen', person: holder, path: 'licence/show', then: press(/^(在线码|Online)$/) },
  { app: 'citizen', person: holder, path: 'licence/copies' },
  { app: 'citizen', person: holder, path: 'licence/looks' },
  { app: 'citizen', person: holder, path: 'licence/consent' },
  { app: 'citizen', person: 'citizen-pan-guolin', path: 'licence/life' },
  { app: 'citizen', person: holder, path: 'licence/record' },
  { app: 'citizen', person: holder, path: 'mine' },
  { app: 'citizen', person: holder, path: 'helpers' },
  { app: 'citizen', path: 'help' },
  { app: 'citizen', path: 'transfers/route' },
  { app: 'citizen', person: owner, path: 'services/vehicles.replace-plates' },
  { app: 'citizen', person: owner, path: 'services/vehicles.replace-plates', then: async (page) => {
    await page.locator('.choose-vehicle').first().click()
    await page.getByRole('button', { name: /^(开始办理|Start)$/ }).waitFor()
  } },
  { app: 'citizen', person: owner, path: 'services/vehicles.replace-plates/help' },
  { app: 'citizen', path: 'services/vehicles.move-out', then: press(/先看看我能不能办|First see if it is for me/) },
  { app: 'citizen', person: owner, path: 'services/vehicles.move-in' },
  { app: 'citizen', person: owner, path: 'vehicles' },
  { app: 'citizen', person: owner, path: 'vehicles', then: async (page) => {
    await page.locator('.vehicle-card').first().click()
    await page.locator('.vehicle-head').waitFor()
  } },
  { app: 'citizen', person: owner, path: 'delegations' },
  { app: 'citizen', person: owner, path: 'delegations/new' },
  { app: 'citizen', person: owner, path: 'consents' },
  { app: 'citizen', person: owner, path: 'car-check' },
  { app: 'citizen', person: owner, path: 'transfers' },
  { app: 'citizen', person: owner, path: 'transfers/new' },
  { app: 'citizen', person: owner, path: 'queue' },
  { app: 'citizen', person: 'citizen-gu-lan', path: 'vehicles/mortgages' },
  { app: 'citizen', person: 'citizen-han-lu', path: 'tests' },
  { app: 'citizen', person: 'citizen-han-lu', path: 'tests/book/3' },
  { app: 'citizen', person: 'citizen-bai-yuqing', path: 'tests', then: async (page) => {
    await page.locator('.exam-rows a[href*="/tests/bookings/"]').click()
    await page.locator('.exam-ticket').waitFor()
  } },
  { app: 'citizen', person: 'citizen-bai-yuqing', path: 'tests', then: async (page) => {
    await page.locator('.exam-rows a[href*="/tests/bookings/"]').click()
    await page.locator('a[href*="/tests/draw/"]').click()
    await page.locator('.cx-answer').waitFor()
  } },
  { app: 'citizen', person: 'citizen-han-lu', path: 'services/exams.change-place' },
  { app: 'desk', path: '' },
  { app: 'desk', path: 'relying' },
  { app: 'desk', person: 'officer-cd-reviewer', path: 'review' },
  { app: 'desk', person: 'officer-cd-reviewer', path: 'review?case=:caseId' },
  { app: 'desk', person: 'officer-cd-reviewer', path: 'review?case=:caseId', then: reviewKey('r') },
  { app: 'desk', person: 'officer-cd-reviewer', path: 'review?case=:caseId', then: reviewKey('a') },
  { app: 'desk', person: 'officer-cd-reviewer', path: 'review?case=:caseId', then: reviewKey('q') },
  { app: 'desk', person: 'officer-cd-reviewer', path: 'review', then: (page) => page.keyboard.press('?') },
  { app: 'desk', person: 'officer-cd-reviewer', path: 'review?case=:caseId', then: reviewKey('h') },
  { app: 'desk', person: 'officer-cd-reviewer', path: 'call-backs' },
  { app: 'desk', person: 'officer-cd-photo', path: 'counter' },
  { app: 'desk', person: 'officer-cd-photo', path: 'counter?as=agent' },
  { app: 'desk', person: 'officer-cd-photo', path: 'counter', then: findAtCounter },
  { app: 'desk', person: 'officer-cd-photo', path: 'hall' },
  { app: 'desk', path: 'display/510100/510100000400' },
  { app: 'desk', person: 'officer-cd-notices', path: 'notices' },
  { app: 'desk', person: 'officer-cd-supervision', path: 'coverage?measure=M2' },
  { app: 'desk', person: 'officer-cd-supervision', path: 'rules' },
  { app: 'desk', person: 'officer-cd-supervision', path: 'replay' },
  { app: 'desk', person: 'officer-cd-supervision', path: 'status-lists' },
  { app: 'desk', person: 'officer-nj-head', path: 'mortgages' },
  { app: 'desk', person: 'officer-nj-head', path: 'mortgages?tab=books' },
  { app: 'desk', person: 'officer-nj-head', path: 'mortgages?tab=lenders' },
  { app: 'desk', person: 'officer-nj-head', path: 'insurance' },
  { app: 'desk', person: 'officer-nj-head', path: 'insurance?tab=weeks' },
  { app: 'desk', person: 'officer-nj-head', path: 'agencies' },
  { app: 'desk', person: 'officer-nj-head', path: 'agencies', then: press(/^(设置维护时段|Place a window)/) },
  { app: 'desk', person: 'relying-rental-clerk', path: 'relying' },
  { app: 'desk', person: 'officer-hz-registration', path: 'transfers' },
  { app: 'desk', person: 'officer-hz-registration', path: 'transfers?begin=yes' },
  { app: 'desk', person: 'officer-hz-head', path: 'transfer-oversight' },
  { app: 'desk', person: 'officer-cd-planner', path: 'tests' },
  { app: 'desk', person: 'officer-cd-planner', path: 'tests', then: (page) => page.getByRole('button', { name: /公布新计划|Publish plans/ }).click() },
  { app: 'desk', person: 'officer-cd-planner', path: 'tests?tab=sites' },
  { app: 'desk', person: 'officer-cd-planner', path: 'tests?tab=upgrades' },
  { app: 'desk', person: 'officer-cd-planner', path: 'tests?tab=capacity&class=C5' },
  { app: 'desk', person: 'officer-hz-head', path: 'tests?tab=moves&ended=yes' },
  { app: 'desk', person: 'officer-hz-head', path: 'movements' },
  { app: 'desk', person: 'officer-nj-head', path: 'restorations' },
  { app: 'archive-check', path: '' },
  { app: 'patrol', person: 'officer-hz-inspection', path: 'inspections' },
  { app: 'patrol', path: '' },
  { app: 'patrol', person: patrol, path: '' },
  { app: 'patrol', person: patrol, path: '', then: press(/^(输入号码|Type digits)$/) },
  { app: 'patrol', person: patrol, path: 'look-up' },
  { app: 'patrol', person: patrol, path: 'challenge' },
  { app: 'patrol', person: patrol, path: 'checks' },
  { app: 'patrol', person: patrol, path: 'settings' },
  { app: 'patrol', person: examiner, path: 'tests' },
  { app: 'patrol', person: examiner, path: 'tests', then: async (page) => {
    await page.locator('.ex-candidate').first().click()
    await page.getByRole('button', { name: /^(人证相符，开始考试|It is the person: begin|考完，签名|Done, sign)$/ }).first().click()
    await page.getByRole('button', { name: /^(考完，签名|Done, sign|签好，提交|Signed, hand in)$/ }).waitFor()
  } },
  { app: 'patrol', person: patrol, path: 'look-up', then: lookUpDriver },
  { app: 'patrol', person: patrol, path: 'look-up', then: async (page) => {
    await lookUpDriver(page)
    await page.getByRole('link', { name: /^(扣留驾驶证|Detain the licence)$/ }).click()
  } },
]

async function findAtCounter(page: Page) {
  await page.locator('#counter-number').fill('510100198608170086')
  await page.keyboard.press('Enter')
  await page.locator('.counter-person').waitFor()
}

async function lookUpDriver(page: Page) {
  await page.getByRole('textbox').fill('510100198608170086')
  await page.getByRole('button', { name: /^(查询|Look up)$/ }).click()
  await page.locator('.pt-verdict[data-colour=green]').waitFor()
}

/** Signs in where the table names a person. */
export async function enterAs(page: Page, url: string, { app, person, path }: Pick<ShownPage, 'app' | 'person' | 'path'>): Promise<void> {
  if (person && app !== 'archive-check') await signIn(page, url, app, person, path === 'relying' ? 'relying' : undefined)
}

/** Chooses how the app looks, in the open page and from then on, as its own switches do: an open window follows what another one of the device chooses. */
export const dress = async (page: Page, { language, elder = false, night = false }: Look): Promise<void> => {
  await page.emulateMedia({ colorScheme: night ? 'dark' : 'light' })
  await page.evaluate((chosen) => {
    for (const [key, value] of Object.entries(chosen)) {
      localStorage.setItem(key, value)
      dispatchEvent(new StorageEvent('storage', { key }))
    }
  }, { 'changxing.language': language, 'changxing.elder': String(elder) })
}

/** Looked at in English on a window of 768 px, where words are long and the place is small; then as before. */
export const narrow = async (page: Page, name: string): Promise<void> => {
  const before = page.viewportSize()!
  await page.setViewportSize({ width: 768, height: 1024 })
  await dress(page, { language: 'en' })
  await shoot(page, `${name}-768-en`, { whole: true })
  await expectAccessible(page, `${name} at 768 px`)
  await page.setViewportSize(before)
  await dress(page, { language: 'zh' })
}
