import { caseQueue as endpoint, mostCounted, type QueueState } from '@changxing/contract/review.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { asOfficer, operation, Problem, type Context } from '../../platform/operation.ts'
import { personKey, personsOf } from '../people/index.ts'
import { applicantOf, caseOf, type Case } from './case.ts'
import { namesOfOffices } from './offices.ts'
import { postOfStage } from './policy.ts'
import { presentSummary } from './present-case.ts'
import * as queue from './queue.store.ts'
import type { Service } from './service.ts'
import { serviceOf, servicesOffered, stagesOf } from './services.ts'

const unknownDay = '9999-12-31'

const placeOf = (state: QueueState, one: Case): string => {
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

/** What these posts look after: the services they review (a head of business and the counter: all), and the steps that they do. */
type Work = { readonly services: readonly Service[]; readonly steps: readonly { readonly service: Service; readonly name: string; readonly post: string }[] }

const workOf = (posts: readonly string[]): Work => {
  const head = posts.includes('review-head')
  const all = head || posts.includes('photo-capture')
  const steps = servicesOffered().flatMap((service) => stagesOf(service).map((stage) => ({ service, name: stage.name, post: postOfStage(service, stage) })))
  return {
    services: servicesOffered().filter(({ post }) => all || posts.includes(post)),
    steps: steps.filter(({ post }) => head || posts.includes(post)),
  }
}

export type QueueFilter = {
  readonly state?: QueueState | undefined
  readonly office?: string | undefined
  readonly service?: string | undefined
  readonly post?: string | undefined
  readonly due?: 'overdue' | 'today' | 'week' | undefined
  readonly sort?: queue.QueueSort | undefined
}

const daysOf = (due: QueueFilter['due'], today: string): { readonly dueFrom: string | null; readonly dueTo: string | null } => {
  if (due === undefined) return { dueFrom: null, dueTo: null }
  if (due === 'overdue') return { dueFrom: null, dueTo: addDays(today, -1) }
  return due === 'today' ? { dueFrom: today, dueTo: today } : { dueFrom: null, dueTo: addDays(today, 7) }
}

/** What the store is asked for this officer and filter. */
const askFor = (context: Context, area: string, { state = 'open', office, service, post, due, sort = 'due' }: QueueFilter): Omit<queue.Ask, 'after' | 'limit'> => {
  const { officerId, posts } = asOfficer(context)
  const work = workOf(posts)
  const steps = work.steps.filter((step) => post === undefined || step.post === post)
  const reviewed = work.services.filter((one) => post === undefined || one.post === post)
  const services = (state === 'making' ? steps.map((step) => step.service) : reviewed).map(({ id }) => id).filter((id) => service === undefined || id === service)
  return { area, office: office ?? null, officerId, services: [...new Set(services)], steps: steps.map((step) => `${step.service.id}/${step.name}`), sort, ...daysOf(due, context.today) }
}

/** A page of the queue, as rows in clear. */
export const readQueue = async (context: Context, area: string, filter: QueueFilter, after: string | undefined, limit: number): Promise<readonly Case[]> => {
  const rows = await queue.page(context.db, filter.state ?? 'open', {
    ...askFor(context, area, filter), limit, after: after === undefined ? undefined : readPlace(after),
  })
  return rows.map((row) => caseOf(context.platform.box, row))
}

type Counted = 'open' | 'mine' | 'asked' | 'awaiting' | 'suspect' | 'withdrawing' | 'making' | 'overdue'
const total = (rows: readonly queue.Counts[], of: Counted) => rows.reduce((sum, row) => sum + row[of], 0)
const nearestOf = (rows: readonly queue.Counts[]) => rows.flatMap(({ nearest }) => nearest ?? []).toSorted()[0] ?? null

const stepOf = (one: Case) => {
  const step = one.state === 'approved' ? stagesOf(serviceOf(one.service)).find(({ name }) => name === one.stage) : undefined
  return step ? { name: step.name, label: step.next } : null
}

/** What waits, by what the caller's posts look after: of services that they only do steps of, nothing but these steps. */
const countsFor = async ({ db, today }: Context, area: string, officerId: string, work: Work): Promise<readonly queue.Counts[]> => {
  const reviewed = work.services.map(({ id }) => id)
  const services = [...new Set([...reviewed, ...work.steps.map(({ service }) => service.id)])]
  const all = await queue.counts(db, { area, officerId, services, steps: work.steps.map(({ service, name }) => `${service.id}/${name}`) }, today)
  return all.map((row) => (reviewed.includes(row.service) ? row : { ...row, open: 0, mine: 0, asked: 0, awaiting: 0, suspect: 0, withdrawing: 0, overdue: 0, nearest: null }))
}

/**
 * The queue of an area or of one of its offices: by service and post, nearest due day first unless asked otherwise (M1.3.1), with how many wait,
 * are overdue, or lie with the caller. Steps after the approval are a queue of their own for the post that does them. Problem: bad-input.
 */
export const caseQueue = operation(endpoint, async (context, { area, limit = 50, after, ...filter }) => {
  const { db, platform, today } = context
  const { officerId, posts } = asOfficer(context)
  const work = workOf(posts)
  const all = await countsFor(context, area, officerId, work)
  const rows = all.filter(({ office }) => filter.office === undefined || office === filter.office)
  const found = await readQueue(context, area, filter, after, limit + 1)
  const shown = found.slice(0, limit)
  const persons = await personsOf(platform, db, shown.map(applicantOf))
  const names = await namesOfOffices(context, area, [...all.map(({ office }) => office), ...shown.flatMap(({ office }) => office ?? [])])
  const last = shown.at(-1)
  return {
    counts: {
      open: total(rows, 'open'), mine: total(rows, 'mine'), asked: total(rows, 'asked'), awaiting: total(rows, 'awaiting'), suspect: total(rows, 'suspect'), withdrawing: total(rows, 'withdrawing'), making: total(rows, 'making'),
      overdue: total(rows, 'overdue'), closed: await queue.countClosed(db, area, filter.office ?? null, work.services.map(({ id }) => id), mostCounted),
    },
    nearestDue: nearestOf(rows),
    services: [...Map.groupBy(rows, ({ service }) => service)].map(([service, of]) => ({
      service, post: serviceOf(service).post, open: total(of, 'open'), making: total(of, 'making'), overdue: total(of, 'overdue'), nearestDue: nearestOf(of),
    })),
    offices: [...Map.groupBy(all, ({ office }) => office)].map(([id, of]) => ({
      id, name: names.get(id)!, open: total(of, 'open'), making: total(of, 'making'), overdue: total(of, 'overdue'),
    })),
    cases: shown.map((one) => ({
      ...presentSummary(one, today), applicantName: persons.get(personKey(applicantOf(one)))?.name ?? '', office: names.get(one.office!)!,
      claimedBy: one.claimedBy?.number ?? null, suspect: one.suspicion !== null && one.suspicion !== 'cleared', withdrawing: one.withdrawalBy !== null, stage: stepOf(one),
    })),
    next: found.length > limit && last ? placeOf(filter.state ?? 'open', last) : null,
  }
})
