import { z } from 'zod'
import { CaseSummary } from './cases.ts'
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
