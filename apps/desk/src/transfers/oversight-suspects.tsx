import { archiveReturns, investigations, returnEvidence, settleInvestigation, type InvestigationView } from '@changxing/contract/returns.ts'
import { cityName } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { groundsOfReturn } from '../archive/return-panel.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { GoLink } from '../shell/places.tsx'
import { PictureWindow } from '../shell/picture-window.tsx'
import { Result } from '../shell/result.tsx'

type Investigation = z.infer<typeof InvestigationView>

const itemGrounds: Readonly<Record<string, Words>> = {
  vin: { zh: '车辆识别代号涉嫌改动', en: 'The VIN seems altered' }, engine: { zh: '发动机号码涉嫌改动', en: 'The engine number seems altered' }, plates: { zh: '号牌不实（套牌、假牌）', en: 'False plates (copied or forged)' },
}
const foundWords: Readonly<Record<Investigation['foundBy'], Words>> = {
  return: { zh: '退档', en: 'A return' }, inspection: { zh: '查验', en: 'An inspection' }, review: { zh: '审核', en: 'A review' },
}
const groundWords = (ground: string): Words => (groundsOfReturn as Readonly<Record<string, Words>>)[ground] ?? itemGrounds[ground] ?? { zh: ground, en: ground }

const Settle = ({ area, one, onSettled }: { readonly area: string; readonly one: Investigation; readonly onSettled: () => void }) => {
  const say = useSay()
  const [words, setWords] = useState('')
  const settle = useAction(settleInvestigation)
  const ready = words.trim().length >= 5
  const send = async (outcome: 'cleared' | 'confirmed') => {
    if (await settle.run({ params: { area, investigationId: one.investigationId }, input: { outcome, words: words.trim() } })) onSettled()
  }
  return (
    <div className="os-settle">
      <label htmlFor={`settle-${one.investigationId}`}>{say({ zh: '结论和依据', en: 'The finding, and on what it rests' })}</label>
      <Input id={`settle-${one.investigationId}`} value={words} maxLength={1000} onChange={(event) => setWords(event.target.value)} />
      <div className="desk-bar">
        <Button size="small" disabled={!ready} loading={settle.pending} onClick={() => void send('cleared')}>{say({ zh: '嫌疑排除，恢复状态', en: 'Cleared: free the car' })}</Button>
        <Button size="small" danger disabled={!ready} loading={settle.pending} onClick={() => void send('confirmed')}>{say({ zh: '嫌疑成立，继续控制', en: 'Confirmed: keep it held' })}</Button>
      </div>
      <FailureNotice failure={settle.failure} />
    </div>
  )
}

