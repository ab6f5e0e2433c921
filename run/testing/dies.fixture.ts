// Dies in the midst of its tests.
import { test } from 'node:test'

test('kills itself', () => void process.kill(process.pid, 'SIGKILL'))
