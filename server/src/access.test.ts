import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { endpoints } from '@changxing/contract/endpoints.ts'
import { posts } from '@changxing/contract/posts.ts'
import { appForTest, type AppForTest } from '../testing/app-for-test.ts'
import type { SignedIn } from './platform/actor.ts'

const area = '510100'
const citizen: SignedIn = { kind: 'citizen', personId: randomUUID(), area, subject: 'nobody-in-particular' }
const officer = (...held: string[]): SignedIn => ({ kind: 'officer', officerId: randomUUID(), number: '900999', name: '测试', area, office: '510100000400', posts: held })
const business: SignedIn = { kind: 'relying-party', organisation: { id: 'o', name: '演示', kind: 'other' } }

// Who stands for each entry of `who`, and everybody else who must then be kept out.
const callers: readonly (readonly [name: string, actor: SignedIn | undefined, is: readonly string[]])[] = [
  ['nobody', undefined, ['anyone']],
  ['a citizen', citizen, ['anyone', 'citizen']],
  ['a business', business, ['anyone', 'relying-party']],
  ['an officer without a post', officer(), ['anyone', 'officer']],
  ...Object.keys(posts).map((post) => [`an officer for ${post}`, officer(post), ['anyone', 'officer', `officer:${post}`]] as const),
]

describe('access is denied unless the contract opens it', () => {
  let it: AppForTest
  before(async () => {
    it = await appForTest()
  })
  after(() => it.close())

  for (const [name, actor, is] of callers) {
    test(`${name}: every operation`, async () => {
      const headers = actor ? await it.signInAs(actor) : {}
      const wrong: string[] = []
      for (const [operation, { method, path, who }] of endpoints) {
        // It would end the session that the others are tried with.
        if (operation === 'signOut') continue
        const url = path.replace(':area', area).replace(/:[a-zA-Z]+Id/g, randomUUID()).replace(/:[a-zA-Z]+/g, 'none')
        const answer = await it.app.inject({ method, url, headers: { ...headers, 'idempotency-key': randomUUID() }, ...(method !== 'GET' && { payload: {} }) })
        const open = who.some((entry) => is.includes(entry))
        const refused = answer.statusCode === (actor ? 403 : 401)
        if (open === refused) wrong.push(`${operation} (${who.join(', ')}) answered ${answer.statusCode}`)
      }
      assert.deepEqual(wrong, [])
    })
  }
})
