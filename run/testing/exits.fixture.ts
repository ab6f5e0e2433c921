// Its test passes, its process does not.
import { test } from 'node:test'

test('passes', () => {})
process.exitCode = 4
