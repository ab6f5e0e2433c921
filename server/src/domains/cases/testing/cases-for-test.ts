import { randomUUID } from 'node:crypto'
import type { Facts } from '@changxing/rules/decision.ts'
import pg from 'pg'
import sharp from 'sharp'
import { appForTest } from '../../../../testing/app-for-test.ts'
import type { OfficerActor } from '../../../platform/actor.ts'
import { systemClock } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { keepPerson } from '../../people/index.ts'
import { calendarDays, optional, realPerson, required, service, workingDays } from '../service.ts'
import type { Channel } from '../service.ts'
import { offerService } from '../services.ts'

const words = (zh: string, en: string) => ({ zh, en })

/** What the invented record says; a test changes it and puts it back. */
export const record = { states: 'A', photoRejections: 0, hasKeptPhoto: true, breakOnApproval: false }
const factsFor = async (_context: unknown, { area }: { readonly area: string }, _answers: Facts, channel: Channel): Promise<Facts> =>
  ({ area, states: record.states, photoRejections: channel === 'counter' ? 0 : record.photoRejections })

const reasons = [
  {
    code: 'background',
    says: words('背景不是纯白色', 'The background is not plain white'),
    remedy: words('请在白墙前重拍', 'Take it again before a white wall'),
    clause: 'M1.3.1' as const,
  },
  {
    code: 'not-alike',
    says: words('与本人不符', 'Not the same person'),
    remedy: words('请到窗口办理', 'Please come to the counter'),
    clause: 'M1.3.1' as const,
  },
]

/** A service with a form, a document that a kept one waives, a check, and a decision without an officer. */
export const badge = offerService(
  service({
    id: 'test.badge',
    title: words('试办徽章', 'A badge'),
    summary: words('仅供测试', 'For tests'),
    clauses: ['M1.3.1'],
    form: [
      {
        name: 'photo',
        kind: 'choice',
        label: words('用哪张照片', 'Which photo'),
        required: true,
        options: [
          { value: 'kept', label: words('留存照片', 'The kept one') },
          { value: 'new', label: words('新照片', 'A new one') },
        ],
      },
      {
        name: 'why',
        kind: 'text',
        label: words('为什么换', 'Why a new one'),
        required: true,
        maxLength: 20,
        when: { field: 'photo', is: ['new'] },
      },
      { name: 'since', kind: 'date', label: words('起始日', 'Since'), required: false },
      { name: 'phone', kind: 'phone', label: words('电话', 'Phone'), required: false },
      { name: 'urgent', kind: 'yes-no', label: words('加急', 'Urgent'), required: false },
      { name: 'place', kind: 'area', label: words('地点', 'Place'), required: false },
    ],
    documents: [
      required('photo', {
        label: words('照片', 'Photo'),
        capture: 'licence-photo',
        clause: 'M1.3.1',
        waived: {
          says: words('已有留存照片', 'A photo is kept already'),
          clause: 'M1.3.1',
          when: { field: 'photo', is: ['kept'] },
          kept: async () => record.hasKeptPhoto,
        },
      }),
      optional('letter', { label: words('说明信', 'Letter'), clause: 'M1.3.1' }),
    ],
    checks: [
      realPerson({
        purpose: 'e-licence-application',
        label: words('实人认证', 'Real-person check'),
        clause: 'M1.3.2',
        when: { field: 'photo', is: ['kept'] },
      }),
    ],
    within: workingDays(1, 'M1.3.1'),
    steps: [words('提交', 'Submit'), words('审核', 'Review')],
    reasons,
    rule: 'licences.e-licence-application',
    factsFor,
    counterAnswers: { photo: 'new', why: '窗口办理' },
    decidesAlone: ({ answers, checks }) => answers['photo'] === 'kept' && checks.some(({ result }) => result === 'confirmed'),
    onApproved: async () => {
      if (record.breakOnApproval) throw new Error('the press is broken')
      return { badge: 'made' }
    },
  }),
)

/** A service that two officers must agree on, by calendar days, made after the approval. */
export const permit = offerService(service({
  id: 'test.permit', title: words('试办许可', 'A permit'), summary: words('仅供测试', 'For tests'), clauses: ['M1.3.1'],
  within: calendarDays(10, 'M1.3.1'), steps: [words('提交', 'Submit')], reasons, fourEyes: { clause: 'M1.3.1' }, completesLater: true,
  rule: 'licences.e-licence-application', factsFor, onApproved: async () => ({ permit: 'ordered' }),
}))

