import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathInside } from './path-inside.ts'

test('a link stays inside the app', () => {
  assert.equal(pathInside('/citizen/cases/320500/1'), '/cases/320500/1')
  assert.equal(pathInside('/licence/show'), '/licence/show')
  assert.equal(pathInside('/citizen'), '/')
})

test('a link that leads elsewhere is none', () => {
  for (const link of [null, '', 'https://example.com', '//example.com', '/\\example.com', 'javascript:alert(1)']) assert.equal(pathInside(link), undefined)
})
