type Detected = { readonly rawValue: string }
type Detector = { detect: (source: CanvasImageSource) => Promise<readonly Detected[]> }
type DetectorClass = { new (options: { formats: readonly string[] }): Detector; getSupportedFormats: () => Promise<readonly string[]> }

const wanted = ['qr_code', 'code_128'] as const

/** The browser's own reader, or undefined where it is missing or cannot read both of our forms. */
export async function nativeReader(): Promise<((source: CanvasImageSource) => Promise<string | null>) | undefined> {
  const { BarcodeDetector: Class } = globalThis as { BarcodeDetector?: DetectorClass }
  if (!Class) return undefined
  try {
    const formats = await Class.getSupportedFormats()
    if (!wanted.every((format) => formats.includes(format))) return undefined
    const detector = new Class({ formats: wanted })
    return async (source) => (await detector.detect(source))[0]?.rawValue ?? null
  } catch {
    return undefined
  }
}
