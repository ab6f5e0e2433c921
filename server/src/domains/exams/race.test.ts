import assert from 'node:assert/strict'
import { test } from 'node:test'
import { race, racers } from './testing/race.ts'
import { examsForTest } from './testing/tests-for-test.ts'

test('500 people for 20 seats, three times: twenty have one each, nobody two, none is lost', async () => {
  const at = await examsForTest('2021-07-01')
  try {
    const people = await racers(at, 500)
    for (let round = 0; round < 3; round += 1) {
      const { millis: _, ...counted } = await race(at, people, 20, round)
      assert.deepEqual(counted, { booked: 20, refused: 480, other: 0, doubled: 0, lost: 0 })
    }
  } finally {
    await at.close()
  }
})
