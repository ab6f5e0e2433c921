import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Id, Instant, Words } from './shapes.ts'

export const CitizenActor = z.object({
  kind: z.literal('citizen'),
  personId: Id,
  area: Area,
  name: z.string(),
  numberMasked: z.string().describe('identity number, masked'),
  birthDate: CivilDate,
})
export const OfficerActor = z.object({
  kind: z.literal('officer'),
  officerId: Id,
  number: z.string().describe('officer number (警号)'),
  name: z.string(),
  area: Area,
  office: z.object({ id: z.string(), name: Words }),
  posts: z.array(z.string()),
})
export const RelyingActor = z.object({
  kind: z.literal('relying-party'),
  organisation: z.object({ id: z.string(), name: z.string(), kind: z.enum(['rental', 'insurer', 'other']) }),
})
export const Me = z.object({
  actor: z.union([CitizenActor, OfficerActor, RelyingActor]).nullable(),
  today: CivilDate.describe('business date'),
  now: Instant.describe('the server’s clock'),
  recorded: Instant.describe('what is written down now gets this instant; it lies on the business date'),
  mode: z.enum(['demonstration', 'production']),
  signInUrl: z.string().describe('where this app signs in; append ?return=/path'),
})
export type Me = z.infer<typeof Me>

export const RealPersonPurpose = z.enum(['e-licence-application', 'e-licence-device', 'case', 'delegation', 'consent'])

export const me = endpoint({
  method: 'GET',
  path: '/api/me',
  who: ['anyone'],
  summary: { zh: '当前登录者与业务日期', en: 'Who is signed in, and the business date' },
  output: Me,
})

export const signOut = endpoint({
  method: 'POST',
  path: '/api/sign-out',
  who: ['anyone'],
  summary: { zh: '退出登录', en: 'Sign out' },
  output: z.object({ next: z.string().describe('where to go to end the session at the identity provider too') }),
})

export const startRealPersonCheck = endpoint({
  method: 'POST',
  path: '/api/my/real-person-checks',
  who: ['citizen'],
  summary: { zh: '发起实人认证', en: 'Start a real-person check' },
  clauses: ['M1.3.2', 'M6.1.1'],
  input: z.object({
    purpose: RealPersonPurpose,
    returnTo: z.string().regex(/^\/[a-z]+\/[^\\]*$/).max(500).describe('path inside our apps; ?realPerson=ID is added'),
  }),
  output: z.object({ checkId: Id, url: z.string() }),
})

export const realPersonCheck = endpoint({
  method: 'GET',
  path: '/api/my/real-person-checks/:checkId',
  who: ['citizen'],
  summary: { zh: '查询实人认证结果', en: 'The result of a real-person check' },
  output: z.object({
    checkId: Id,
    purpose: RealPersonPurpose,
    result: z.enum(['waiting', 'confirmed', 'denied', 'unknown']),
    usableUntil: Instant.nullable(),
  }),
})

export const areas = endpoint({
  method: 'GET',
  path: '/api/areas',
  who: ['anyone'],
  summary: { zh: '行政区划', en: 'Areas' },
  output: z.object({ areas: z.array(z.object({ code: Area, name: Words })) }),
})
