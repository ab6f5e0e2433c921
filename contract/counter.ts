import { z } from 'zod'
import { CaseSummary, CaseView } from './cases.ts'
import { Subject } from './delegations.ts'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Id, Words } from './shapes.ts'

/** Something of the person's that business can be about: a vehicle. */
const Thing = z.object({ kind: z.string(), label: Words, area: Area, id: Id, name: z.string() })

export const counterPerson = endpoint({
  method: 'POST', path: '/api/areas/:area/counter/persons', who: ['officer:photo-capture'], repeatable: true,
  summary: { zh: '窗口按证件号码查找到场人员；查看留痕', en: 'At the counter: find somebody by identity number; each look is recorded' },
  clauses: ['M1.3.1', 'M6.2.1', 'M9.3'],
  input: z.object({
    identityNumber: z.string().min(6).max(40).optional(),
    delegationCheckId: Id.optional().describe('instead: today’s accepted examination of a letter; answers the principal'),
  }),
  output: z.object({
    person: z.object({ area: Area, personId: Id, name: z.string(), numberMasked: z.string(), birthDate: CivilDate, green: z.boolean().describe('60 or over') }).nullable(),
    mayEnter: z.boolean().describe('nobody is kept with this number, and it reads well: who stands there is entered by name as a case is begun'),
    says: Words.describe('what to do now'),
    cases: z.array(CaseSummary).describe('what this office has of them'),
    things: z.array(Thing),
    consents: z.array(z.object({ consentId: Id, caseId: Id, asks: Words, title: Words, subjectName: z.string().nullable() })).describe('what they were asked and may answer here'),
  }),
})

export const startCaseAtCounter = endpoint({
  method: 'POST', path: '/api/areas/:area/counter-cases', who: ['officer:photo-capture'],
  summary: { zh: '窗口代为开始办理（照片三次未通过者只能在窗口办）；已有草稿则返回该草稿', en: 'Start a case at the counter for somebody who is there; an existing draft is returned' },
  clauses: ['M1.3.1', 'M9.3'],
  input: z.object({
    identityNumber: z.string().min(6).max(40).optional().describe('of the person who stands there for themselves'),
    name: z.string().min(1).max(100).optional().describe('as on the card, of who comes for the first time: they are entered; who is known has this name'),
    delegationCheckId: Id.optional().describe('instead: today’s accepted examination of a letter, for an agent'),
    service: z.string(), reason: z.enum(['three-rejections', 'no-phone', 'asked-for-help', 'came-to-counter']), subject: Subject.optional(),
    byPapers: z.object({ plateKind: z.string().max(2), plateNumber: z.string().min(5).max(10), vin: z.string().min(5).max(25) }).optional()
      .describe('instead of `subject`, where the service is about somebody else’s vehicle: the three have to be of one that is registered here'),
  }),
  output: CaseView, refusals: ['not-now', 'open-already'],
})
