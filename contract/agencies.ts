import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CivilDate, Id, Instant, Words } from './shapes.ts'

const overseers = ['officer:registration', 'officer:review-head', 'officer:supervision'] as const

/** Agencies that are asked by signed messages. */
export const AgencyName = z.enum(['sms', 'insurance', 'bank', 'commerce', 'military', 'border'])

const reasonLength = 200
const Starts = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).describe('civil time of China, HH:MM')
const Ends = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/).describe('civil time of China, HH:MM, not included; before starts: on the next day; 00:00 to 24:00 is a whole day')
const By = z.object({ at: Instant, officerNumber: z.string() })

/** When an agency is closed for maintenance: each day from the first to the last, from `starts` to `ends`. By the real calendar, not the business date. */
export const AgencyWindow = z.object({
  id: Id, agency: z.string(), agencySays: Words, firstDay: CivilDate, lastDay: CivilDate.nullable().describe('null: until further notice'), starts: Starts, ends: Ends, why: Words,
  state: z.enum(['open', 'ahead', 'over', 'ended']).describe('open: the agency is not asked now'), stateSays: Words,
  until: Instant.nullable().describe('open: when it closes today'),
  placed: By.nullable().describe('null: by the operator'), ended: By.nullable(), allowed: z.array(z.enum(['end'])),
})
export type AgencyWindow = z.infer<typeof AgencyWindow>

export const AgencyHealth = z.object({
  agency: AgencyName, says: Words,
  asked: z.enum(['usual', 'maintenance', 'left-alone', 'trial']), askedSays: Words,
  failures: z.int().describe('in a row'), notBefore: Instant.nullable().describe('not asked before then'),
})
export type AgencyHealth = z.infer<typeof AgencyHealth>

export const agencies = endpoint({
  method: 'GET', path: '/api/agencies', who: overseers,
  summary: { zh: '部门联网：现在能否询问，维护时段', en: 'Agencies: whether they are asked now, and their maintenance windows' },
  output: z.object({ today: CivilDate.describe('by the real calendar in China, by which windows go'), agencies: z.array(AgencyHealth), windows: z.array(AgencyWindow) }),
})

export const placeAgencyWindow = endpoint({
  method: 'POST', path: '/api/agency-windows', who: ['officer:supervision'],
  summary: { zh: '设置维护时段：期间不询问该部门', en: 'Place a maintenance window: within, the agency is not asked' },
  input: z.object({
    agency: z.string().max(20).describe('name of an agency'), firstDay: CivilDate, lastDay: CivilDate.nullable().describe('null: until further notice'), starts: Starts, ends: Ends,
    why: z.object({ zh: z.string().max(reasonLength), en: z.string().max(reasonLength) }).describe('told to whoever waits for an answer'),
  }),
  output: AgencyWindow,
})

export const endAgencyWindow = endpoint({
  method: 'POST', path: '/api/agency-windows/:windowId/end', who: ['officer:supervision'],
  summary: { zh: '结束维护时段：立即恢复询问，记录保留', en: 'End a maintenance window: the agency is asked again at once; the record stays' },
  output: AgencyWindow, errors: ['changed-meanwhile'],
})
