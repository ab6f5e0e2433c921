import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { agency, realPerson, required, service, workingDays, type CheckRule, type DocumentRule } from './service.ts'
import { offerService } from './services.ts'
import { actingForTest } from './testing/acting-for-test.ts'

const words = (zh: string, en: string) => ({ zh, en })

const contract = required('contract', { label: words('合同', 'Contract'), clause: 'M9.1' })
const policy = required('policy', {
  label: words('保单', 'Policy'), clause: 'M11.1', waived: { says: words('免提交：已联网核查', 'Not needed: checked online'), clause: 'M11.1', check: 'insurer' },
})
/** What the page asks for; a test adds to it as a later page would. */
const documents: DocumentRule[] = []
const checks: CheckRule[] = []
const insurer: { answer: 'confirmed' | 'denied' | 'unknown'; asked: string[] } = { answer: 'confirmed', asked: [] }

/** A loan on a car, for which an insurer is asked about the number of the policy. */
const loan = offerService(service({
  id: 'test.loan', title: words('试办抵押', 'A loan'), summary: words('仅供测试', 'For tests'), clauses: ['M9.1'], documents, checks,
  form: [
    { name: 'kind', kind: 'text', label: words('抵押权人类型', 'Kind of lender'), required: true },
    { name: 'number', kind: 'text', label: words('保单号', 'Number of the policy'), required: false },
  ],
  agencies: [agency({
    name: 'insurer', label: words('交强险联网核查', 'Insurance check'), clause: 'M11.1', about: ['number'], whenUnknown: 'wait', retry: { everyMinutes: 10, times: 2 },
    ask: async (_context, { answers }) => {
      insurer.asked.push(String(answers['number']))
      return { result: insurer.answer }
    },
  })],
  within: workingDays(2, 'M9.1'), steps: [words('提交', 'Submit')], reasons: [{ code: 'wrong', says: words('不符', 'Wrong'), remedy: words('更换', 'Change'), clause: 'M9.1' }],
  rule: 'licences.e-licence-application', factsFor: async (_context, { area }) => ({ area, states: 'A', photoRejections: 0 }), onApproved: async (_context, { answers }) => ({ kind: answers['kind'] }),
}))

let at: Awaited<ReturnType<typeof actingForTest>>
before(async () => { at = await actingForTest() })
after(() => at.close())
beforeEach(() => {
  documents.splice(0, documents.length, contract, policy)
  checks.splice(0, checks.length)
  Object.assign(insurer, { answer: 'confirmed', asked: [] })
})

type One = { readonly area: string; readonly id: string }
const act = async (headers: Record<string, string>, one: One, rest: string, body: object = {}) => {
  const { json: now } = await at.get(at.head, at.urlOf(one))
  const { status, json } = await at.post(headers, at.urlOf(one, rest), { version: now.version, ...body })
  return { status, json, code: json.refusal?.code, state: (json.case ?? json).state, facts: json.refusal?.reasons.map(({ facts }: { facts: object }) => facts) }
}
const give = async (one: One, kind: string, who = at.daughter.headers) => at.post(who, at.urlOf(one, '/documents'), { kind, fileId: await at.photo(who) })
/** A loan in review, with a question open about its contract. */
const asked = async (who = at.daughter) => {
  const { json: one } = await at.post(who.headers, '/api/my/cases', { service: loan.id })
  await at.put(who.headers, one, { answers: { kind: '银行', number: 'P1' } })
  const { json: whole } = await give(one, 'contract', who.headers)
  assert.equal((await at.post(who.headers, at.urlOf(one, '/submission'), { version: whole.version })).json.state, 'submitted')
  await act(at.first, one, '/claim')
  assert.equal((await act(at.first, one, '/question', { text: '看不清', documents: ['contract'] })).state, 'question-asked')
  return one as One
}
const answer = (one: One, who = at.daughter.headers) => act(who, one, '/answer', { text: '好了' })

test('what was given at the submission is not taken away by a correction: everything that lacks is named once', async () => {
  const one = await asked()
  await at.put(at.daughter.headers, one, { answers: {} })
  const refused = await answer(one)
  assert.deepEqual([refused.code, refused.facts], ['incomplete', [{ document: 'contract' }, { field: 'kind' }]])
  await give(one, 'contract')
  assert.deepEqual((await answer(one)).facts, [{ field: 'kind' }])
  await at.put(at.daughter.headers, one, { answers: { kind: '个人', number: 'P1' } })
  assert.equal((await answer(one)).state, 'in-review')
  const done = await act(at.first, one, '/approval')
  assert.deepEqual([done.state, done.json.case.result], ['completed', { kind: '个人' }])
})

