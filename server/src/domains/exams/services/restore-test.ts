import { classesOf } from '@changxing/rules/licences/class-rules.ts'
import { realPerson, service, workingDays } from '../../cases/index.ts'
import { licenceHeldBy } from '../../licences/index.ts'
import { openFile, otherFileOpen } from '../open-file.ts'

/** 报考科目一以恢复驾驶资格 (M8.2.3): a candidate file for subject one alone; passing it is told to the licence. */
export const restoreTest = service({
  id: 'exams.restore-test',
  title: { zh: '恢复驾驶资格：报考科目一', en: 'Subject one, to have a licence restored' },
  summary: { zh: '驾驶证已注销、因疫情滞留境外的，先考科目一。报名后立即可以预约，合格后申请恢复驾驶资格。', en: 'For a licence cancelled while you were held abroad: take subject one first. Bookable at once; when passed, ask for the licence to be restored.' },
  clauses: ['M8.2.3', 'M3.3.1'],
  rule: 'exams.restore-test',
  factsFor: async (context, applicant) => ({
    states: (await licenceHeldBy(context.db, applicant))?.states ?? 'A', otherFileOpen: await otherFileOpen(context, applicant),
  }),
  checks: [realPerson({ purpose: 'case', clause: 'M8.2.4', label: { zh: '实人认证', en: 'Real-person check' } })],
  within: workingDays(1, 'M8.2.3'),
  steps: [{ zh: '实人认证', en: 'Real-person check' }, { zh: '预约科目一', en: 'Book subject one' }, { zh: '合格后申请恢复驾驶资格', en: 'Passed: ask for the licence to be restored' }],
  reasons: [{
    code: 'not-this-person', clause: 'M8.2.4', says: { zh: '不能确认是本人', en: 'It could not be confirmed who applies' }, remedy: { zh: '请带身份证到车管所报名', en: 'Come to the office with your identity card' },
  }],
  decidesAlone: (submitted) => submitted.checks.some(({ result }) => result === 'confirmed'),
  onApproved: async (context, approved) => {
    const licence = await licenceHeldBy(context.db, { area: approved.personArea, personId: approved.personId })
    return openFile(context, approved, { class: classesOf(licence!.classes)[0]!, kind: 'restore', school: null })
  },
})
