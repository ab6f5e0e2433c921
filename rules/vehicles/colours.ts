import type { Words } from '../words.ts'

/** Colours of a vehicle by letter (GA/T 16.8). */
export const colours: Readonly<Record<string, Words>> = {
  A: { zh: '白', en: 'white' }, B: { zh: '灰', en: 'grey' }, C: { zh: '黄', en: 'yellow' }, D: { zh: '粉', en: 'pink' },
  E: { zh: '红', en: 'red' },
  F: { zh: '紫', en: 'purple' }, G: { zh: '绿', en: 'green' }, H: { zh: '蓝', en: 'blue' }, I: { zh: '棕', en: 'brown' },
  J: { zh: '黑', en: 'black' },
}

/** One or more colours in words, the main one first. */
export const colourWords = (letters: string): Words => {
  const names = [...letters].map((letter) => colours[letter] ?? { zh: letter, en: letter })
  return { zh: names.map(({ zh }) => zh).join(''), en: names.map(({ en }) => en).join(' and ') }
}
