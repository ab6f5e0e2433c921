import type { Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { shoot } from './browser.ts'
import { narrow } from './pages.ts'

type Seen = { readonly extractable: boolean; readonly read: string }

/** The signing keys that this terminal keeps, and what happens when a script of its page would read one. */
export const keysOf = (terminal: Page): Promise<Seen[]> => terminal.evaluate(() => new Promise<Seen[]>((resolve, reject) => {
  const opening = indexedDB.open('changxing-inspections')
  opening.addEventListener('error', () => reject(new Error('no store')))
  opening.addEventListener('success', () => {
    const reading = opening.result.transaction('keys').objectStore('keys').getAll()
    reading.addEventListener('success', () => {
      const kept = reading.result as { pair: CryptoKeyPair }[]
      resolve(Promise.all(kept.map(async ({ pair: { privateKey } }) => ({
        extractable: privateKey.extractable, read: await crypto.subtle.exportKey('jwk', privateKey).then(() => 'read', (cause: Error) => cause.name),
      }))))
    })
  })
}))

/** The head of the office revokes the only key of its inspectors. */
export async function revokeKey(head: Page, url: string, why: string): Promise<void> {
  await head.goto(`${url}/desk/transfer-oversight`)
  const keys = head.getByRole('region', { name: '查验人的签名密钥' })
  await keys.getByText(/^注销 PT-[A-Z2-9]{6} 的密钥$/).click()
  await keys.getByRole('textbox').fill(why)
  await shoot(head, 'desk-inspector-keys', { whole: true })
  await expectAccessible(head, 'desk-inspector-keys')
  await keys.getByRole('button', { name: '注销', exact: true }).click()
  await keys.getByText(/警号 900115 已注销：/).waitFor()
  await narrow(head, 'desk-inspector-keys')
}
