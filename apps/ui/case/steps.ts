import type { CaseView, DocumentNeed, FormField, ServiceView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'
import { offered } from '../form/offered.ts'
import { withLacking } from './pages.ts'
import { isAsked, isCopied, problemOf, type Answers, type Problem } from '../form/problems.ts'

type CheckNeed = ServiceView['checks'][number]

/** One page of an application. `id` stands in the address, so that back, reload and another device find the same page. */
export type Step =
  | { readonly id: string; readonly kind: 'field'; readonly field: FormField; readonly label: Words }
  | { readonly id: string; readonly kind: 'document'; readonly document: DocumentNeed; readonly label: Words }
  | { readonly id: string; readonly kind: 'check'; readonly check: CheckNeed; readonly label: Words }
  | { readonly id: 'review'; readonly kind: 'review'; readonly label: Words }

type Told = Pick<CaseView, 'documents' | 'checks' | 'offers'> & Partial<Pick<CaseView, 'acting'>>

const legible = { zh: '拍摄原件，文字清晰', en: 'Photograph the original; the text must be legible' }

/** What the case asks for beyond the service's page: the identity document of the older person for whom somebody acts (M6.1.1). */
const addedDocuments = (service: ServiceView, told: Told): readonly DocumentNeed[] =>
  told.documents
    .filter(({ kind }) => !service.documents.some((need) => need.kind === kind))
    .map(({ kind, label, mostPages }) => ({ kind, label, hint: legible, capture: 'scan', required: true, pages: mostPages }))

/** The checks that this case asks for, by the name the case gives them: a helped case has the older person's own. */
const checksOf = (service: ServiceView, told: Told): readonly CheckNeed[] =>
  told.checks.flatMap(({ name, kind, label, clause }): CheckNeed[] => {
    const need = service.checks.find((check) => check.name === name)
    if (need) return need.kind === 'real-person' ? [{ ...need, label: label ?? need.label, clause: clause ?? need.clause }] : []
    return kind === 'real-person' ? [{ kind, name, label, clause, purpose: 'case', required: true }] : []
  })

/** The pages of an application in order: one question, one document, one check a page, then 核对. Waived documents and checks that these answers do not call for have no page; what a real-person check may waive comes after it, and what is copied from a document after that. */
export function stepsOf(service: ServiceView, told: Told, answers: Answers): readonly Step[] {
  const given = new Map(told.documents.map((document) => [document.kind, document.state]))
  const checks = checksOf(service, told)
  const checkOf = (document: DocumentNeed) => checks.find(({ name }) => name === document.waiver?.check)
  const waits = (document: DocumentNeed) => told.checks.some(({ name, result }) => name === checkOf(document)?.name && result === 'waiting')
  const documents = [...service.documents, ...addedDocuments(service, told)]
    .filter((document) => document.capture !== 'made-here' && isAsked(document, answers) && given.get(document.kind) !== 'waived' && (given.get(document.kind) !== 'not-needed' || document.when))
    .map((document): Step & { kind: 'document' } => ({ id: `d-${document.kind}`, kind: 'document', document, label: document.label }))
  const fields = offered(service.form, told.offers).filter((field) => isAsked(field, answers)).map((field): Step & { kind: 'field' } => ({ id: `q-${field.name}`, kind: 'field', field, label: field.label }))
  const andCopied = (step: Step & { kind: 'document' }): readonly Step[] =>
    [step, ...fields.filter(({ field }) => field.withDocument === step.document.kind && isCopied(field, told.documents))]
  return [
    ...fields.filter(({ field }) => !field.withDocument),
    ...documents.filter(({ document }) => !checkOf(document)).flatMap(andCopied),
    ...checks.map((check): Step => ({ id: `c-${check.name}`, kind: 'check', check, label: check.label })),
    ...documents.filter(({ document }) => checkOf(document) && !waits(document)).flatMap(andCopied),
    { id: 'review', kind: 'review', label: { zh: '核对', en: 'Check your answers' } },
  ]
}

/** What is still missing or wrong on one page, or undefined when the page is finished. Optional things left out are finished. */
function openAt(step: Step, told: Told, answers: Answers): Problem | undefined {
  if (step.kind === 'field') return problemOf(step.field, answers[step.field.name])
  if (step.kind === 'document') {
    const document = told.documents.find(({ kind }) => kind === step.document.kind)
    const nothing = !document || document.pages.length === 0
    if (document?.state === 'given' || document?.state === 'waived' || (!step.document.required && nothing)) return undefined
    const { zh, en } = document ? withLacking(step.label, document) : step.label
    return { field: step.id, says: { zh: `请提供：${zh}`, en: `Still needed: ${en}` } }
  }
  if (step.kind === 'check') {
    const result = told.checks.find((check) => check.name === step.check.name)?.result
    // Where a helper acts, the older person has to have passed (M6.1.1); otherwise no answer holds nobody up.
    if (result === 'confirmed' || (result === 'unknown' && told.acting?.as !== 'helper') || !step.check.required) return undefined
    return { field: step.id, says: { zh: `请完成：${step.label.zh}`, en: `Still to do: ${step.label.en}` } }
  }
  return undefined
}

/** How far one page is: done, the one to do now, still ahead, or left out because it may be. */
export type StepState = 'done' | 'now' | 'ahead' | 'skipped'

const isLeftOut = (step: Step, told: Told, answers: Answers): boolean => {
  if (step.kind === 'field') return (answers[step.field.name] ?? '') === ''
  return step.kind === 'document' && told.documents.find(({ kind }) => kind === step.document.kind)?.state === 'missing'
}

/** The list of tasks with the state of each: what is done, what comes now, what is still ahead. */
export function tasksOf(steps: readonly Step[], told: Told, answers: Answers): readonly { readonly step: Step; readonly state: StepState }[] {
  const current = steps.indexOf(firstOpen(steps, told, answers))
  return steps.map((step, index) => {
    if (index === current) return { step, state: 'now' }
    if (step.kind === 'review' || openAt(step, told, answers)) return { step, state: 'ahead' }
    return { step, state: !isLeftOut(step, told, answers) ? 'done' : index < current ? 'skipped' : 'ahead' }
  })
}

/** Where to go on: the first page that is not finished, otherwise 核对. */
export const firstOpen = (steps: readonly Step[], told: Told, answers: Answers): Step =>
  steps.find((step) => openAt(step, told, answers) || (step.kind === 'field' && answers[step.field.name] === undefined)) ?? steps.at(-1)!

/** Everything that keeps the application from being sent, at once. */
export const allOpen = (steps: readonly Step[], told: Told, answers: Answers): readonly Problem[] =>
  steps.flatMap((step) => openAt(step, told, answers) ?? [])
