import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allowedActions, caseActions, caseActors, caseStates, isClosed, nextState, type CaseAction, type CaseState } from './states.ts'

const walk = (...actions: CaseAction[]) =>
  actions.reduce<CaseState>((state, action) => nextState(state, action) ?? assert.fail(`${action} in ${state}`), 'draft')

describe('the states of a case', () => {
  it('lead from draft to completed, by an officer or without one', () => {
    assert.equal(walk('save-answers', 'add-document', 'submit', 'claim', 'approve', 'complete', 'rate'), 'completed')
    assert.equal(walk('submit', 'approve', 'complete'), 'completed')
    assert.equal(walk('submit', 'claim', 'release', 'claim', 'ask', 'add-document', 'save-answers', 'answer', 'approve'), 'approved')
    assert.equal(walk('submit', 'claim', 'approve', 'advance', 'end-making', 'rate'), 'completed')
    assert.equal(walk('submit', 'claim', 'reject', 'rate'), 'rejected')
    assert.equal(walk('submit', 'claim', 'ask', 'withdraw'), 'withdrawn')
    assert.equal(walk('submit', 'claim', 'ask', 'hand-over', 'take-back', 'reject'), 'rejected')
    assert.equal(walk('submit', 'claim', 'suspect', 'withdraw', 'investigate', 'settle'), 'withdrawn')
  })

  it('say who may do what', () => {
    assert.deepEqual(allowedActions('draft', 'applicant'), ['save-answers', 'add-document', 'submit', 'withdraw'])
    assert.deepEqual(allowedActions('draft', 'reviewer'), [])
    assert.deepEqual(allowedActions('submitted', 'applicant'), ['withdraw'])
    assert.deepEqual(allowedActions('submitted', 'reviewer'), ['claim'])
    assert.deepEqual(allowedActions('in-review', 'reviewer'), ['release', 'hand-over', 'suspect', 'investigate', 'settle', 'ask', 'approve', 'reject'])
    assert.deepEqual(allowedActions('question-asked', 'applicant'), ['save-answers', 'add-document', 'answer', 'withdraw'])
    assert.deepEqual(allowedActions('question-asked', 'reviewer'), ['hand-over', 'take-back'])
    for (const state of ['withdrawn', 'rejected'] as const) assert.deepEqual(allowedActions(state, 'reviewer'), ['investigate', 'settle'])
    assert.deepEqual(allowedActions('approved', 'applicant'), [])
    assert.deepEqual(allowedActions('completed', 'applicant'), ['rate'])
  })

  it('let the platform approve and complete, never refuse', () => {
    assert.deepEqual(new Set(caseStates.flatMap((state) => allowedActions(state, 'system'))), new Set(['approve', 'complete']))
  })

  it('let only the applicant write, and only an officer judge', () => {
    for (const state of caseStates) {
      for (const action of ['save-answers', 'add-document', 'submit', 'answer', 'withdraw', 'rate'] as const)
        for (const who of ['reviewer', 'system'] as const) assert.ok(!allowedActions(state, who).includes(action), `${who} ${action} in ${state}`)
      for (const action of ['claim', 'release', 'hand-over', 'suspect', 'investigate', 'settle', 'ask', 'take-back', 'approve', 'reject', 'advance', 'end-making', 'complete'] as const)
        assert.ok(!allowedActions(state, 'applicant').includes(action), `applicant ${action} in ${state}`)
    }
  })

  it('reach every state, use every action, and end', () => {
    const reached = new Set<CaseState>(['draft'])
    for (const state of reached) for (const action of caseActions) reached.add(nextState(state, action) ?? state)
    assert.deepEqual([...reached].sort(), [...caseStates].sort())
    for (const action of caseActions) assert.ok(caseStates.some((state) => nextState(state, action)), action)
    for (const state of caseStates)
      for (const action of caseActions)
        assert.equal(nextState(state, action) !== undefined, caseActors.some((who) => allowedActions(state, who).includes(action)))
    assert.deepEqual(caseStates.filter(isClosed), ['rejected', 'withdrawn', 'completed'])
  })
})
