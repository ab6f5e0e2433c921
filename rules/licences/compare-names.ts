/**
 * How two names agree, by code point. `rare-character`: as long as each other, and different only where one of the two has a character
 * outside the common ideographs; GB 18030 holds variants of one such character at several code points, and older registers a substitute. Then a
 * person compares: it is neither the same name nor another one.
 */
export type NameAgreement = 'same' | 'rare-character' | 'different'

const isCommon = (character: string): boolean => character >= '\u4e00' && character <= '\u9fa5' && [...character].length === 1 && character.length === 1

/** Outer spaces do not matter; nothing else is folded. */
export function compareNames(one: string, other: string): NameAgreement {
  const [ours, theirs] = [[...one.trim()], [...other.trim()]]
  if (ours.join('') === theirs.join('')) return 'same'
  if (ours.length !== theirs.length) return 'different'
  const differing = ours.flatMap((character, place) => (character === theirs[place] ? [] : [[character, theirs[place]!] as const]))
  return differing.every(([a, b]) => !isCommon(a) || !isCommon(b)) && differing.length < ours.length ? 'rare-character' : 'different'
}

/** The code points of a name, so that two that look alike can be told apart: `U+6C88 U+2CBB1`. */
export const codePoints = (name: string): string =>
  [...name].map((character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')
