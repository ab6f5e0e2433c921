import type { CaseView } from '@changxing/contract/cases.ts'
import type { ReviewView } from '@changxing/contract/review.ts'
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { Case } from './case.ts'
import { documentsOf } from './checks.ts'
import type { EventRow } from './parts.store.ts'
import type { Service } from './service.ts'

type View = z.infer<typeof ReviewView>

/** What the officer said who accepted first, for the second pair of eyes; null before that or where one officer is enough. */
export const acceptedBy = (timeline: CaseView['timeline']): View['accepted'] => {
  const said = timeline.findLast(({ kind }) => kind === 'accepted')
  return said ? { officerNumber: said.officerNumber ?? '', at: said.at, note: said.note ?? null } : null
}

/**
 * Who gave or changed each answer and document last, and whether the first officer had accepted by then: the second one need not search.
 * An answer that was there from the start (at the counter) belongs to who began the case.
 */
export const changesOf = (service: Service, one: Case, events: readonly EventRow[]): View['changes'] => {
  const accepted = events.findLast(({ kind }) => kind === 'accepted')
  const begun = events.find(({ kind }) => kind === 'begun-at-counter') ?? events[0]
  const answers = Object.keys(one.answers).flatMap((name): View['changes'] => {
    const event = events.find(({ seq }) => seq === one.answerVersions[name]) ?? begun
    if (!event) return []
    return [{
      kind: 'answer', name, label: service.form.find((field) => field.name === name)?.label ?? { zh: name, en: name }, by: event.by_kind,
      officerNumber: event.officer_number, at: instantText(event.at), sinceAccepted: accepted !== undefined && event.seq > accepted.seq,
    }]
  })
  const documents = one.documents.map((given): View['changes'][number] => {
    const event = events.find(({ kind, at }) => kind === 'document-added' && instantText(at) >= given.givenAt)
    return {
      kind: 'document', name: given.kind, label: documentsOf(service, one).find(({ kind }) => kind === given.kind)?.label ?? { zh: given.kind, en: given.kind },
      by: given.givenBy.startsWith('officer') ? 'officer' : 'applicant', officerNumber: event?.by_kind === 'officer' ? event.officer_number : null,
      at: given.givenAt, sinceAccepted: accepted !== undefined && given.givenAt > instantText(accepted.at),
    }
  })
  return [...answers, ...documents]
}