const person = (n: number, area: string, name: string) => ({
  subject: `subject-${n}`,
  name,
  identityKind: 'resident-id',
  identityNumber: `51010019900416002${n}`,
  phone: '16400000001',
  address: '无名路0号',
  birthDate: '1990-04-16',
  sex: 'female' as const,
  area,
})

const officer = (n: number, area: string, posts: readonly string[]): OfficerActor => ({
  kind: 'officer',
  officerId: `00000000-0000-7000-8000-00000000000${n}`,
  number: `0${n}0001`,
  name: `警员${n}`,
  area,
  office: 'office',
  posts,
})

export type Caller = { readonly headers: Record<string, string>; readonly personId: string }

/** The application with two citizens and officers of two cities, on Tuesday 2021-06-15. */
export const casesForTest = async (environment: Record<string, string> = {}) => {
  const test = await appForTest({ environment })
  const { platform, call } = test
  let ticks = 0
  const moveTo = (day: string) => {
    const midday = Date.parse(`${day}T04:00:00Z`)
    ;(platform as { clock: Platform['clock'] }).clock = systemClock(undefined, () => midday + ticks++)
  }
  moveTo('2021-06-15')
  const citizen = async (n: number, area: string, name: string): Promise<Caller> => {
    const { personId } = await platform.database.transaction((db) =>
      keepPerson(platform, db, person(n, area, name), () => newId(platform.clock)),
    )
    return { headers: await test.signInAs({ kind: 'citizen', personId, area, subject: `subject-${n}` }), personId }
  }
  const post = (headers: Record<string, string>, url: string, body: unknown = {}) => call('POST', url, { headers, body })
  const get = (headers: Record<string, string>, url: string) => call('GET', url, { headers })
  const callers = {
    lin: await citizen(5, '510100', '林晓芸'),
    wu: await citizen(3, '510100', '吴思源'),
    first: await test.signInAs(officer(1, '510100', ['licence-review'])),
    second: await test.signInAs(officer(2, '510100', ['licence-review'])),
    head: await test.signInAs(officer(3, '510100', ['review-head', 'supervision'])),
    counter: await test.signInAs(officer(4, '510100', ['photo-capture', 'licence-review'])),
    patrol: await test.signInAs(officer(5, '510100', ['patrol'])),
    elsewhere: await test.signInAs(officer(6, '320500', ['licence-review', 'photo-capture'])),
  }
  const owner = new pg.Client(test.ownerUrl)
  await owner.connect()
  const urlOf = (one: { area: string; id: string }, rest = '') => `/api/areas/${one.area}/cases/${one.id}${rest}`
  const photo = async (headers: Record<string, string>, width = 600, height = 850): Promise<string> => {
    const bytes = await sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).png().toBuffer()
    const { json } = await call('POST', '/api/my/pictures', { headers: { ...headers, 'content-type': 'image/png' }, payload: bytes })
    return json.fileId as string
  }
  /** Both sides of a card; answers the case as it then stands. */
  const giveCard = async (headers: Record<string, string>, one: { area: string; id: string }, kind: string) => {
    await post(headers, urlOf(one, '/documents'), { kind, fileId: await photo(headers) })
    return (await post(headers, urlOf(one, '/documents'), { kind, fileId: await photo(headers, 601) })).json
  }
  const realPersonCheck = async (caller: Caller, result: string): Promise<string> => {
    const id = newId(platform.clock)
    await owner.query(
      `insert into people.real_person_checks (area, id, person_id, purpose, nonce, return_to, result, asked_at, answered_at) values ('510100', $1, $2, 'e-licence-application', $3, '/citizen/', $4, $5, $5)`,
      [id, caller.personId, randomUUID(), result, platform.clock.now()])
    return id
  }
  /** A submitted badge with a new photo, waiting for review. */
  const submitted = async (caller: Caller = callers.lin) => {
    const { json: draft } = await post(caller.headers, '/api/my/cases', { service: badge.id })
    await call('PUT', urlOf(draft, '/answers'), { headers: caller.headers, body: { answers: { photo: 'new', why: '换发型' } } })
    const { json: whole } = await post(caller.headers, urlOf(draft, '/documents'), { kind: 'photo', fileId: await photo(caller.headers) })
    return (await post(caller.headers, urlOf(draft, '/submission'), { version: whole.version })).json
  }
  const claimed = async (caller?: Caller) => {
    const one = await submitted(caller)
    return (await post(callers.first, urlOf(one, '/claim'), { version: one.version })).json.case
  }
  const close = async () => {
    await owner.end()
    await test.close()
  }
  return { ...test, ...callers, owner, post, get, urlOf, photo, giveCard, realPersonCheck, submitted, claimed, moveTo, close }
}
