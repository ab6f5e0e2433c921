import type { CaseView } from '@changxing/contract/cases.ts'
import type { ReviewView } from '@changxing/contract/review.ts'
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { Case } from './case.ts'
import { labelOfDocument } from './checks.ts'
import type { EventRow } from './parts.store.ts'
import type { Service } from './service.ts'

type View = z.infer<typeof ReviewView>
type Change = View['changes'][number]

/** What the officer said who accepted first, for the second pair of eyes; null before that or where one officer is enough. */
export const acceptedBy = (timeline: CaseView['timeline']): View['accepted'] => {
  const said = timeline.findLast(({ kind }) => kind === 'accepted')
  return said ? { officerNumber: said.officerNumber ?? '', at: said.at, note: said.note ?? null } : null
}

/**
 * Who gave or changed each answer and page last, and whether the first officer had accepted by then: the second one need not search. Where pages
 * were moved or removed, that too. An answer that was there from the start (at the counter) belongs to who began the case.
 */
export const changesOf = (service: Service, one: Case, events: readonly EventRow[]): View['changes'] => {
  const accepted = events.findLast(({ kind }) => kind === 'accepted')
  const begun = events.find(({ kind }) => kind === 'begun-at-counter') ?? events[0]
  const since = (at: string) => ({
    at, sinceAccepted: accepted !== undefined && at > instantText(accepted.at), sinceAsked: one.questionAskedAt !== null && at >= one.questionAskedAt,
  })
  const answers = Object.keys(one.answers).flatMap((name): Change[] => {
    const event = events.find(({ seq }) => seq === one.answerVersions[name]) ?? begun
    if (!event) return []
    return [{
      kind: 'answer', name, page: null, label: service.form.find((field) => field.name === name)?.label ?? { zh: name, en: name }, by: event.by_kind,
      officerNumber: event.officer_number, ...since(instantText(event.at)), sinceAccepted: accepted !== undefined && event.seq > accepted.seq,
    }]
  })
  const labelOf = (name: string) => labelOfDocument(service, one, name)
  const first = (kinds: readonly string[], from: string) => events.find(({ kind, at }) => kinds.includes(kind) && instantText(at) >= from)
  const pages = one.documents.map(({ kind: name, page, givenBy, givenAt }): Change => {
    const event = first(['document-added'], givenAt)
    return {
      kind: 'page', name, page, label: labelOf(name), by: givenBy.startsWith('officer') ? 'officer' : 'applicant',
      officerNumber: event?.by_kind === 'officer' ? event.officer_number : null, ...since(givenAt),
    }
  })
  const arranged = one.documents.filter(({ page }) => page === 1).flatMap(({ kind: name, arrangedAt }): Change[] => {
    const event = arrangedAt === null ? undefined : first(['page-removed', 'pages-moved'], arrangedAt)
    return event ? [{ kind: 'arrangement', name, page: null, label: labelOf(name), by: event.by_kind, officerNumber: event.officer_number, ...since(arrangedAt!) }] : []
  })
  return [...answers, ...pages, ...arranged]
}
