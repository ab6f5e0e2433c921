import type { CaseView, ServiceView } from '@changxing/contract/cases.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stagesOf, type CaseReader } from './stages.ts'
import { allOpen, firstOpen, stepsOf, tasksOf } from './steps.ts'

const label = { zh: '项', en: 'Item' }
const service = {
  form: [
    { name: 'reason', kind: 'choice', label, required: true, options: [{ value: 'lost', label }, { value: 'worn', label }] },
    { name: 'note', kind: 'text', label, required: false },
  ],
  documents: [
    { kind: 'identity', label, capture: 'scan', required: true, waiver: { says: label, clause: 'M6.1.1' } },
    { kind: 'old-plate', label, capture: 'scan', required: true, when: { field: 'reason', is: ['worn'] } },
  ],
  checks: [
    { kind: 'real-person', name: 'face', label, clause: 'M6.1.1', required: true },
    { kind: 'agency', name: 'insurance', label, clause: 'M11.1', required: true },
  ],
} as unknown as ServiceView

type Told = Pick<CaseView, 'documents' | 'checks'>
const told = (documents: Record<string, string>, face: string): Told =>
  ({
    documents: Object.entries(documents).map(([kind, state]) => ({ kind, state, pages: [], sides: [] })), checks: [{ name: 'face', result: face }],
  }) as unknown as Told

test('a waived document has no page, a conditional one only when its answer asks for it', () => {
  const start = told({ identity: 'waived', 'old-plate': 'not-needed' }, 'waiting')
  assert.deepEqual(stepsOf(service, start, { reason: 'lost' }).map((step) => step.id), ['q-reason', 'q-note', 'c-face', 'review'])
  const ids = stepsOf(service, start, { reason: 'worn' }).map((step) => step.id)
  assert.deepEqual(ids, ['q-reason', 'q-note', 'd-old-plate', 'c-face', 'review'])
})

test('a document that the real-person check may waive is asked for only when the check did not', () => {
  const need = { kind: 'owner', label, capture: 'scan', required: true, waiver: { says: label, clause: 'M9.1', check: 'face' } }
  const owned = { ...service, documents: [need] } as unknown as ServiceView
  const ids = (state: string, face: string) => stepsOf(owned, told({ owner: state }, face), { reason: 'lost' }).map((step) => step.id).slice(2)
  assert.deepEqual(ids('missing', 'waiting'), ['c-face', 'review'])
  assert.deepEqual(ids('waived', 'confirmed'), ['c-face', 'review'])
  assert.deepEqual(ids('missing', 'unknown'), ['c-face', 'd-owner', 'review'])
})

test('what the office makes itself is never a page, whatever the answers call for', () => {
  const need = { kind: 'record', label, capture: 'made-here', required: true, when: { field: 'reason', is: ['worn'] } }
  const made = { ...service, documents: [need] } as unknown as ServiceView
  const ids = (state: string) => stepsOf(made, told({ record: state }, 'waiting'), { reason: 'worn' }).map((step) => step.id)
  for (const state of ['missing', 'not-needed', 'waived']) assert.deepEqual(ids(state), ['q-reason', 'q-note', 'c-face', 'review'], state)
})

test('work goes on at the first open page, and all that is missing is said at once', () => {
  const now = told({ identity: 'missing', 'old-plate': 'missing' }, 'waiting')
  const answers = { reason: 'worn', note: '' }
  const steps = stepsOf(service, now, answers)
  assert.equal(firstOpen(steps, now, answers).id, 'd-identity')
  assert.deepEqual(allOpen(steps, now, answers).map((problem) => problem.field), ['d-identity', 'd-old-plate', 'c-face'])
})

test('what is copied from a document comes after it, and only where the document has to be given', () => {
  const copied = { ...service, form: [...service.form, { name: 'insurer', kind: 'text', label, required: false, withDocument: 'old-plate' }] } as unknown as ServiceView
  const ids = (state: string) => stepsOf(copied, told({ identity: 'waived', 'old-plate': state }, 'waiting'), { reason: 'worn' }).map((step) => step.id)
  assert.deepEqual(ids('missing'), ['q-reason', 'q-note', 'd-old-plate', 'q-insurer', 'c-face', 'review'])
  assert.deepEqual(ids('waived'), ['q-reason', 'q-note', 'c-face', 'review'])
})

