import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { root } from '../run/files.ts'
import { faceTheCamera } from './people.ts'
import { readShownCode } from './shown-code.ts'

/** The words of the buttons, in both languages: the same steps walk a Chinese and an English window. */
const words = {
  start: /^(开始办理|继续填写|Start|Go on where you stopped)$/,
  next: /^(下一步|Continue)$/,
  newPhoto: /拍摄或上传新照片|Take or upload a new photo/,
  keptPhoto: /使用车管所留存照片|The photo kept at the vehicle office/,
  usePhoto: /^(用这张照片|Use this photo)$/,
  startCheck: /^(开始认证|Start the check)$/,
  send: /^(确认提交|Send)$/,
  enrol: /刷脸认证，在本机启用|Check my face and set up this phone/,
  show: /^(亮证|Show my licence)$/,
  makeLetter: /^(实人认证并委托|Prove that it is you, and make the letter)$/,
  letterCode: /电子委托书二维码|QR code of the electronic letter/,
  code: /电子驾驶证动态二维码|Live QR code of the e-licence/,
} as const

/** An invented portrait that fulfils the photo rules. */
export const portrait = (name: 'woman-28' | 'woman-33' | 'woman-47' | 'man-25' | 'man-45') => join(root, 'db', 'seed', 'portraits', `${name}.jpg`)

/** `onJudged`: called when the device has said that the photo fits, before it is sent. */
type NewPhoto = { readonly file: string; readonly onJudged?: () => Promise<void> }

/** Judging a photo loads a model of some megabytes into a browser without a graphics card. */
const judgingMs = 60_000

/** From the page of the service up to the last page before sending: everything is answered, nothing is sent. */
export async function fillApplication(page: Page, url: string, photo: { readonly kept: true } | NewPhoto): Promise<void> {
  await choosePhoto(page, url, 'kept' in photo ? words.keptPhoto : words.newPhoto)
  if ('file' in photo) {
    await page.locator('input[type=file]').first().setInputFiles(photo.file)
    await page.getByRole('button', { name: words.usePhoto }).waitFor({ timeout: judgingMs })
    await photo.onJudged?.()
    await page.getByRole('button', { name: words.usePhoto }).click()
  }
  await page.getByRole('button', { name: words.startCheck }).click()
  await faceTheCamera(page)
  await sendButton(page).waitFor()
}

/** Begins an application, or goes on with it, up to the page of the new photo. */
export const reachPhotoPage = (page: Page, url: string): Promise<void> => choosePhoto(page, url, words.newPhoto)

async function choosePhoto(page: Page, url: string, choice: RegExp): Promise<void> {
  await page.goto(`${url}/citizen/services/licences.e-licence-application`)
  await page.getByRole('button', { name: words.start }).click()
  await page.getByRole('radio', { name: choice }).check()
  await page.getByRole('button', { name: words.next }).click()
}

/** The button that sends the application. */
export const sendButton = (page: Page): Locator => page.getByRole('button', { name: words.send })

/** Sends the application and gives the address of its case. */
export async function send(page: Page): Promise<string> {
  await sendButton(page).click()
  await page.waitForURL(/\/citizen\/cases\//)
  const { origin, pathname } = new URL(page.url())
  return `${origin}${pathname}`
}

/** Makes this phone the one that shows the licence. */
export async function enrol(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/citizen/licence`)
  await page.getByRole('button', { name: words.enrol }).click()
  await faceTheCamera(page)
  await page.getByRole('link', { name: words.show }).waitFor()
}

/** 亮证: gives the code on the screen. */
export async function showLicence(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: words.show }).first().click()
  const code = shownCode(page)
  await code.waitFor()
  return code
}

/** The code for the police, where the window shows it. */
export const shownCode = (page: Page): Locator => page.getByRole('img', { name: words.code })

/** An issued licence on this phone, by the shortest way: kept photo, real-person check, enrolment. */
export async function getLicence(page: Page, url: string): Promise<void> {
  await fillApplication(page, url, { kept: true })
  await send(page)
  await enrol(page, url)
}

/** What the principal gives the agent: the number and the signed code of the letter. */
export type Letter = { readonly place: string; readonly digits: string }

/**
 * Delegates one business in the app, as its owner is signed in (M9.2.1). `business`: its Chinese name on the lists of M9.1; `plate`: which
 * car, where the business is about one. Ends on the page of the letter, where its QR code stands (`readLetterCode`).
 */
export async function delegate(page: Page, url: string, letter: {
  readonly business: string; readonly about: 'vehicle' | 'licence'; readonly plate?: string
  readonly agent: { readonly name: string; readonly number: string }; readonly days?: 7 | 15 | 30
}): Promise<Letter> {
  const next = () => page.getByRole('button', { name: words.next }).click()
  await page.goto(`${url}/citizen/delegations/new`)
  await page.locator(`input[type=radio][value=${letter.about}]`).check()
  await next()
  await choose(page, letter.about === 'vehicle' ? 'vehicleBusiness' : 'licenceBusiness', letter.business)
  await next()
  if (letter.plate) {
    await page.getByText(letter.plate).first().click()
    await next()
  }
  await page.locator('#field-agentName').fill(letter.agent.name)
  await next()
  await page.locator('#field-agentNumber').fill(letter.agent.number)
  await next()
  await page.locator(`input[type=radio][value="${letter.days ?? 7}"]`).check()
  await next()
  await page.locator('#field-note').waitFor()
  await next()
  await page.getByRole('button', { name: words.makeLetter }).click()
  await faceTheCamera(page)
  const digits = page.locator('[data-digits]')
  await digits.waitFor()
  return { place: page.url(), digits: (await digits.getAttribute('data-digits'))! }
}

/** One of many choices: radio buttons, or the list of the browser where they are more than six. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  const list = page.locator(`select#field-${name}`)
  const one = page.locator(`input[name="field-${name}"][value="${value}"]`)
  await list.or(one).waitFor()
  await ((await list.count()) > 0 ? list.selectOption(value) : one.check())
}

/** The text of the QR code of the letter that the window shows, as a scanner at the counter reads it. */
export async function readLetterCode(page: Page): Promise<string> {
  await page.locator('summary.letter-signed').click()
  const code = page.getByRole('img', { name: words.letterCode })
  await code.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  return readShownCode(code)
}
