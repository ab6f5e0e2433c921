import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handedInWords, platesCarried } from './handed-in.ts'

test('what was handed in and what was declared lost, in words of the file', () => {
  for (const [handed, carried, zh, en] of [
    [{ plates: 2, licence: true }, 2, '收回号牌 2 块、行驶证', 'Handed in: 2 plates, the vehicle licence'],
    [{ plates: 1, licence: true }, 2, '收回号牌 1 块、行驶证；声明遗失号牌 1 块', 'Handed in: 1 plate, the vehicle licence; declared lost: 1 plate'],
    [{ plates: 0, licence: false }, 2, '声明遗失号牌 2 块、行驶证', 'Declared lost: 2 plates, the vehicle licence'],
    [{ plates: 1, licence: false }, 1, '收回号牌 1 块；声明遗失行驶证', 'Handed in: 1 plate; declared lost: the vehicle licence'],
  ] as const) assert.deepEqual(handedInWords(handed, carried), { zh, en })
})

test('cars carry two plates, motorcycles and trailers one', () => {
  assert.deepEqual(['01', '02', '51', '52', '07', '08', '15'].map(platesCarried), [2, 2, 2, 2, 1, 1, 1])
})
