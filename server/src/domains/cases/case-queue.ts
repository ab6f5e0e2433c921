import { caseQueue as endpoint } from '@changxing/contract/cases.ts'
import { asOfficer, operation, Problem } from '../../platform/operation.ts'
import { personKey, personsOf } from '../people/index.ts'
import { applicantOf, caseOf, type Case } from './case.ts'
import { postsOf } from './policy.ts'
import { presentSummary } from './present-case.ts'
import * as queue from './queue.store.ts'
import { servicesOffered } from './services.ts'

const unknownDay = '9999-12-31'

const placeOf = (state: queue.QueueState, one: Case): string => {
  const by = state === 'closed' ? one.updatedAt : ((state === 'making' ? one.stageDue : one.dueOn) ?? unknownDay)
  return Buffer.from(JSON.stringify([by, one.submittedAt, one.id])).toString('base64url')
}

const badPlace = { field: 'after', says: { zh: '翻页位置不对，请从头查看', en: 'Not a place in the queue; start from its top' } }

const isPlace = (place: unknown): place is queue.Place => {
  if (!Array.isArray(place) || place.length !== 3 || !place.every((part) => typeof part === 'string')) return false
  const [by, submittedAt, id] = place as [string, string, string]
  return !Number.isNaN(Date.parse(by)) && !Number.isNaN(Date.parse(submittedAt)) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
}

/** The place that a former page named. Problem: bad-input. */
const readPlace = (text: string): queue.Place => {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (isPlace(place)) return place
  } catch {
    // Not JSON: the same complaint as below.
  }
  throw new Problem('bad-input', [badPlace])
}

/** The services that these posts look after; a head of business and the counter look after all. */
const servicesFor = (posts: readonly string[]): readonly string[] => {
  const all = posts.includes('review-head') || posts.includes('photo-capture')
  return servicesOffered().filter((one) => all || postsOf(one).some((post) => posts.includes(post))).map(({ id }) => id)
}

/** The office's queue, nearest due day first (M1.3.1), with how many wait, are overdue, or lie with the caller. */
export const caseQueue = operation(endpoint, async (context, { area, state = 'open', service, limit = 50, after }) => {
  const { officerId, posts } = asOfficer(context)
  const services = servicesFor(posts).filter((id) => service === undefined || id === service)
  const { db, platform, today } = context
  const { nearest, ...counts } = await queue.counts(db, area, officerId, servicesFor(posts), today)
  const rows = await queue.page(db, state, {
    area,
    officerId,
    services,
    limit: limit + 1,
    after: after === undefined ? undefined : readPlace(after),
  })
  const shown = rows.slice(0, limit).map((row) => caseOf(platform.box, row))
  const persons = await personsOf(platform, db, shown.map(applicantOf))
  const cases = shown.map((one) => ({
    ...presentSummary(one, today), applicantName: persons.get(personKey(applicantOf(one)))?.name ?? '', claimedBy: one.claimedBy?.number ?? null,
    suspect: one.suspicion !== null && one.suspicion !== 'cleared',
  }))
  const last = shown.at(-1)
  return {
    counts: { ...counts, closed: await queue.countClosed(db, area, servicesFor(posts)) },
    nearestDue: nearest,
    cases,
    next: rows.length > limit && last ? placeOf(state, last) : null,
  }
})
