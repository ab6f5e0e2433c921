import { mortgageFilings, type OfficeMortgage } from '@changxing/contract/mortgages.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FilingState } from '../routes.tsx'
import { useKeys } from '../shell/keys.tsx'
import { useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { FilingPane } from './filing-pane.tsx'

const filingTones: Readonly<Record<OfficeMortgage['state'], Tone>> = {
  'waiting-owner': 'blue', 'with-office': 'care', registered: 'good', released: 'grey', declined: 'grey', refused: 'bad', lapsed: 'grey', 'taken-back': 'grey',
}

/** Mortgages by state: the list, and beside it the one that is chosen. J and K move, as in every list. */
export const FilingsTab = ({ state, onState }: { readonly state: FilingState | undefined; readonly onState: (state: FilingState | undefined) => void }) => {
  const say = useSay()
  const client = useClient()
  const { area } = useOfficer()
  const [chosen, setChosen] = useState<string>()
  const query = useQuery({
    queryKey: ['mortgages', area, state], queryFn: ({ signal }) => client.call(mortgageFilings, { params: { area }, input: { state }, signal }), refetchInterval: 30_000,
  })
  const rows = query.data?.mortgages ?? []
  const at = Math.max(0, rows.findIndex(({ mortgageId }) => mortgageId === chosen))
  const shown = rows[at]
  const move = (by: number) => setChosen(rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.mortgageId)
  useKeys({ zh: '抵押列表', en: 'List of mortgages' }, [
    { key: 'j', label: { zh: '下一条', en: 'Next' }, run: () => move(1), off: rows.length === 0 },
    { key: 'k', label: { zh: '上一条', en: 'Previous' }, run: () => move(-1), off: rows.length === 0 },
  ])
  return (
    <Result query={query}>
      {({ counts }) => (
        <>
          <div className="mortgage-chips" role="group" aria-label={say({ zh: '按状态看', en: 'By state' })}>
            <button type="button" className="mortgage-chip" aria-pressed={state === undefined} onClick={() => onState(undefined)}>
              {say({ zh: '全部', en: 'All' })} {counts.reduce((sum, { count }) => sum + count, 0)}
            </button>
            {counts.map((each) => (
              <button key={each.state} type="button" className="mortgage-chip" aria-pressed={state === each.state} onClick={() => onState(each.state)}>{say(each.says)} {each.count}</button>
            ))}
          </div>
          <div className="mortgage-two">
            <div className="desk-card desk-scroll">
              <table className="desk-table">
                <caption className="cx-hidden">{say({ zh: '抵押和质押', en: 'Mortgages and pledges' })}</caption>
                <thead><tr>
                  <th scope="col">{say({ zh: '号牌', en: 'Plate' })}</th><th scope="col">{say({ zh: '状态', en: 'State' })}</th><th scope="col">{say({ zh: '种类', en: 'Kind' })}</th>
                  <th scope="col">{say({ zh: '权利人', en: 'Mortgagee' })}</th><th scope="col">{say({ zh: '合同号', en: 'Contract' })}</th>
                  <th scope="col">{say({ zh: '提交', en: 'Filed' })}</th><th scope="col">{say({ zh: '登记', en: 'Registered' })}</th>
                </tr></thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.mortgageId} className="mortgage-row" data-chosen={row === shown} onClick={() => setChosen(row.mortgageId)}>
                      <th scope="row"><button type="button" className="mortgage-pick" aria-pressed={row === shown} onClick={() => setChosen(row.mortgageId)}>{row.car.plateNumber}</button></th>
                      <td><span className="cx-chip" data-tone={filingTones[row.state]}><Shape tone={filingTones[row.state]} />{say(row.stateSays)}</span></td>
                      <td>{say(row.lienSays)}</td><td>{row.mortgagee.name}</td><td>{row.contractNumber === null ? '–' : <code>{row.contractNumber}</code>}</td><td>{row.filedOn}</td><td>{row.registeredOn ?? '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {rows.length === 0 && <p className="desk-empty">{say({ zh: '没有这样的抵押。', en: 'There are none.' })}</p>}
            </div>
            {shown && <FilingPane key={shown.mortgageId} one={shown} />}
          </div>
        </>
      )}
    </Result>
  )
}
