import type { Page } from 'playwright-core'

/** Chooses a person at the identity provider, where the page stands now or is going. */
async function chooseAtProvider(page: Page, person: string): Promise<void> {
  const answered = page.waitForURL((url) => !url.pathname.startsWith('/identity'))
  await page.locator(`button[value="${person}"]`).click()
  await answered
}

/** Answers the real-person check that the browser was sent to. */
export async function faceTheCamera(page: Page, answer: 'pass' | 'fail' | 'cancel' = 'pass'): Promise<void> {
  const answered = page.waitForURL((url) => !url.pathname.startsWith('/identity'))
  await page.locator(`button[name="answer"][value="${answer}"]`).click()
  await answered
}

const signInButtons = { citizen: /^(登录|Sign in)$/, desk: /登录|Sign in/, patrol: /^(民警登录|Sign in as officer)$/ } as const

/** Opens an app and signs in as people do: by its button, then by choosing a name. `at`: a path below the app. */
export async function signIn(page: Page, url: string, app: keyof typeof signInButtons, person: string, at = app === 'citizen' ? 'mine' : ''): Promise<void> {
  await page.goto(`${url}/${app}/${at}`)
  await page.getByRole('button', { name: signInButtons[app] }).first().click()
  await chooseAtProvider(page, person)
}
