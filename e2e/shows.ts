import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'

/** Waits until there are exactly so many. A list may still be arriving, or stand as it was kept from the last visit, when its first line shows. */
export async function showsCount(all: Locator, count: number): Promise<void> {
  try {
    if (count > 0) await all.nth(count - 1).waitFor({ state: 'attached' })
    await all.nth(count).waitFor({ state: 'detached' })
  } catch (problem) {
    assert.equal(await all.count(), count, String(problem))
  }
}

/** Waits until its text holds these words. Error: the text that it has instead. */
export async function showsText(one: Locator, words: string | RegExp): Promise<void> {
  try {
    await one.filter({ hasText: words }).first().waitFor()
  } catch (problem) {
    const found = await one.first().innerText().catch(() => 'nothing')
    throw new Error(`${String(words)} is not in: ${found}`, { cause: problem })
  }
}
