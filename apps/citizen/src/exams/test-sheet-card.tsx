import type { Sheet } from '@changxing/contract/exam-sheets.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'

/** One sheet: the score, the mark to reach, every item with what was deducted, and who signed. A corrected one says so. */
export const TestSheetCard = ({ sheet }: { readonly sheet: Sheet }) => {
  const say = useSay()
  const tone = sheet.passed ? 'good' : 'bad'
  const result: Words = sheet.absent ? { zh: '缺考', en: 'Absent' } : sheet.passed ? { zh: '合格', en: 'Passed' } : { zh: '不合格', en: 'Not passed' }
  const marked = sheet.items.flatMap((item) => item.deductions.map((deduction) => ({ ...deduction, says: item.says })))
  return (
    <section className={sheet.correctedBy ? 'cx-card exam-put-right' : 'cx-card'}>
      <h2>{say(sheet.attempt === 1 ? { zh: '第一次考试', en: 'First attempt' } : { zh: '补考', en: 'Retest' })} <span className="cx-soft"><Day on={sheet.heldOn} /></span></h2>
      {sheet.correctedBy && <p><span className="cx-chip">{say({ zh: '已更正，不再作数', en: 'Put right; no longer counts' })}</span></p>}
      <p className="exam-score">
        {sheet.score !== null && <strong>{say({ zh: `${sheet.score} 分`, en: `${sheet.score} points` })}</strong>}
        <span className="cx-chip" data-tone={tone}><Shape tone={tone} />{say(result)}</span>
        {sheet.mark !== null && <span className="cx-soft">{say({ zh: `${sheet.mark} 分合格`, en: `${sheet.mark} to pass` })}</span>}
      </p>
      {marked.length > 0
        ? (
          <table className="exam-marks">
            <caption className="cx-hidden">{say({ zh: '扣分', en: 'Deductions' })}</caption>
            <thead><tr><th scope="col">{say({ zh: '项目', en: 'Item' })}</th><th scope="col">{say({ zh: '扣分', en: 'Points' })}</th></tr></thead>
            <tbody>{marked.map((line, at) => <tr key={at}><td>{say(line.says)}{line.note && <><br /><span className="cx-soft" lang="zh-CN">{line.note}</span></>}</td><td>−{line.points}</td></tr>)}</tbody>
          </table>
        )
        : !sheet.absent && <p>{say({ zh: '没有扣分。', en: 'Nothing was deducted.' })}</p>}
      <p className="cx-soft cx-small" style={{ marginBottom: 0 }}>
        {say({ zh: `考试员 ${sheet.examinerNumber}，`, en: `Examiner ${sheet.examinerNumber}, ` })}<At at={sheet.signedAt} />
        {sheet.candidateSigned ? say({ zh: '，您已签名', en: ', signed by you' }) : sheet.unsignedBecause && say({ zh: `，您没有签名：${sheet.unsignedBecause}`, en: `, not signed by you: ${sheet.unsignedBecause}` })}
        {sheet.correctedBecause && <><br />{say({ zh: `更正原因：${sheet.correctedBecause}`, en: `Put right because: ${sheet.correctedBecause}` })}</>} <ClauseChip clause="M3.1.0" />
      </p>
    </section>
  )
}
