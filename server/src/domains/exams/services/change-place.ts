import { NoSuchRow } from '../../../platform/database.ts'
import { realPerson, service, workingDays, type Subject } from '../../cases/index.ts'
import type { Context } from '../../../platform/operation.ts'
import { candidateOf, standingOf } from '../candidate-file.ts'
import * as files from '../files.store.ts'
import { handOver } from '../hand-over.ts'

const fileOf = ({ db }: Context, subject: Subject) => files.byId(db, subject.area, subject.id)

/**
 * 变更考试地 (M3.3.1): small cars, at most three times. The place that is left answers; with a real-person check that confirmed, it does so at
 * once and by itself. The new place receives, and closes the case; whatever is wrong with the data, the two offices settle (M3.3.2).
 */
export const changePlace = service({
  id: 'exams.change-place',
  title: { zh: '变更考试地', en: 'Change the test place' },
  summary: { zh: '小型汽车类考生可以到其他城市考剩余科目，最多变更三次。档案由两地车管所传递，不用往返。', en: 'Candidates for small cars may take the other subjects in another city, up to three changes. The offices pass the file on; you need not travel for it.' },
  clauses: ['M3.3.1', 'M3.3.2'],
  rule: 'exams.change-place',
  post: 'exam-planning',
  subject: {
    kind: 'candidate-file', label: { zh: '考生档案', en: 'Candidate file' },
    belongs: async (context, applicant, subject) => {
      const place = await files.whereIs(context.db, applicant)
      return place !== undefined && place.open && place.area === subject.area && place.file_id === subject.id
    },
    name: async (context, subject) => `${(await fileOf(context, subject)).class} ${(await fileOf(context, subject)).opened_on}`,
  },
  factsFor: async (context, _applicant, answers, _channel, about) => {
    if (!about.subject) throw new NoSuchRow('exams.file')
    const file = await fileOf(context, about.subject)
    const candidate = await candidateOf(context.db, file)
    return {
      class: file.class, changesMade: file.changes_made, subjectOnePassed: candidate.permit !== undefined || standingOf(candidate, 1).passed_on !== null,
      openBooking: candidate.open.length > 0, samePlace: answers['toArea'] === file.area,
    }
  },
  form: [
    { name: 'toArea', kind: 'area', required: true, label: { zh: '新考试地', en: 'New place' } },
    { name: 'school', kind: 'text', required: false, maxLength: 60, label: { zh: '新驾校（没有则留空）', en: 'New driving school (empty if none)' } },
  ],
  checks: [realPerson({ purpose: 'case', clause: 'M3.3.1', label: { zh: '实人认证', en: 'Real-person check' } })],
  within: workingDays(1, 'M3.3.2'),
  steps: [{ zh: '选择新考试地', en: 'Choose the new place' }, { zh: '实人认证', en: 'Pass the real-person check' }, { zh: '转出地移交', en: 'The old place hands over' }, { zh: '转入地接收', en: 'The new place receives' }],
  reasons: [{ code: 'not-the-person', clause: 'M3.3.1', says: { zh: '不是考生本人申请', en: 'Not applied for by the candidate' }, remedy: { zh: '请本人重新申请', en: 'Apply yourself' } }],
  decidesAlone: (submitted) => submitted.checks.some(({ result }) => result === 'confirmed'),
  onApproved: handOver,
  completesLater: true,
})