/** Cars held as suspect (state J), those under way first; the head or supervision settles them (M2.3.3). */
export const Investigations = ({ area }: { readonly area: string }) => {
  const say = useSay()
  const client = useClient()
  const query = useQuery({ queryKey: ['investigations', area], queryFn: ({ signal }) => client.call(investigations, { params: { area }, signal }) })
  return (
    <section className="desk-card">
      <h2>{say({ zh: '嫌疑车调查', en: 'Cars under suspicion' })} <ClauseChip clause="M2.3.3" /></h2>
      <Result query={query}>
        {({ investigations: rows }) => rows.length === 0 ? <p className="cx-soft">{say({ zh: '没有。', en: 'None.' })}</p> : (
          <table className="desk-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: '车辆', en: 'Car' })}</th><th scope="col">{say({ zh: '嫌疑', en: 'Suspicion' })}</th>
                <th scope="col">{say({ zh: '提出', en: 'Raised' })}</th><th scope="col">{say({ zh: '结论', en: 'Finding' })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.investigationId}>
                  <th scope="row">
                    {one.transferId
                      ? (
                        <>
                          <GoLink to="/transfers" search={{ id: one.transferId, side: one.inArea === area ? 'in' : 'out' }}>{one.plateNumber}</GoLink>
                          <span className="cx-soft cx-small"> {say(cityName(one.outArea))} → {say(cityName(one.inArea))}</span>
                        </>
                      ) : (
                        <>
                          <GoLink to="/review" search={{ case: one.caseId ?? undefined }}>{one.plateNumber ?? say({ zh: '新车', en: 'New car' })}</GoLink>
                          <span className="cx-soft cx-small"> {say({ zh: '本市业务', en: 'In this city' })} <span className="cx-figures">{one.number}</span></span>
                        </>
                      )}
                  </th>
                  <td>{say(groundWords(one.ground))}<span className="cx-soft"> · <span lang="zh-CN">{one.words}</span></span></td>
                  <td>{say(foundWords[one.foundBy])} <span className="cx-figures">{one.openedBy}</span> <At at={one.openedAt} /></td>
                  <td>{one.outcome === null ? <Settle area={area} one={one} onSettled={() => void query.refetch()} /> : (
                    <>
                      <span className="os-kind" data-tone={one.outcome === 'cleared' ? 'good' : 'bad'}>
                        <Shape tone={one.outcome === 'cleared' ? 'good' : 'bad'} />{say(one.outcome === 'cleared' ? { zh: '嫌疑排除', en: 'Cleared' } : { zh: '嫌疑成立', en: 'Confirmed' })}
                      </span>
                      <span className="cx-soft cx-small"> <span className="cx-figures">{one.settledBy}</span> <span lang="zh-CN">{one.settledWords}</span></span>
                    </>
                  )}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Result>
    </section>
  )
}

/** Lawful returns of both places: ground, evidence, who proposed and who decided (M2.4.1). */
export const Returns = ({ area }: { readonly area: string }) => {
  const say = useSay()
  const client = useClient()
  const [shown, setShown] = useState<{ readonly transferId: string; readonly returnId: string } | null>(null)
  const query = useQuery({ queryKey: ['archive-returns', area], queryFn: ({ signal }) => client.call(archiveReturns, { params: { area }, signal }) })
  return (
    <section className="desk-card">
      <h2>{say({ zh: '依法退档', en: 'Lawful returns' })} <ClauseChip clause="M2.4.1" /></h2>
      <Result query={query}>
        {({ returns: rows }) => rows.length === 0 ? <p className="cx-soft">{say({ zh: '没有。', en: 'None.' })}</p> : (
          <table className="desk-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: '车辆', en: 'Car' })}</th><th scope="col">{say({ zh: '理由', en: 'Ground' })}</th><th scope="col">{say({ zh: '证据', en: 'Evidence' })}</th>
                <th scope="col">{say({ zh: '提出', en: 'Proposed' })}</th><th scope="col">{say({ zh: '决定', en: 'Decided' })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.returnId}>
                  <th scope="row"><GoLink to="/transfers" search={{ id: one.transferId, side: one.inArea === area ? 'in' : 'out' }}>{one.plateNumber}</GoLink></th>
                  <td>{say(groundsOfReturn[one.ground])}<span className="cx-soft"> · <span lang="zh-CN">{one.words}</span></span></td>
                  <td><Button size="small" onClick={() => setShown(one)}>{say({ zh: '查看（留痕）', en: 'Look (recorded)' })}</Button></td>
                  <td><span className="cx-figures">{one.officerNumber}</span> <At at={one.at} /></td>
                  <td>{one.decidedAt === null ? say({ zh: '等第二人', en: 'Waits for a second officer' })
                    : <>{say(one.outcome === 'confirmed' ? { zh: '同意', en: 'Confirmed' } : { zh: '不同意', en: 'Declined' })} <span className="cx-figures">{one.decidedBy}</span> <At at={one.decidedAt} /></>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Result>
      {shown && (
        <PictureWindow name={say({ zh: '退档证据', en: 'Evidence of the return' })} known={['return-evidence', shown.returnId]} onClose={() => setShown(null)}
          read={(signal) => client.call(returnEvidence, { params: { area, transferId: shown.transferId, returnId: shown.returnId }, signal })} />
      )}
    </section>
  )
}
