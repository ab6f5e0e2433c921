import { agencies, type AgencyHealth, type AgencyWindow } from '@changxing/contract/agencies.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { holdsOneOf, useMe, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { PlaceForm } from './place-form.tsx'
import { WindowTable } from './window-table.tsx'
import './agencies.css'

const tones: Readonly<Record<AgencyHealth['asked'], Tone>> = { usual: 'good', maintenance: 'grey', 'left-alone': 'bad', trial: 'care' }

const AgencyTable = ({ agencies: all }: { readonly agencies: readonly AgencyHealth[] }) => {
  const say = useSay()
  return (
    <section className="desk-card desk-scroll" aria-labelledby="agencies-now">
      <h2 id="agencies-now">{say({ zh: '现在', en: 'Now' })}</h2>
      <table className="desk-table" aria-labelledby="agencies-now">
        <thead><tr>
          <th scope="col">{say({ zh: '部门', en: 'Agency' })}</th><th scope="col">{say({ zh: '现在询问吗', en: 'Asked now?' })}</th>
          <th scope="col" className="number">{say({ zh: '连续失败', en: 'Failures in a row' })}</th><th scope="col">{say({ zh: '此前不询问', en: 'Not before' })}</th>
        </tr></thead>
        <tbody>
          {all.map((one) => (
            <tr key={one.agency}>
              <th scope="row">{say(one.says)}</th>
              <td><span className="cx-chip" data-tone={tones[one.asked]}><Shape tone={tones[one.asked]} />{say(one.askedSays)}</span></td>
              <td className="number">{one.failures}</td>
              <td>{one.notBefore ? <At at={one.notBefore} /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Agencies that are asked online (M10, M11): whether they are asked now, and their maintenance windows, which supervision places and ends. */
const AgenciesPage = () => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const businessDate = useMe().data?.today
  const [placing, setPlacing] = useState(false)
  const [done, setDone] = useState<AgencyWindow>()
  const mayAct = holdsOneOf(officer, ['supervision'])
  const query = useQuery({ queryKey: ['agencies'], queryFn: ({ signal }) => client.call(agencies, { signal }), refetchInterval: 15_000 })
  const placed = (window: AgencyWindow) => {
    setPlacing(false)
    setDone(window)
  }
  useKeys({ zh: '部门联网', en: 'Agencies' }, [{ key: 'n', label: { zh: '设置维护时段', en: 'Place a window' }, run: () => setPlacing(true), off: !mayAct || placing }])
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '部门联网', en: 'Agencies' })}</h1>
        <p className="cx-soft">{say({ zh: '维护时段内不询问该部门，答复记为“暂无结果”，不影响群众办理；对全国生效。', en: 'Within a window an agency is not asked; what waits is unknown and counts against nobody. It holds for the whole country.' })}</p>
      </header>
      <Result query={query}>
        {({ today, agencies: all, windows }) => (
          <>
            {businessDate !== undefined && businessDate !== today && <p className="cx-soft">{say({ zh: `本页按实际日历，今天是 ${today}，不按业务日期。`, en: `This page goes by the real calendar, today ${today}, not by the business date.` })}</p>}
            <AgencyTable agencies={all} />
            {mayAct && !placing && <div className="desk-bar"><Button type="primary" onClick={() => setPlacing(true)}>{say({ zh: '设置维护时段', en: 'Place a window' })}<Kbd of="n" /></Button></div>}
            {placing && <PlaceForm agencies={all} today={today} onDone={placed} onClose={() => setPlacing(false)} />}
            {done && <Notice tone="good" live="polite">{say(done.agencySays)}{done.ended ? say({ zh: '：维护时段已结束。', en: ': the window has ended.' }) : say({ zh: '：维护时段已设置。', en: ': the window is placed.' })}</Notice>}
            <WindowTable windows={windows} mayAct={mayAct} onEnded={setDone} />
          </>
        )}
      </Result>
    </div>
  )
}

export default AgenciesPage
