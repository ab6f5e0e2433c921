import type { TransferRoute } from '@changxing/rules/vehicles/decide-transfer-route.ts'
import { transferNeeds, transferWays, type TransferGround, type TransferWay } from '@changxing/rules/vehicles/transfer-needs.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'

const heads: Record<TransferWay, Words> = {
  'in-place': { zh: '在上牌城市交易开票的', en: 'If it is traded where you register it' },
  'out-place': { zh: '在登记城市交易开票的', en: 'If it is traded where it is registered' },
  'within-area': { zh: '本市', en: 'In the city' }, 'earlier-procedure': { zh: '按原办法', en: 'The earlier way' },
}
const offices = {
  'in-office': { zh: '到上牌城市的车管所', en: 'To the vehicle office where you register it' },
  'out-office': { zh: '先到现在登记城市的车管所', en: 'First to the vehicle office where it is registered now' },
} as const satisfies Record<string, Words>

/** What to bring to which office, and how long each step may take, for each way that is open (M2.3.6). */
export const WhatToBring = ({ found, ground, on }: {
  readonly found: { readonly route: TransferRoute; readonly applyAt: readonly string[] }
  readonly ground: TransferGround
  readonly on: string
}) => {
  const say = useSay()
  const ways = transferWays(found)
  return ways.map((way) => {
    const { visits, limits, clause } = transferNeeds(way, ground, on)
    return (
      <section key={way} className="cx-card transfer-needs" aria-label={say(heads[way])}>
        {ways.length > 1 && <p className="cx-soft" style={{ margin: 0 }}>{say(heads[way])}</p>}
        <h2>{say({ zh: '带什么', en: 'What to bring' })} <ClauseChip clause="M2.3.6" /></h2>
        {visits.map(({ at, bring }) => (
          <div key={at}>
            <h3>{say(offices[at])}</h3>
            <ul>{bring.map((paper) => <li key={paper.en}>{say(paper)}</li>)}</ul>
          </div>
        ))}
        <h2>{say({ zh: '多久办好', en: 'How long it takes' })} <ClauseChip clause={clause} /></h2>
        <ol>{limits.map((limit) => <li key={limit.en}>{say(limit)}</li>)}</ol>
      </section>
    )
  })
}
