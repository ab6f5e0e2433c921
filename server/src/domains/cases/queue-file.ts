import { queueFile as endpoint } from '@changxing/contract/review.ts'
import { operation } from '../../platform/operation.ts'
import { personKey, personsOf } from '../people/index.ts'
import { applicantOf, type Case } from './case.ts'
import { readQueue } from './case-queue.ts'
import { namesOfOffices } from './offices.ts'
import { presentSummary } from './present-case.ts'

/** A spreadsheet takes what begins like a formula for one. */
const cell = (text: string): string => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

const heads = ['办件编号 Number', '业务 Service', '申请人 Applicant', '状态 State', '提交 Sent', '到期 Due', '期限 Clock', '经办人 Officer', '嫌疑 Suspect', '单位 Office']
/** A file is for one desk's work, not for copying a city. */
const longest = 20_000

const rowOf = (one: Case, nameMasked: string, office: string, today: string): string => {
  const { title, stateSays, clock, submittedAt } = presentSummary(one, today)
  const suspect = one.suspicion !== null && one.suspicion !== 'cleared'
  return [
    one.number, title.zh, nameMasked, stateSays.zh, submittedAt ?? '', clock.dueOn ?? '', clock.says.zh, one.claimedBy?.number ?? '', suspect ? '是' : '', office,
  ].map(cell).join(',')
}

/** The queue as a file for a spreadsheet, at most 20,000 rows, names masked. That it was made is recorded. */
export const queueFile = operation(endpoint, async (context, { area, ...filter }) => {
  const cases = await readQueue(context, area, filter, undefined, longest)
  const persons = await personsOf(context.platform, context.db, cases.map(applicantOf))
  const offices = await namesOfOffices(context, area, cases.flatMap(({ office }) => office ?? []))
  context.concerns(area, `queue-file:${filter.state ?? 'open'}`)
  const rows = cases.map((one) => rowOf(one, persons.get(personKey(applicantOf(one)))?.nameMasked ?? '', offices.get(one.office!)?.zh ?? '', context.today))
  // The mark in front tells spreadsheets that it is UTF-8.
  return new TextEncoder().encode(`\uFEFF${[heads.map(cell).join(','), ...rows].join('\r\n')}\r\n`)
})
