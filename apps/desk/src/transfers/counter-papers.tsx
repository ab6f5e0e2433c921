import { agentPapers, counterPapers, papersNeeded, sidesToScan, type CounterPaper } from '@changxing/rules/vehicles/counter-papers.ts'
import type { TransferGround } from '@changxing/rules/vehicles/transfer-needs.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import type { Dispatch, SetStateAction } from 'react'
import { PaperLines, type ScanOf } from './paper-lines.tsx'

export type Scan = ScanOf<CounterPaper>

/** Wanted of some only; who takes the application is told when it lacks. */
const sometimes: readonly { readonly kind: CounterPaper; readonly when: Words }[] = [
  { kind: 'residence-permit', when: { zh: '新车主户籍不在转入地的', en: 'if the new owner is registered elsewhere' } },
  { kind: 'customs-release', when: { zh: '海关监管的', en: 'if it is under customs control' } },
  { kind: 'safety-inspection', when: { zh: '检验已过期的', en: 'if its inspection has run out' } },
  { kind: 'compulsory-insurance', when: { zh: '检验已过期的', en: 'if its inspection has run out' } },
]

/** What this ground needs, and an agent besides, each scanned here before the application is taken. */
export const CounterPapers = ({ ground, byAgent, onePage, scans, onScans }: {
  readonly ground: TransferGround; readonly byAgent: boolean; readonly onePage: readonly CounterPaper[]; readonly scans: readonly Scan[]
  readonly onScans: Dispatch<SetStateAction<readonly Scan[]>>
}) => {
  const say = useSay()
  return (
    <section className="case-block">
      <h2>{say({ zh: '材料（扫描原件）', en: 'Papers (scan the originals)' })} <ClauseChip clause="M2.3.6" /></h2>
      {ground === 'sale' && <p className="cx-soft">{say({ zh: '发票：税务部门已核实的免扫；没有答复时必须扫描。', en: 'Invoice: not needed once the tax department confirms it; to be scanned when nobody answers.' })}</p>}
      <PaperLines lines={[...papersNeeded(ground, false, byAgent ? agentPapers : []), ...sometimes.map(({ kind }) => [kind])]} names={counterPapers} scans={scans} onScans={onScans}
        only={(line) => sometimes.find(({ kind }) => line.includes(kind))?.when} sides={(kind, given) => sidesToScan(kind, given, onePage)} />
    </section>
  )
}
