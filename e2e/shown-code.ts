import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator } from 'playwright-core'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const require = createRequire(import.meta.url)
const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer } })

/** The text of the code that this element shows: read from a photograph of the screen, as another device would. Errors: there is none. */
export async function readShownCode(shown: Locator): Promise<string> {
  const picture = await shown.screenshot({ animations: 'disabled' })
  const [found] = await readBarcodes(new Blob([new Uint8Array(picture)]), { formats: ['QRCode'], tryHarder: true })
  if (!found?.text) throw new Error('no code can be read from what is shown')
  return found.text
}
