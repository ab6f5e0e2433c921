import { agentPapers, counterPapers, isWhole, papersNeeded, sidesToScan, type CounterPaper } from '@changxing/rules/vehicles/counter-papers.ts'
import type { TransferGround } from '@changxing/rules/vehicles/transfer-needs.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Button } from 'antd'
import { ScanPaper } from '../counter/scan-paper.tsx'
import '../counter/counter.css'

export type Scan = { readonly kind: CounterPaper; readonly fileId: string }

/** Wanted of some only; who takes the application is told when it lacks. */
const sometimes: readonly { readonly kind: CounterPaper; readonly when: Words }[] = [
  { kind: 'residence-permit', when: { zh: '新车主户籍不在转入地的', en: 'if the new owner is registered elsewhere' } },
  { kind: 'safety-inspection', when: { zh: '检验已过期的', en: 'if its inspection has run out' } },
  { kind: 'compulsory-insurance', when: { zh: '检验已过期的', en: 'if its inspection has run out' } },
]

/** What this ground needs, and an agent besides, each scanned here before the application is taken; of papers joined by “or” one will do. */
export const CounterPapers = ({ ground, byAgent, onePage, scans, onScans }: {
  readonly ground: TransferGround; readonly byAgent: boolean; readonly onePage: readonly CounterPaper[]; readonly scans: readonly Scan[]; readonly onScans: (scans: readonly Scan[]) => void
}) => {
  const say = useSay()
  const given = scans.map(({ kind }) => kind)
  return (
    <section className="case-block">
      <h2>{say({ zh: '材料（扫描原件）', en: 'Papers (scan the originals)' })} <ClauseChip clause="M2.3.6" /></h2>
      {ground === 'sale' && <p className="cx-soft">{say({ zh: '发票：税务部门已核实的免扫；没有答复时必须扫描。', en: 'Invoice: not needed once the tax department confirms it; to be scanned when nobody answers.' })}</p>}
      <ul className="cx-plain-list tr-papers">
        {[...papersNeeded(ground, false, byAgent ? agentPapers : []), ...sometimes.map(({ kind }) => [kind])].map((line) => {
          const had = line.some((kind) => isWhole(kind, given, onePage))
          const only = sometimes.find(({ kind }) => line.includes(kind))
          const wanted = had ? 'grey' : only ? 'grey' : 'care'
          return (
            <li key={line.join()} data-had={had}>
              {line.map((kind, index) => {
                const pages = scans.filter((scan) => scan.kind === kind).length
                const whole = isWhole(kind, given, onePage)
                const [side] = sidesToScan(kind, given, onePage)
                const [name, next] = [say(counterPapers[kind]), side ? ` ${say(side)}` : '']
                return (
                  <div key={kind} className="tr-paper">
                    <span className="tr-mark" data-tone={whole ? 'good' : wanted}>
                      {(whole || !only) && <Shape tone={whole ? 'good' : wanted} />}{index > 0 && say({ zh: '或 ', en: 'or ' })}{name}
                    </span>
                    <span className="cx-soft cx-small" role="status">
                      {pages > 0 ? say({ zh: `${pages} 页${side ? `，还差${side.zh}` : ''}`, en: `${pages === 1 ? '1 page' : `${pages} pages`}${side ? `, ${side.en} to be scanned` : ''}` }) : had ? '' : say(only ? only.when : { zh: '待扫描', en: 'to be scanned' })}
                      {pages > 0 && <Button size="small" type="text" onClick={() => onScans(scans.filter((scan) => scan.kind !== kind))}>{say({ zh: '重扫', en: 'Scan anew' })}<span className="cx-hidden">：{name}</span></Button>}
                    </span>
                    <ScanPaper name={`${name}${next}`} onScanned={(fileId) => onScans([...scans, { kind, fileId }])} />
                  </div>
                )
              })}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
