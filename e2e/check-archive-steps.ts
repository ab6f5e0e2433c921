import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packArchiveFile, readArchiveFile } from '@changxing/credentials/archive-package.ts'
import type { Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { makeDevice, shoot } from './browser.ts'
import { narrow } from './pages.ts'
import { showsCount, showsText } from './shows.ts'

/**
 * The checking page is saved, and opened on a laptop that reaches nothing. `directory`: where `mine.cxar` lies, as the owner took it home; `packageBytes`:
 * the same package with all its images, as the office has it.
 */
export async function checkUnplugged(page: Page, url: string, directory: string, packageBytes: Buffer): Promise<void> {
  await page.goto(`${url}/archive-check/`)
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: '把本页存到本机' }).click()
  const saved = join(directory, 'archive-check.html')
  await (await saving).saveAs(saved)
  const laptop = makeDevice()
  try {
    const alone = await laptop.switchOn({ unplugged: true })
    await alone.goto(pathToFileURL(saved).href)
    const drop = (name: string) => alone.locator('input[type=file]').setInputFiles(join(directory, name))
    await drop('mine.cxar')
    await alone.locator('.cx-answer-line').filter({ hasText: /^签名有效；影像未附，未比对$/ }).waitFor()
    await alone.getByText('回执与档案包相符').waitFor()
    await showsText(alone.locator('main'), /第 2 版，替换清单/)
    await showsText(alone.locator('main'), /注册登记\s*2018年5月4日/)
    await showsText(alone.locator('.ac-inspections'), /查验人（警号 900114）用终端 PT-[A-Z2-9]{6} 的密钥签名；车管所加签[^]*查验合格/)
    await shoot(alone, 'check-signed-phone', { whole: true })
    await expectAccessible(alone, 'check-signed-phone')
    await alone.getByRole('button', { name: '清空重来' }).click()
    const mine = readArchiveFile(new Uint8Array(readFileSync(join(directory, 'mine.cxar'))))
    const falsified = mine.inspections.map((record) => Uint8Array.from(record, (byte, index) => (index === record.length - 200 ? byte ^ 1 : byte)))
    writeFileSync(join(directory, 'falsified.cxar'), packArchiveFile({ ...mine, inspections: falsified }))
    await drop('falsified.cxar')
    await alone.locator('.cx-answer-line').filter({ hasText: /^被改动$/ }).waitFor()
    await showsCount(alone.locator('.ac-inspections [data-state=good]'), 0)
    await shoot(alone, 'check-inspection-altered', { whole: true })
    await expectAccessible(alone, 'check-inspection-altered')
    await alone.getByRole('button', { name: '清空重来' }).click()
    const parts = readArchiveFile(new Uint8Array(packageBytes))
    writeFileSync(join(directory, 'page.jpg'), parts.files[1]!)
    await drop('page.jpg')
    await showsText(alone.locator('.cx-answer'), /无法判断[^]*看过影像“page\.jpg”[^]*请先放入从平台下载的档案包/)
    await shoot(alone, 'check-picture-alone')
    writeFileSync(join(directory, 'office.cxar'), packageBytes)
    await drop('office.cxar')
    await alone.locator('.cx-answer-line').filter({ hasText: /^完整，无改动/ }).waitFor()
    await alone.setViewportSize({ width: 1280, height: 900 })
    await alone.getByRole('button', { name: '清空重来' }).click()
    const forged = parts.files.map((file, at) => (at === 1 ? Uint8Array.from(file!, (byte, index) => (index === 900 ? byte ^ 1 : byte)) : file))
    writeFileSync(join(directory, 'forged.cxar'), packArchiveFile({ ...parts, files: forged }))
    await drop('forged.cxar')
    await alone.locator('.cx-answer-line').filter({ hasText: /^被改动$/ }).waitFor()
    await showsCount(alone.locator('.ac-pages [data-state=altered]'), 1)
    await shoot(alone, 'check-altered')
    await expectAccessible(alone, 'check-altered')
    await narrow(alone, 'check-altered')
    await alone.getByRole('button', { name: '清空重来' }).click()
    await drop('office.cxar')
    await alone.locator('.cx-answer-line').filter({ hasText: /^完整，无改动/ }).waitFor()
    await narrow(alone, 'check-genuine')
  } finally {
    await laptop.throwAway()
  }
}
