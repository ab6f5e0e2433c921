import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** A picture to read. `hard` spends more time on a still picture than a frame of a running camera may cost. */
export type ScanRequest = { readonly id: number; readonly image: ImageData; readonly hard: boolean }
export type ScanReply = { readonly id: number; readonly text: string | null; readonly failed?: string }

const worker = globalThis as unknown as { onmessage: ((event: MessageEvent<ScanRequest>) => void) | null; postMessage: (reply: ScanReply) => void }

// The library would fetch its wasm from a public CDN; ours is served by ourselves and precached, so that scanning works without network.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

worker.onmessage = async ({ data: { id, image, hard } }) => {
  try {
    const results = await readBarcodes(image, {
      formats: ['QRCode', 'Code128'],
      maxNumberOfSymbols: 1,
      textMode: 'Plain',
      tryHarder: true,
      tryRotate: hard,
      tryInvert: hard,
      tryDownscale: true,
    })
    const read = results.find((result) => result.isValid)
    worker.postMessage({ id, text: read ? read.text : null })
  } catch (cause) {
    worker.postMessage({ id, text: null, failed: String(cause) })
  }
}
