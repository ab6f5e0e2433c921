import type { QueueState } from '@changxing/contract/review.ts'
import type { Officer } from '../shell/queries.ts'

export const queueStates: readonly QueueState[] = ['open', 'mine', 'asked', 'suspect', 'making', 'awaiting', 'closed', 'withdrawing']
export const dueFilters = ['overdue', 'today', 'week'] as const
export const queueSorts = ['due', 'waiting', 'newest'] as const

/** Which part of the queue is shown; all of it stands in the address, so that it can be kept and sent. */
export type QueueAddress = {
  readonly state?: QueueState | undefined
  /** Number of an office, or `all`; left out: the officer's usual one. */
  readonly office?: string | undefined
  readonly service?: string | undefined
  readonly post?: string | undefined
  readonly due?: (typeof dueFilters)[number] | undefined
  readonly sort?: (typeof queueSorts)[number] | undefined
  readonly case?: string | undefined
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined)
const oneOf = <Value extends string>(values: readonly Value[], value: unknown) => values.find((known) => known === value)

/** What an address says; what it does not know is left out. */
export const queueAddress = (search: Record<string, unknown>): QueueAddress => ({
  state: oneOf(queueStates, search['state']), office: text(search['office']), service: text(search['service']), post: text(search['post']), due: oneOf(dueFilters, search['due']),
  sort: oneOf(queueSorts, search['sort']), case: text(search['case']),
})

export const everyOffice = 'all'

/** Whose queue is shown: who oversees an area begins with all of it, others with their own office. */
export const officeShown = ({ office }: QueueAddress, officer: Officer): string =>
  office ?? (officer.posts.includes('review-head') || officer.posts.includes('supervision') ? everyOffice : officer.office.id)
