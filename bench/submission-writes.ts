import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Draft } from './drafts.ts'

const run = (client: pg.Client, name: string, text: string, values: readonly unknown[]) => client.query({ name, text, values: values as unknown[] })

const answers = randomBytes(60)
const words = JSON.stringify({ zh: '申领电子驾驶证：已提交', en: 'Apply for the electronic driving licence: submitted' })
// As long as the answers, decisions and bodies that the server writes.
const decision = JSON.stringify({ rule: 'licences.e-licence-application', reasons: 'x'.repeat(700) })
const facts = '{"area":"510100","states":"A","photoRejections":0}'
const body = JSON.stringify({ case: 'x'.repeat(3600) })

/** What a submission writes, by prepared statements in one transaction on one connection, as a load generator would. */
export async function writeLikeSubmission(client: pg.Client, { area, caseId, personId }: Draft): Promise<void> {
  const at = new Date().toISOString()
  const key = randomUUID()
  const caller = `citizen:${personId}`
  await client.query('begin')
  await run(client, 'claim', `insert into platform.idempotent_answers (caller, key, operation, request_hash, made_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [caller, key, 'submitCase', answers, at])
  await run(client, 'case', `update cases.cases set state = 'submitted', version = 1, answers = $3, updated_at = $4, submitted_at = $4, limit_days = 1, limit_kind = 'working',
      clock_runs = $5, due_on = $6, decision = $7, decision_facts = $8 where area = $1 and id = $2 and version = 0`,
    [area, caseId, answers, at, '[{"from":"2021-06-15","to":null}]', '2021-06-16', decision, facts])
  await run(client, 'event', `insert into cases.case_events (area, case_id, seq, at, on_day, kind, by_kind) values ($1, $2, 1, $3, $4, 'submitted', 'applicant')`, [area, caseId, at, '2021-06-15'])
  await run(client, 'message', `insert into notices.messages (area, person_id, id, at, title, body, link) values ($1, $2, $3, $4, $5, $6, $7)`,
    [area, personId, randomUUID(), at, words, words, `/cases/${area}/${caseId}`])
  await run(client, 'audit', `insert into platform.audit (area, id, at, caller, operation, subject, outcome, trace) values ($1, $2, $3, $4, 'submitCase', $5, 'done', $6)`,
    [area, randomUUID(), at, caller, `case:${caseId}`, key])
  await run(client, 'keep', `update platform.idempotent_answers set status = 200, body = $3 where caller = $1 and key = $2`, [caller, key, body])
  await client.query('commit')
}
