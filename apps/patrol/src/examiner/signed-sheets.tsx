import type { Sheet } from '@changxing/contract/exam-sheets.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useState } from 'react'

const Correct = ({ onCorrect }: { readonly onCorrect: (because: string) => void }) => {
  const say = useSay()
  const [asked, setAsked] = useState(false)
  const [because, setBecause] = useState('')
  if (!asked) return <button type="button" className="cx-button cx-button--quiet pt-big" onClick={() => setAsked(true)}>{say({ zh: '登记有误，另签更正', en: 'Something is wrong: sign a correction' })}</button>
  return (
    <div className="cx-actions">
      <label className="pt-field"><span>{say({ zh: '哪里有误（考生会看到）', en: 'What is wrong (the candidate sees it)' })}</span><input autoFocus value={because} maxLength={500} onChange={(event) => setBecause(event.target.value)} /></label>
      <button type="button" className="cx-button pt-big" disabled={because.trim().length < 2} onClick={() => onCorrect(because.trim())}>{say({ zh: '开始更正', en: 'Begin the correction' })}</button>
    </div>
  )
}

/** What the server has for this candidate. A signed sheet is never altered: it is put right by a new one that both sign and that names it (M3.1.0). */
export const SignedSheets = ({ sheets, onCorrect }: { readonly sheets: readonly Sheet[]; readonly onCorrect: ((sheet: Sheet, because: string) => void) | undefined }) => {
  const say = useSay()
  return sheets.map((sheet) => (
    <section key={sheet.sheetId} className="cx-card ex-sheet">
      <h2>{say(sheet.attempt === 1 ? { zh: '第一次', en: 'First attempt' } : { zh: '补考', en: 'Retest' })}{sheet.corrects && say({ zh: '（更正）', en: ' (correction)' })}</h2>
      <p className="ex-state" data-tone={sheet.passed ? 'good' : 'bad'}>
        <Shape tone={sheet.passed ? 'good' : 'bad'} />
        <strong>{say(sheet.absent ? { zh: '缺考', en: 'Absent' } : sheet.passed ? { zh: `${sheet.score} 分，合格`, en: `${sheet.score} points, passed` } : { zh: `${sheet.score} 分，不合格`, en: `${sheet.score} points, not passed` })}</strong>
      </p>
      <ul className="pt-list">{sheet.items.flatMap(({ item, says, deductions }) => deductions.map(({ points, note }, at) => <li key={`${item} ${at}`}>{say(says)} −{points} {note}</li>))}</ul>
      {sheet.correctedBy
        ? <p>{say({ zh: '已由另一张成绩单更正，不再作数。', en: 'Put right by another sheet; it no longer counts.' })}</p>
        : onCorrect && <Correct onCorrect={(because) => onCorrect(sheet, because)} />}
    </section>
  ))
}
