import { useSay } from '@changxing/ui/language.tsx'
import { useState } from 'react'
import type { Running } from './marking.ts'
import { isSigned, SignaturePad, signatureText, type Strokes } from './signature-pad.tsx'
import type { Signed } from './use-sheet.ts'

/** Both sign what the sheet says. A candidate who will not or cannot sign is noted with the reason; the examiner always signs. */
export const SignSheet = ({ result, attempt, absent, onSign, onBack }: {
  readonly result: Running
  readonly attempt: number
  readonly absent: boolean
  readonly onSign: (signed: Signed) => void
  readonly onBack: () => void
}) => {
  const say = useSay()
  const [candidate, setCandidate] = useState<Strokes>([])
  const [examiner, setExaminer] = useState<Strokes>([])
  const [refuses, setRefuses] = useState(false)
  const [why, setWhy] = useState('')
  const [noRetest, setNoRetest] = useState(false)
  const [tried, setTried] = useState(false)
  const mayRetest = !absent && !result.passed && attempt === 1
  const missing = [
    ...(!absent && !refuses && !isSigned(candidate) ? [say({ zh: '考生还没有签名', en: 'The candidate has not signed' })] : []),
    ...(!absent && refuses && why.trim().length < 2 ? [say({ zh: '写明考生为什么没有签名', en: 'Say why the candidate did not sign' })] : []),
    ...(!isSigned(examiner) ? [say({ zh: '考试员还没有签名', en: 'The examiner has not signed' })] : []),
  ]
  const finish = () => {
    setTried(true)
    if (missing.length > 0) return
    onSign({
      noRetest: mayRetest && noRetest, examinerSignature: signatureText(examiner), candidateSignature: absent || refuses ? null : signatureText(candidate),
      unsignedBecause: absent || !refuses ? null : why.trim(),
    })
  }
  return (
    <>
      {!absent && !refuses && <SignaturePad label={{ zh: '考生签名', en: 'The candidate' }} strokes={candidate} onChange={setCandidate} />}
      {!absent && (
        <div className="pt-choices">
          <label><input type="checkbox" checked={refuses} onChange={(event) => setRefuses(event.target.checked)} /><span>{say({ zh: '考生不签或不能签', en: 'The candidate will not or cannot sign' })}</span></label>
          {mayRetest && <label><input type="checkbox" checked={noRetest} onChange={(event) => setNoRetest(event.target.checked)} /><span>{say({ zh: '考生放弃补考', en: 'The candidate gives up the retest' })}</span></label>}
        </div>
      )}
      {refuses && <label className="pt-field"><span>{say({ zh: '原因', en: 'Reason' })}</span><input value={why} maxLength={200} aria-invalid={tried && why.trim().length < 2} onChange={(event) => setWhy(event.target.value)} /></label>}
      <SignaturePad label={{ zh: '考试员签名', en: 'The examiner' }} strokes={examiner} onChange={setExaminer} />
      <div role="alert">{tried && missing.map((one) => <p key={one} className="pt-problem">{one}</p>)}</div>
      <div className="pt-actions">
        <button type="button" className="cx-button cx-button--quiet pt-big" onClick={onBack}>{say({ zh: '返回修改', en: 'Back' })}</button>
        <button type="button" className="cx-button pt-big" onClick={finish}>{say({ zh: '签好，提交', en: 'Signed, hand in' })}</button>
      </div>
    </>
  )
}
