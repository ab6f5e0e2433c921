import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
// There are no frames here, and what passes need not be told.
const options: RunOptions = { runOnly: { type: 'tag', values: standards }, resultTypes: ['violations'], iframes: false }

// Every page that is opened reads it anew: the small one has less than half the text.
const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Fails with every breach of WCAG 2.2 AA (and of axe's advice) that axe finds in what the window shows now, and where. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const { violations } = await page.evaluate((wanted) => (window as unknown as { axe: { run: (wanted: RunOptions) => Promise<AxeResults> } }).axe.run(wanted), options)
  const told = violations.map(({ id, help, nodes }) =>
    `${id}: ${help}\n${nodes.slice(0, 5).map((node) => `    ${node.html.slice(0, 160)}\n      ${node.failureSummary?.replaceAll('\n', ' ') ?? ''}`).join('\n')}`)
  assert.equal(told.length, 0, `${where}: ${told.length} kinds of barriers\n${told.join('\n')}`)
}

type Stop = { readonly name: string; readonly seen: boolean }

/**
 * Walks the page with the Tab key from its top. Fails when something that can be clicked is never reached, or when a stop does not show
 * that it has the focus. Gives the names of the stops in their order. Within a group of radio buttons, tabs or a list one stop is enough.
 */
export async function walkByKeyboard(page: Page, where: string): Promise<string[]> {
  await page.evaluate(() => {
    const reachable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
    const radios = new Set<string>()
    // An open dialog keeps the focus to itself.
    const dialog = [...document.querySelectorAll('[role=dialog]')].find((one) => one.checkVisibility())
    for (const element of (dialog ?? document).querySelectorAll<HTMLElement>(reachable)) {
      const off = element.matches(':disabled, [aria-disabled=true], [tabindex="-1"]') || !element.checkVisibility({ visibilityProperty: true })
      const name = element instanceof HTMLInputElement && element.type === 'radio' ? element.name : ''
      if (off || (name && radios.has(name))) continue
      if (name) radios.add(name)
      element.dataset['walk'] = name ? `radio ${name}` : 'yes'
    }
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const stops: Stop[] = []
  const first = await page.locator('[data-walk]').count()
  for (let press = 0; press < 3 * first + 20; press++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(async () => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return null
      // A date has several stops of its own; the first stop met again is the end of the round.
      if (element.dataset['walked'] === 'yes') return element.dataset['first'] ? 'round' : 'again'
      if (!document.querySelector('[data-first]')) element.dataset['first'] = 'yes'
      element.dataset['walked'] = 'yes'
      if (element instanceof HTMLInputElement && element.type === 'radio') {
        for (const one of document.getElementsByName(element.name)) one.dataset['walked'] = 'yes'
      }
      const paint = (style: CSSStyleDeclaration) => [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor, style.backgroundColor].join()
      // What shows the focus may be drawn around the element or, for a hidden input, on its label.
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      const around = [element, element.parentElement, element.parentElement?.parentElement, element.parentElement?.parentElement?.parentElement]
      const drawnOn = [...around, ...labels].filter((one) => one != null)
      const outlined = (style: CSSStyleDeclaration) => style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0
      const focused = drawnOn.map((one) => paint(getComputedStyle(one)))
      const seen = drawnOn.some((one) => outlined(getComputedStyle(one)))
      const name = (element.ariaLabel ?? element.textContent ?? '').trim().slice(0, 60) || element.outerHTML.slice(0, 80)
      if (seen) return { name, seen }
      // No outline: then something else must look different without the focus, once the page has drawn that.
      element.blur()
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      const changed = drawnOn.some((one, at) => paint(getComputedStyle(one)) !== focused[at])
      element.focus()
      return { name, seen: changed }
    })
    if (stop === 'round') break
    if (stop && stop !== 'again') stops.push(stop)
  }
  const missed = await page.locator('[data-walk]:not([data-walked])').evaluateAll((all) =>
    all.filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 140)))
  assert.deepEqual(missed, [], `${where}: not reached by the Tab key`)
  assert.deepEqual(stops.filter(({ seen }) => !seen).map(({ name }) => name), [], `${where}: the focus is not seen on`)
  return stops.map(({ name }) => name)
}
