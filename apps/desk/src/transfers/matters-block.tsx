import type { TransferView } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { groundsOfReturn } from '../archive/return-panel.tsx'
import { ObjectionsBlock } from './objections-block.tsx'
import { deliveryWords, reportKinds } from './transfer-words.ts'

const returnOutcome = (outcome: 'confirmed' | 'declined' | null): { readonly tone: Tone; readonly says: Words } =>
  outcome === null ? { tone: 'care', says: { zh: '等第二人决定', en: 'Waits for a second officer' } }
    : outcome === 'confirmed' ? { tone: 'bad', says: { zh: '已退档', en: 'Returned' } } : { tone: 'grey', says: { zh: '未同意', en: 'Declined' } }

const Mark = ({ tone, says }: { readonly tone: Tone; readonly says: Words }) => {
  const say = useSay()
  return <span className="tr-mark" data-tone={tone}><Shape tone={tone} />{say(says)}</span>
}

export const withdrawalOutcome = (outcome: TransferView['withdrawals'][number]['outcome']): { readonly tone: Tone; readonly says: Words } => {
  if (outcome === null) return { tone: 'care', says: { zh: '等待确认', en: 'Waits to be confirmed' } }
  return outcome === 'confirmed' ? { tone: 'good', says: { zh: '已确认', en: 'Confirmed' } }
    : outcome === 'declined' ? { tone: 'bad', says: { zh: '未确认', en: 'Declined' } } : { tone: 'grey', says: { zh: '已失效', en: 'Lapsed' } }
}

const Withdrawals = ({ view }: { readonly view: TransferView }) => {
  const say = useSay()
  return (
    <section className="case-block">
      <h2>{say({ zh: '窗口提出的撤回', en: 'Withdrawals that a counter proposed' })} <ClauseChip clause="M2.4.1" /></h2>
      <ul className="cx-plain-list tr-matters">
        {view.withdrawals.map((one) => (
          <li key={one.withdrawalId}>
            <Mark {...withdrawalOutcome(one.outcome)} /> <strong>{say(one.restsSays)}</strong> <span lang="zh-CN">{one.words}</span>
            <p className="cx-soft cx-small">
              {say({ zh: '提出 ', en: 'Proposed by ' })}{say(cityName(one.area))} <span className="cx-figures">{one.officerNumber}</span> <At at={one.at} />
              {one.decidedBy && one.decidedAt && (
                <> · {one.decidedBy === 'new-owner' ? say({ zh: '新车主答复', en: 'answered by the new owner' }) : <>{say({ zh: '决定 ', en: 'decided by ' })}<span className="cx-figures">{one.decidedBy}</span></>} <At at={one.decidedAt} /> <span lang="zh-CN">{one.decidedWords}</span></>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Withdrawals, returns, objections and reports of this transfer: what each is about, who, when, and how it stands. */
export const MattersBlock = ({ view }: { readonly view: TransferView }) => {
  const say = useSay()
  return (
    <>
      {view.withdrawals.length > 0 && <Withdrawals view={view} />}
      {view.returns.length > 0 && (
        <section className="case-block">
          <h2>{say({ zh: '退档', en: 'Returns' })} <ClauseChip clause="M2.4.1" /></h2>
          <ul className="cx-plain-list tr-matters">
            {view.returns.map((one) => (
              <li key={one.returnId}>
                <Mark {...returnOutcome(one.outcome)} /> <strong>{say(groundsOfReturn[one.ground])}</strong> <span lang="zh-CN">{one.words}</span>
                <p className="cx-soft cx-small">
                  {say({ zh: '提出 ', en: 'Proposed by ' })}<span className="cx-figures">{one.officerNumber}</span> <At at={one.at} />
                  {one.decidedAt && <> · {say({ zh: '决定 ', en: 'decided by ' })}<span className="cx-figures">{one.decidedBy}</span> <At at={one.decidedAt} /> <span lang="zh-CN">{one.decidedWords}</span></>}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.objections.length > 0 && <ObjectionsBlock view={view} />}
      {view.reports.length > 0 && (
        <section className="case-block">
          <h2>{say({ zh: '向商务、税务的通报', en: 'Reports to commerce and tax' })} <ClauseChip clause="M2.4.3" /></h2>
          <ul className="cx-plain-list tr-matters">
            {view.reports.map((one) => (
              <li key={one.reportId}>
                <Mark {...deliveryWords(one.delivery)} /> <strong>{say(reportKinds[one.kind])}</strong> <span lang="zh-CN">{one.words}{one.dealer && `（${one.dealer}）`}</span>
                <p className="cx-soft cx-small">{say(cityName(one.area))} <span className="cx-figures">{one.officerNumber}</span> · <At at={one.at} /></p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
