import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Draft } from './drafts.ts'

const run = (client: pg.Client, name: string, text: string, values: readonly unknown[]) =>
  client.query({ name, text, values: values as unknown[] })

const words = JSON.stringify({ zh: '申领电子驾驶证：已提交', en: 'Apply for the electronic driving licence: submitted' })
const clockRuns = '[{"from":"2021-06-15","to":null}]'

/** The long texts that the server wrote for one submission. */
export type Written = { readonly decision: string; readonly facts: string; readonly answer: string }

/** What the server has written for a submitted draft. Errors: it was not submitted. */
export async function writtenFor(client: pg.Client, { area, caseId, personId }: Draft): Promise<Written> {
  const { rows: [found] } = await client.query<Written>(
    `select c.decision::text as decision, c.decision_facts::text as facts, i.body::text as answer
       from cases.cases c, platform.idempotent_answers i where c.area = $1 and c.id = $2 and i.caller = $3 and i.status = 200`,
    [area, caseId, `citizen:${personId}`])
  if (!found?.decision) throw new Error('this draft was not submitted')
  return found
}

/**
 * What a submission writes, by prepared statements in one transaction on one connection, as a load generator would: the texts of
 * another submission with this draft's ids.
 */
export async function writeLikeSubmission(client: pg.Client, { area, caseId, personId }: Draft, like: Written): Promise<void> {
  const at = new Date().toISOString()
  const key = randomUUID()
  const caller = `citizen:${personId}`
  await client.query('begin')
  await run(client, 'claim',
    `insert into platform.idempotent_answers (caller, key, operation, request_hash, made_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
    [caller, key, 'submitCase', Buffer.alloc(32, 7), at])
  await run(client, 'case',
    `with moved as (update cases.cases set state = 'submitted', version = 1, updated_at = $3, submitted_at = $3, limit_days = 1, limit_kind = 'working', office = '510100000400',
         clock_runs = $4, due_on = $5, decision = $6, decision_facts = $7 where area = $1 and id = $2 and version = 0 returning version)
       insert into cases.case_events (area, case_id, seq, at, on_day, kind, by_kind)
         values ($1, $2, (select version from moved), $3, $8, 'submitted', 'applicant')`,
    [area, caseId, at, clockRuns, '2021-06-16', like.decision, like.facts, '2021-06-15'])
  await run(client, 'message',
    `insert into notices.messages (area, person_id, id, at, title, body, link) values ($1, $2, $3, $4, $5, $6, $7)`,
    [area, personId, randomUUID(), at, words, words, `/cases/${area}/${caseId}`])
  await run(client, 'audit',
    `insert into platform.audit (area, id, at, caller, operation, subject, outcome, trace)
       values ($1, $2, $3, $4, 'submitCase', $5, 'done', $6)`,
    [area, randomUUID(), at, caller, `case:${caseId}`, key])
  await run(client, 'keep', `update platform.idempotent_answers set status = 200, body = $3 where caller = $1 and key = $2`,
    [caller, key, like.answer])
  await client.query('commit')
}
