import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const fontFile = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const boldFile = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')

/** Read once, ten megabytes each; a document embeds only the glyphs that it uses. */
let read: { readonly regular: Buffer; readonly bold: Buffer } | undefined

/** The open CJK font that papers embed, as bytes. */
export const fonts = () => (read ??= { regular: readFileSync(fontFile), bold: readFileSync(boldFile) })

const codePointName = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/**
 * The text as the font can draw it. A character that it lacks (a rare name) becomes a box with its code point, so that it is never dropped or
 * silently replaced, and whoever reads the paper can tell which it is.
 */
export const drawable = (text: string, has: (codePoint: number) => boolean): string =>
  [...text.normalize('NFC')]
    .map((character) => {
      if (character === '\n') return character
      // Control and direction marks have no glyph and could turn the text around.
      if (/\p{Cc}|\p{Bidi_Control}/u.test(character)) return ' '
      return has(character.codePointAt(0)!) ? character : `□(${codePointName(character)})`
    })
    .join('')