test('an unknown check never holds a person up', () => {
  const now = told({ identity: 'given', 'old-plate': 'given' }, 'unknown')
  assert.deepEqual(allOpen(stepsOf(service, now, { reason: 'worn' }), now, { reason: 'worn' }), [])
})

test('what a helped case asks beyond the page has pages of its own (M6.1.1)', () => {
  const now = {
    documents: [{ kind: 'identity', state: 'waived', label, pages: [], sides: [] }, { kind: 'elder-identity', state: 'missing', label, pages: [], sides: [] }],
    checks: [{ name: 'elder', kind: 'real-person', result: 'waiting', label, clause: 'M6.1.1' }],
  } as unknown as Told
  const steps = stepsOf(service, now, { reason: 'lost', note: '' })
  assert.deepEqual(steps.map((step) => step.id), ['q-reason', 'q-note', 'd-elder-identity', 'c-elder', 'review'])
  assert.deepEqual(allOpen(steps, now, { reason: 'lost', note: '' }).map((problem) => problem.field), ['d-elder-identity', 'c-elder'])
  assert.deepEqual(tasksOf(steps, now, { reason: 'lost', note: '' }).map(({ state }) => state), ['done', 'skipped', 'now', 'ahead', 'ahead'])
})

test('the stages say where a case stands', () => {
  const timeline = [
    { kind: 'submitted', at: '2021-06-01T01:00:00Z' }, { kind: 'claimed', at: '2021-06-01T02:00:00Z' },
    { kind: 'asked', at: '2021-06-01T03:00:00Z' },
  ]
  const states = (state: string, stages: object[] = []) => stagesOf({ state, timeline, stages } as unknown as CaseView, 'applicant').map((stage) => stage.state)
  assert.deepEqual(states('submitted'), ['done', 'now', 'ahead', 'ahead'])
  assert.deepEqual(states('question-asked'), ['done', 'done', 'asked', 'ahead'])
  assert.deepEqual(states('rejected'), ['done', 'done', 'stopped', 'ahead'])
  assert.deepEqual(states('withdrawn'), ['done', 'stopped'])
  assert.deepEqual(states('completed'), ['done', 'done', 'done', 'done'])
  const made = [{ label, state: 'done' }, { label, state: 'next', dueOn: '2021-06-30' }]
  assert.deepEqual(states('approved', made), ['done', 'done', 'done', 'done', 'now'])
  assert.deepEqual(states('in-review', [{ label, state: 'later' }]), ['done', 'done', 'now', 'ahead'])
})

test('who has to answer is “you” to the applicant only', () => {
  const asked = { state: 'question-asked', timeline: [], stages: [] } as unknown as CaseView
  const says = (reader: CaseReader) => stagesOf(asked, reader).find(({ state }) => state === 'asked')?.says?.zh
  assert.deepEqual([says('applicant'), says('officer')], ['等您答复', '等申请人答复'])
})

test('of a card every side is asked, and the one that lacks is named', () => {
  const sides = [{ zh: '正面', en: 'front' }, { zh: '反面', en: 'back' }]
  const says = (pages: number) => {
    const now = { ...told({ 'old-plate': 'not-needed' }, 'unknown'), documents: [{ kind: 'identity', state: pages < 2 ? 'missing' : 'given', pages: Array.from({ length: pages }), sides }] } as unknown as Told
    return allOpen(stepsOf(service, now, {}), now, {}).filter(({ field }) => field === 'd-identity').map(({ says: { zh, en } }) => [zh, en])
  }
  assert.deepEqual([0, 1, 2].map(says), [[['请提供：项（正面、反面）', 'Still needed: Item (front, back)']], [['请提供：项（反面）', 'Still needed: Item (back)']], []])
})

test('no answer about a face holds nobody up, but a helper: the older person has to have passed (M6.1.1)', () => {
  const answers = { reason: 'lost', note: '' }
  const open = (face: string, as?: 'helper') => {
    const one = { ...told({ identity: 'waived', 'old-plate': 'not-needed' }, face), ...(as && { acting: { as } as NonNullable<CaseView['acting']> }) }
    return allOpen(stepsOf(service, one, answers), one, answers).map(({ field }) => field)
  }
  assert.deepEqual([open('unknown'), open('unknown', 'helper'), open('confirmed', 'helper')], [[], ['c-face'], []])
})
