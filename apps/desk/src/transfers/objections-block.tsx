import { statementPaper } from '@changxing/contract/objections.ts'
import type { TransferView } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { Button } from 'antd'
import { useState } from 'react'
import { PictureWindow } from '../shell/picture-window.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { ObjectionEvidence } from './objection-evidence.tsx'

type Objection = TransferView['objections'][number]
type Statement = Objection['statements'][number]

/** Who says what against the transfer. */
export const objectionSays = ({ by, kind }: Objection): Words => {
  if (kind === 'fell-through') return { zh: '登记的所有人说：买卖没有成', en: 'The registered owner says: the sale came to nothing' }
  return by === 'new-owner' ? { zh: '新车主说：不是我要过户的', en: 'The new owner says: I did not want this' } : { zh: '登记的所有人说：不是我转让的', en: 'The registered owner says: I did not give it away' }
}

/** What the new owner has answered to a sale that is said to have come to nothing; until when they may. */
export const answerSays = ({ answer, answerBy }: Objection): Words => {
  if (answer === null) return { zh: `新车主还没有回答（${answerBy} 前）`, en: `The new owner has not answered (until ${answerBy})` }
  return answer === 'agrees' ? { zh: '新车主同意终止', en: 'The new owner agrees to the end' } : { zh: '新车主说还要办', en: 'The new owner says that it goes on' }
}

const outcomeOf = (outcome: Objection['outcome']): { readonly tone: Tone; readonly says: Words } =>
  outcome === null ? { tone: 'care', says: { zh: '待核实', en: 'To be settled' } }
    : outcome === 'founded' ? { tone: 'bad', says: { zh: '成立', en: 'It stands' } } : { tone: 'grey', says: { zh: '不成立', en: 'It does not stand' } }

const Papers = ({ view: { area, transferId }, statement: { statementId, papers } }: { readonly view: TransferView; readonly statement: Statement }) => {
  const say = useSay()
  const client = useClient()
  const [shown, setShown] = useState<Statement['papers'][number]>()
  return (
    <span className="tr-statement-papers">
      {papers.map((paper) => <Button key={paper.position} size="small" onClick={() => setShown(paper)}>{say(paper.kindSays)}</Button>)}
      {shown && (
        <PictureWindow name={say(shown.kindSays)} known={['statement-paper', statementId, String(shown.position)]} onClose={() => setShown(undefined)}
          read={(signal) => client.call(statementPaper, { params: { area, transferId, statementId, position: String(shown.position) }, signal })} />
      )}
    </span>
  )
}

/** What was said of it at a counter: who stood there, in whose place, who recorded it; the scans, each look at which is recorded. */
export const Statements = ({ view, objection }: { readonly view: TransferView; readonly objection: Objection }) => {
  const say = useSay()
  const officer = useOfficer()
  const seesPapers = holdsOneOf(officer, ['registration', 'review-head', 'supervision'])
  return objection.statements.map((one) => (
    <div key={one.statementId} className="cx-small tr-said">
      <p className="cx-soft">
        {say(one.act === 'answer' ? { zh: '窗口登记的回答：', en: 'Answer recorded at the counter: ' } : { zh: '窗口登记：', en: 'Recorded at the counter: ' })}
        {one.standIn === null ? say(one.party === 'new-owner' ? { zh: '新车主本人到场', en: 'the new owner in person' } : { zh: '登记的所有人本人到场', en: 'the registered owner in person' }) : (
          <>
            {say({ zh: one.standIn.says.zh, en: one.standIn.says.en })} <strong lang="zh-CN">{one.standIn.name}</strong> <span className="cx-figures">{one.standIn.numberMasked}</span>
            {one.standIn.mandate && <> · {say({ zh: '委托书 ', en: 'mandate ' })}<Day on={one.standIn.mandate.madeOn} /> – <Day on={one.standIn.mandate.validUntil} /></>}
          </>
        )}
        {' · '}{say(cityName(one.area))} <span className="cx-figures">{one.officerNumber}</span> <At at={one.at} />
      </p>
      {one.visible && seesPapers && <Papers view={view} statement={one} />}
    </div>
  ))
}

/** What the registered or the new owner says against this transfer, and how it stands. */
export const ObjectionsBlock = ({ view }: { readonly view: TransferView }) => {
  const say = useSay()
  return (
    <section className="case-block">
      <h2>{say({ zh: '异议', en: 'Objections' })} <ClauseChip clause="M2.4.3" /></h2>
      <ul className="cx-plain-list tr-matters">
        {view.objections.map((one) => {
          const { tone, says } = outcomeOf(one.outcome)
          return (
            <li key={one.objectionId}>
              <span className="tr-mark" data-tone={tone}><Shape tone={tone} />{say(says)}</span> <strong>{say(objectionSays(one))}</strong> <span lang="zh-CN">{one.words}</span>
              {one.kind === 'fell-through' && <p className="cx-soft cx-small">{say(answerSays(one))}{one.answerWords && <>：<span lang="zh-CN">{one.answerWords}</span></>}</p>}
              <Statements view={view} objection={one} />
              {one.hasEvidence && view.side === 'in' && <ObjectionEvidence view={view} objectionId={one.objectionId} />}
              <p className="cx-soft cx-small"><At at={one.at} />{one.settledBy && <> · <span className="cx-figures">{one.settledBy}</span> <span lang="zh-CN">{one.settledWords}</span></>}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
