import type { OutputOf } from '@changxing/contract/endpoint.ts'
import type { relyingVerify } from '@changxing/contract/verification.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'

export type Verification = OutputOf<typeof relyingVerify>
const verdicts: Record<Verification['verdict'], { readonly tone: Tone; readonly says: Words }> = {
  green: { tone: 'good', says: { zh: '有效', en: 'Valid' } },
  yellow: { tone: 'care', says: { zh: '有效，请留意', en: 'Valid, with a remark' } },
  red: { tone: 'bad', says: { zh: '不可用', en: 'Not valid' } },
  grey: { tone: 'grey', says: { zh: '无法确认', en: 'Cannot be confirmed' } },
}

/** The verdict in one word, why, and the four facts a business may see. There is no name and no number to show. */
export const VerdictCard = ({ checked }: { readonly checked: Verification }) => {
  const say = useSay()
  const verdict = verdicts[checked.verdict]
  const yesNo = (holds: boolean) => (holds ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' })
  return (
    <>
      <section className="relying-verdict" data-verdict={checked.verdict} role="status">
        <h1><Shape tone={verdict.tone} />{say(verdict.says)}</h1>
        {checked.reasons.map(({ code, says }) => <p key={code}>{say(says)}</p>)}
        <p>{say({ zh: '截至 ', en: 'As of ' })}<At at={checked.asOf} /></p>
      </section>
      {checked.facts && (
        <dl className="relying-facts">
          <div><dt>{say({ zh: '准驾车型', en: 'Class' })}</dt><dd>{checked.facts.classes}</dd></div>
          <div>
            <dt>{say({ zh: '有效期至', en: 'Valid until' })}</dt>
            <dd>{checked.facts.validUntil ? <Day on={checked.facts.validUntil} /> : say({ zh: '长期', en: 'No end' })}</dd>
          </div>
          <div><dt>{say({ zh: '年满 18 岁', en: 'Over 18' })}</dt><dd>{say(yesNo(checked.facts.over18))}</dd></div>
          <div>
            <dt>{say({ zh: '现在可以驾驶', en: 'May drive now' })}</dt>
            <dd>{say(checked.mayDriveNow === null ? { zh: '未知', en: 'Not known' } : yesNo(checked.mayDriveNow))}</dd>
          </div>
        </dl>
      )}
    </>
  )
}
