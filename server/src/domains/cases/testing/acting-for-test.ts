import type { Facts } from '@changxing/rules/decision.ts'
import { identityCheckDigit } from '@changxing/rules/people/identity-number.ts'
import { newId } from '../../../platform/ids.ts'
import { keepPerson } from '../../people/index.ts'
import type { AwaitStanding } from '../service.ts'
import { agency, calendarDays, required, service, stage, workingDays } from '../service.ts'
import { offerService } from '../services.ts'
import { casesForTest, record } from './cases-for-test.ts'

const words = (zh: string, en: string) => ({ zh, en })

/** What the invented agency answers; a test changes it and puts it back. */
export const insurer: { answer: 'confirmed' | 'denied' | 'unknown'; asked: number } = { answer: 'confirmed', asked: 0 }
export const car = { kind: 'vehicle', area: '510100', id: '00000000-0000-7000-8000-0000000000a1' }
export const otherCar = { ...car, id: '00000000-0000-7000-8000-0000000000a2' }

const factsFor = async (_context: unknown, { area }: { readonly area: string }): Promise<Facts> => ({ area, states: record.states, photoRejections: 0 })

const ask = async () => {
  insurer.asked += 1
  return { result: insurer.answer, facts: { policy: 'P0' } }
}
const insurance = (whenUnknown: 'paper-route' | 'wait') => agency({
  name: 'insurance', label: words('交强险联网核查', 'Insurance check'), clause: 'M11.1', whenUnknown, ask, retry: { everyMinutes: 10, times: 2 },
})
const policy = required('policy', {
  label: words('交强险保单', 'Insurance policy'), clause: 'M11.1', waived: { says: words('免提交：已联网核查', 'Not needed: checked online'), clause: 'M11.1', check: 'insurance' },
})
const reasons = [{ code: 'wrong', says: words('材料不符', 'Wrong documents'), remedy: words('请更换', 'Give others'), clause: 'M9.1' as const }]
const common = {
  summary: words('仅供测试', 'For tests'), clauses: ['M9.1'] as const, steps: [words('提交', 'Submit')], reasons, rule: 'licences.e-licence-application', factsFor,
}

/** Plates: anybody may act, about a vehicle, made and then delivered. */
export const plates = offerService(service({
  ...common, id: 'test.plates', title: words('补换领号牌', 'Plates'), businessName: '补换领号牌', applicants: ['self', 'delegate', 'helper'], post: 'registration',
  subject: {
    kind: 'vehicle', label: words('车辆', 'Vehicle'), belongs: async (_context, _person, { id }) => [car.id, otherCar.id].includes(id),
    name: async (_context, { id }) => `川A0000${id.slice(-1)}`,
    named: async (_context, _person, name) => [car, otherCar].find(({ id }) => name === `川A0000${id.slice(-1)}`),
  },
  form: [
    { name: 'why', kind: 'text', label: words('原因', 'Reason'), required: true },
    { name: 'place', kind: 'text', label: words('领取地', 'Where to collect'), required: false },
  ],
  within: workingDays(1, 'M9.1'), onApproved: async () => ({ plates: 'ordered' }),
  completesLater: [
    stage('made', { done: words('已制作', 'Made'), next: words('正在制作号牌', 'The plates are being made'), within: workingDays(15, 'M9.1') }),
    stage('delivered', {
      done: words('已送达', 'Delivered'), next: words('等待领取', 'Waiting to be collected'), within: calendarDays(30, 'M9.1'), onDone: async () => ({ plates: 'delivered' }),
    }),
  ],
}))

/** A mark whose policy an agency may confirm; without an answer the paper is asked for. */
export const mark = offerService(service({
  ...common, id: 'test.mark', title: words('申领检验标志', 'Mark'), documents: [policy], agencies: [insurance('paper-route')], within: workingDays(1, 'M11.1'),
  decidesAlone: () => true, onApproved: async () => ({ mark: 'issued' }),
}))

/** The same, where the application goes on without an answer and only the decision waits. */
export const registration = offerService(service({
  ...common, id: 'test.registration', title: words('注册登记', 'Registration'), documents: [policy], agencies: [insurance('wait')], within: workingDays(2, 'M11.1'),
  onApproved: async () => ({ registered: true }),
}))

