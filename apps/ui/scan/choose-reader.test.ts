import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseReader, remember, type Trial } from './choose-reader.ts'

const trial = (reader: Trial['reader'], outcome: Trial['outcome'], tookMs = 10): Trial => ({ reader, outcome, tookMs })

test('without a native reader the wasm reader does all', () => {
  assert.equal(chooseReader([], false), 'wasm')
})

test('the two take turns while nothing is found', () => {
  assert.equal(chooseReader([], true), 'native')
  assert.equal(chooseReader([trial('native', 'nothing')], true), 'wasm')
  assert.equal(chooseReader([trial('native', 'nothing'), trial('wasm', 'nothing')], true), 'native')
})

test('a native reader that is blind where the other sees loses', () => {
  assert.equal(chooseReader([trial('native', 'nothing', 1), trial('wasm', 'found', 60)], true), 'wasm')
})

test('the faster goes on when both find alike', () => {
  const both = [trial('native', 'found', 200), trial('wasm', 'found', 20)]
  assert.equal(chooseReader(both, true), 'wasm')
  assert.equal(chooseReader([trial('native', 'found', 5), trial('wasm', 'found', 20)], true), 'native')
})

test('a native reader that failed is not asked again', () => {
  assert.equal(chooseReader([trial('native', 'failed'), trial('wasm', 'nothing')], true), 'wasm')
})

test('old trials are forgotten', () => {
  let trials: readonly Trial[] = [trial('native', 'failed')]
  for (let i = 0; i < 40; i++) trials = remember(trials, trial('wasm', 'nothing'))
  assert.equal(trials.length, 40)
  assert.equal(chooseReader(trials, true), 'native')
})
