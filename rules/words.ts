/** A sentence in both languages of the product. */
export type Words = { readonly zh: string; readonly en: string }

/** Several things named one after the other, as each language does it. */
export const listed = (all: readonly Words[]): Words => ({ zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') })