/** How the two things stand that others do before `shown` is approved; a test changes them and puts them back. */
export const others: { neighbour: AwaitStanding; inspector: AwaitStanding; begun: number } = {
  neighbour: { state: 'open', says: words('请邻居同意', 'The neighbour has to agree') },
  inspector: { state: 'done', says: words('已查验', 'Looked at') },
  begun: 0,
}

/** A permit for which a neighbour agrees, and an inspector looks where it is large. */
export const shown = offerService(service({
  ...common, id: 'test.shown', title: words('搭建许可', 'A shed'), within: workingDays(3, 'M9.1'),
  form: [{ name: 'size', kind: 'text', label: words('大小', 'Size'), required: true }],
  awaits: [
    {
      name: 'neighbour', label: words('邻居同意', "Neighbour's yes"), clause: 'M9.1', standing: async () => others.neighbour,
      begin: async () => { others.begun += 1 },
    },
    { name: 'inspector', label: words('现场查验', 'A look on the spot'), clause: 'M2.3.3', when: { field: 'size', is: ['large'] }, standing: async () => others.inspector },
  ],
  decidesAlone: ({ answers }) => answers['size'] === 'tiny', onApproved: async () => ({ shed: 'allowed' }),
}))

/** A number with a right check digit. */
export const numberFor = (area: string, birthDate: string, serial: string): string => {
  const digits = `${area}${birthDate.replaceAll('-', '')}${serial}`
  return digits + identityCheckDigit(digits)
}

/** The application with people who act for one another: an older person, her daughter, a friend in another city. */
export const actingForTest = async (environment: Record<string, string> = {}) => {
  const at = await casesForTest(environment)
  const someone = async (name: string, identityNumber: string, area: string) => {
    const subject = `subject-${identityNumber}`
    const birthDate = `${identityNumber.slice(6, 10)}-${identityNumber.slice(10, 12)}-${identityNumber.slice(12, 14)}`
    const { personId } = await at.platform.database.transaction((db) => keepPerson(at.platform, db, {
      subject, name, identityKind: 'resident-id', identityNumber, phone: '16400000009', address: '无名路0号', birthDate, sex: 'female', area,
    }, () => newId(at.platform.clock)))
    return { name, identityNumber, area, personId, birthDate, headers: await at.signInAs({ kind: 'citizen', personId, area, subject }) }
  }
  const elder = await someone('周淑贞', numberFor('510100', '1960-03-12', '006'), '510100')
  const daughter = await someone('罗文静', numberFor('510100', '1986-08-17', '008'), '510100')
  const friend = await someone('何建中', numberFor('320500', '1988-11-07', '003'), '320500')
  const clerk = await at.signInAs({
    kind: 'officer', officerId: '00000000-0000-7000-8000-0000000000c1', number: '070001', name: '登记员', area: '510100', office: 'office', posts: ['registration'],
  })
  const colleague = await at.signInAs({
    kind: 'officer', officerId: '00000000-0000-7000-8000-0000000000c2', number: '080001', name: '登记员二', area: '510100', office: 'office', posts: ['registration'],
  })
  const check = async (caller: { readonly area: string; readonly personId: string }, checkId: string, result: string) => {
    await at.owner.query(`update people.real_person_checks set result = $3, answered_at = $4 where area = $1 and id = $2`, [caller.area, checkId, result, at.platform.clock.now()])
  }
  const smsTexts = async () => (await at.owner.query<{ text: string }>(`select text from notices.text_messages order by id`)).rows.map(({ text }) => text)
  /** The job that brings copies runs; text messages, which nobody takes here, would be tried again without end. */
  const runWithoutSms = async () => {
    await at.owner.query(`delete from graphile_worker._private_jobs where task_id in (select id from graphile_worker._private_tasks where identifier = 'notices.send-sms')`)
    await at.runJobs()
  }
  const put = (headers: Record<string, string>, one: { area: string; id: string }, body: unknown) => at.call('PUT', at.urlOf(one, '/answers'), { headers, body })
  return { ...at, someone, elder, daughter, friend, clerk, colleague, check, smsTexts, put, copiesArrive: runWithoutSms, runWithoutSms }
}
