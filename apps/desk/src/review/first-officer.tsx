import type { ReviewView } from '@changxing/contract/review.ts'
import { pageName } from '@changxing/ui/case/pages.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { At } from '@changxing/ui/time-ago.tsx'

/** For the second pair of eyes: who accepted, what they noted, and everything that was given or changed after that. */
export const FirstOfficer = ({ view }: { readonly view: ReviewView }) => {
  const say = useSay()
  if (!view.accepted) return null
  const since = view.changes.filter(({ sinceAccepted }) => sinceAccepted)
  return (
    <Notice tone={since.length > 0 ? 'care' : 'blue'} title={say({ zh: '第一位人员已受理，需另一位人员审核', en: 'A first officer accepted; a second one decides' })}>
      <p><span className="cx-figures">{view.accepted.officerNumber}</span> · <At at={view.accepted.at} /></p>
      {view.accepted.note && <blockquote className="decision-words">{view.accepted.note}</blockquote>}
      {since.length === 0
        ? <p>{say({ zh: '受理后材料和填写内容没有变化。', en: 'Nothing was given or changed since then.' })}</p>
        : (
          <>
            <p>{say({ zh: '受理后有变化，请重点核对：', en: 'Given or changed since then, look at these first:' })}</p>
            <ul>
              {since.map(({ kind, name, page, label, at }) => (
                <li key={`${kind}-${name}-${page}`}>
                  {say(label)}{page !== null && ` ${say(pageName(page, view.case.documents.find(({ kind: of }) => of === name)?.sides))}`}{kind === 'arrangement' && say({ zh: '：页序有变或有页删除', en: ': pages moved or removed' })} · <At at={at} />
                </li>
              ))}
            </ul>
          </>
        )}
    </Notice>
  )
}
