import type { ServiceView } from '@changxing/contract/cases.ts'
import { findRule } from '@changxing/rules/registry.ts'
import type { z } from 'zod'
import { Problem } from '../../platform/operation.ts'
import { mostPages } from './document-pages.ts'
import type { Service, Stage } from './service.ts'

const offered = new Map<string, Service>()

/** Puts a service on offer, when its domain's module loads. Throws when the id is taken or the deciding rule does not exist. */
export const offerService = (definition: Service): Service => {
  if (offered.has(definition.id)) throw new Error(`the service ${definition.id} is offered twice`)
  if (!findRule(definition.rule)) throw new Error(`the service ${definition.id} names the rule ${definition.rule}, which does not exist`)
  if (definition.applicants.some((who) => who !== 'self') && definition.businessName === undefined)
    throw new Error(`the service ${definition.id} lets others act but says no businessName`)
  offered.set(definition.id, definition)
  return definition
}

export const servicesOffered = (): readonly Service[] => [...offered.values()]

/** The service with this id. Problem: not-found. */
export const serviceOf = (id: string): Service => {
  const found = offered.get(id)
  if (!found) throw new Problem('not-found')
  return found
}

/** The steps that officers do after the approval. */
export const stagesOf = (service: Service): readonly Stage[] => (Array.isArray(service.completesLater) ? (service.completesLater as readonly Stage[]) : [])

const copy = <Value>(value: Value) => structuredClone(value)

/** What the generic screens draw a service from. `pages`: how many the platform takes of a scan. */
export const presentService = (service: Service, pages: number): z.infer<typeof ServiceView> => ({
  id: service.id, title: service.title, summary: service.summary, clauses: [...service.clauses], applicants: [...service.applicants],
  businessName: service.businessName ?? null,
  ...(service.byPaper && { byPaper: service.byPaper.map(({ name }) => name) }),
  ...(service.helperBusinessName !== undefined && { helperBusinessName: service.helperBusinessName }),
  subject: service.subject ? { kind: service.subject.kind, label: service.subject.label, ...(service.subject.byPapers && { byPapers: true }) } : null,
  ...(service.counterOnly && { counterOnly: service.counterOnly }),
  ...(service.place && { place: service.place }),
  ...(service.selfCheck && { selfCheck: copy(service.selfCheck) as z.infer<typeof ServiceView>['form'] }),
  form: copy(service.form) as z.infer<typeof ServiceView>['form'],
  documents: service.documents.map((document) => ({
    kind: document.kind, label: document.label, hint: document.hint ?? document.sides?.hint, capture: document.capture, required: document.required, pages: mostPages(document, pages),
    when: document.when && { field: document.when.field, is: [...document.when.is] },
    waiver: document.waived && {
      says: document.waived.says, clause: document.waived.clause, ...(document.waived.check !== undefined && { check: document.waived.check }),
    },
  })),
  // A check that only some answers call for is not required of everybody.
  checks: [
    ...service.checks.map(({ kind, purpose, name, label, clause, required, when }) => ({
      kind,
      purpose,
      name,
      label,
      clause,
      required: required && when === undefined,
    })),
    ...service.agencies.map(({ kind, name, label, clause }) => ({ kind, name, label, clause, required: false })),
  ],
  within: { ...service.within },
  steps: [...service.steps],
  stages: stagesOf(service).map(({ name, done, within, from = 'step' as const, records = [] }) => ({ name, label: done, within: { ...within }, from, records: [...records] })),
  reasons: service.reasons.map((reason) => ({ ...reason })),
})
