import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shownNumber } from './shown-number.ts'

test('a number on a screen: that of a person is masked, so is one that reads as nothing; the code of an organisation is public', () => {
  assert.equal(shownNumber('510100199004160025'), '510*************25')
  assert.equal(shownNumber(' zz0000017 '), 'ZZ0****17')
  assert.equal(shownNumber('510100199004160026'), '510*************26')
  assert.equal(shownNumber('91310000MA0DEM021R'), '91310000MA0DEM021R')
  assert.equal(shownNumber(shownNumber('510100199004160025')), '510*************25')
})
