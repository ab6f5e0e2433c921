import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Button } from 'antd'
import type { Dispatch, SetStateAction } from 'react'
import { ScanPaper } from '../counter/scan-paper.tsx'
import '../counter/counter.css'

export type ScanOf<Kind extends string> = { readonly kind: Kind; readonly fileId: string }

/**
 * Lines of papers, each scanned here; of papers joined by “or” one will do. `only`: when a line is wanted that is not wanted of everybody. `sides`: what of a
 * paper is still to be scanned, by the kind of each page that is there; without, one page will do.
 */
export const PaperLines = <Kind extends string>({ lines, names, scans, only = () => undefined, sides = () => [], onScans }: {
  readonly lines: readonly (readonly Kind[])[]; readonly names: Readonly<Record<Kind, Words>>; readonly scans: readonly ScanOf<Kind>[]
  readonly only?: (line: readonly Kind[]) => Words | undefined; readonly sides?: (kind: Kind, given: readonly Kind[]) => readonly Words[]; readonly onScans: Dispatch<SetStateAction<readonly ScanOf<Kind>[]>>
}) => {
  const say = useSay()
  const given = scans.map(({ kind }) => kind)
  const isWhole = (kind: Kind) => given.includes(kind) && sides(kind, given).length === 0
  return (
    <ul className="cx-plain-list tr-papers">
      {lines.map((line) => {
        const had = line.some(isWhole)
        const when = only(line)
        const wanted = had || when ? 'grey' : 'care'
        return (
          <li key={line.join()} data-had={had}>
            {line.map((kind, index) => {
              const pages = given.filter((one) => one === kind).length
              const whole = isWhole(kind)
              const [side] = sides(kind, given)
              const name = say(names[kind])
              return (
                <div key={kind} className="tr-paper">
                  <span className="tr-mark" data-tone={whole ? 'good' : wanted}>
                    {(whole || !when) && <Shape tone={whole ? 'good' : wanted} />}{index > 0 && say({ zh: '或 ', en: 'or ' })}{name}
                  </span>
                  <span className="cx-soft cx-small" role="status">
                    {pages > 0 ? say({ zh: `${pages} 页${side ? `，还差${side.zh}` : ''}`, en: `${pages === 1 ? '1 page' : `${pages} pages`}${side ? `, ${side.en} to be scanned` : ''}` }) : had ? '' : say(when ?? { zh: '待扫描', en: 'to be scanned' })}
                    {pages > 0 && <Button size="small" type="text" onClick={() => onScans((before) => before.filter((scan) => scan.kind !== kind))}>{say({ zh: '重扫', en: 'Scan anew' })}<span className="cx-hidden">：{name}</span></Button>}
                  </span>
                  <ScanPaper name={side ? `${name} ${say(side)}` : name} onScanned={(fileId) => onScans((before) => [...before, { kind, fileId }])} />
                </div>
              )
            })}
          </li>
        )
      })}
    </ul>
  )
}