test('a question that is taken back lets nothing through either: the approval names what lacks, and what to do', async () => {
  const one = await asked()
  await at.put(at.daughter.headers, one, { answers: {} })
  assert.equal((await act(at.first, one, '/question/end')).state, 'in-review')
  const refused = await act(at.first, one, '/approval')
  assert.deepEqual([refused.code, refused.facts, refused.json.refusal.instead.zh], ['incomplete', [{ field: 'kind' }], '请以补正方式一次告知申请人，补齐后再审核'])
  await act(at.first, one, '/question', { text: '请填', fields: ['kind'] })
  await at.put(at.daughter.headers, one, { answers: { kind: '银行' } })
  await answer(one)
  assert.equal((await act(at.first, one, '/approval')).state, 'completed')
})

test('what an agency said of one number proves nothing of another: it is asked anew, and the decision waits', async () => {
  const one = await asked()
  await give(one, 'contract')
  insurer.answer = 'unknown'
  await at.put(at.daughter.headers, one, { answers: { kind: '银行', number: 'P2' } })
  assert.equal((await answer(one)).state, 'in-review')
  assert.deepEqual(insurer.asked, ['P1', 'P2'])
  const waits = await act(at.first, one, '/approval')
  assert.deepEqual([waits.code, waits.facts], ['still-checking', [{ check: 'insurer' }]])
  insurer.answer = 'denied'
  await act(at.first, one, '/question', { text: '请核对', fields: ['number'] })
  await at.put(at.daughter.headers, one, { answers: { kind: '银行', number: 'P3' } })
  assert.deepEqual((await answer(one)).facts, [{ document: 'policy' }])
  await give(one, 'policy')
  assert.equal((await answer(one)).state, 'in-review')
  assert.equal((await act(at.first, one, '/approval')).state, 'completed')
})

test('an answer changed before the question is taken back is asked about too', async () => {
  const one = await asked()
  insurer.answer = 'unknown'
  await at.put(at.daughter.headers, one, { answers: { kind: '银行', number: 'P4' } })
  // Asked at the documents already: that it is silent does not let it off.
  await at.post(at.daughter.headers, at.urlOf(one, '/agency-checks'))
  assert.equal((await act(at.first, one, '/question/end')).state, 'in-review')
  assert.equal((await act(at.first, one, '/approval')).code, 'still-checking')
  await act(at.first, one, '/rejection', { reasons: ['wrong'] })
})

test('a document that the page asks for only since: named at the approval, asked for, given, approved', async () => {
  const one = await asked()
  await give(one, 'contract')
  documents.push(required('receipt', { label: words('收据', 'Receipt'), clause: 'M9.1' }))
  assert.deepEqual((await answer(one)).facts, [{ document: 'receipt' }])
  await act(at.first, one, '/question/end')
  assert.deepEqual((await act(at.first, one, '/approval')).facts, [{ document: 'receipt' }])
  assert.equal((await act(at.first, one, '/question', { text: '请补收据', documents: ['receipt'] })).state, 'question-asked')
  await give(one, 'receipt')
  assert.equal((await answer(one)).state, 'in-review')
  assert.equal((await act(at.first, one, '/approval')).state, 'completed')
})

test('at the counter the person stands there: a check that the page names only since holds nobody up', async () => {
  const { json: one } = await at.post(at.counter, '/api/areas/510100/counter-cases', { identityNumber: at.elder.identityNumber, service: loan.id, reason: 'came-to-counter' })
  await at.put(at.counter, one, { answers: { kind: '银行' } })
  const { json: whole } = await give(one, 'contract', at.counter)
  assert.equal((await at.post(at.counter, at.urlOf(one, '/submission'), { version: whole.version })).json.state, 'submitted')
  await act(at.first, one, '/claim')
  await act(at.first, one, '/question', { text: '看不清', documents: ['contract'] })
  checks.push(realPerson({ purpose: 'case', label: words('实人认证', 'Real-person check'), clause: 'M1.3.2' }))
  await give(one, 'contract', at.counter)
  await at.put(at.counter, one, { answers: {} })
  assert.deepEqual((await answer(one, at.counter)).facts, [{ field: 'kind' }])
  await at.put(at.counter, one, { answers: { kind: '个人' } })
  assert.equal((await answer(one, at.counter)).state, 'in-review')
  assert.equal((await act(at.first, one, '/approval')).state, 'completed')
})
