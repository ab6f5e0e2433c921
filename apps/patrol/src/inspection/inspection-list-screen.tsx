import { transferQueue } from '@changxing/contract/transfers.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { cityOf } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { ScreenLink } from '../link.tsx'
import { useTerminalState } from '../terminal/terminal.tsx'
import type { Work } from './inspection-store.ts'
import { session } from './recorder.ts'
import { standingOf } from './standing.ts'
import { uploads } from './upload.ts'
import './inspection.css'

type Queued = OutputOf<typeof transferQueue>['transfers'][number]

const waitsHere = ({ side, state, path, inspected }: Queued): boolean =>
  !inspected && (side === 'in' ? ['accepted', 'archive-requested', 'archive-sent', 'archive-to-correct', 'archive-received'].includes(state) : path === 'C' && state === 'archive-requested')

const placeOf = ({ side, state, inArea, outArea }: Queued): Words => {
  const other = cityOf(side === 'in' ? outArea : inArea)?.name ?? { zh: '', en: '' }
  if (side === 'out') return { zh: `转往${other.zh}，先在本地查验`, en: `Leaves for ${other.en}: inspected here first` }
  return state === 'archive-received'
    ? { zh: `来自${other.zh}，档案已到`, en: `From ${other.en}; its file has arrived` }
    : { zh: `来自${other.zh}，档案未到，可先查验`, en: `From ${other.en}; file not here yet, may be looked at first` }
}

const Begun = ({ work }: { readonly work: Work }) => {
  const say = useSay()
  const { inspectionId } = useSyncExternalStore(session.subscribe, session.get)
  const { online } = useTerminalState()
  const { tone, line } = standingOf(work, inspectionId === work.inspectionId, online)
  return (
    <li>
      <ScreenLink to="/inspection" search={{ transfer: work.transferId }} className="in-car">
        <Plate kind={work.car.plateKind} number={work.car.plateNumber} />
        <span className="in-car-words"><strong>{work.car.brandModel}</strong><span data-tone={tone}><Shape tone={tone} />{say(line)}</span></span>
      </ScreenLink>
    </li>
  )
}

/** The cars that wait for this office's inspection, those whose file is here first; what this terminal has begun stands on top, also without network. */
export function InspectionListScreen() {
  const say = useSay()
  const client = useClient()
  const { officer, online } = useTerminalState()
  const { works } = useSyncExternalStore(uploads.subscribe, uploads.get)
  const [wanted, setWanted] = useState('')
  const area = officer!.area
  const queue = useQuery({
    queryKey: ['to-inspect', area], refetchInterval: 30_000,
    queryFn: async ({ signal }) => {
      const sides = await Promise.all((['in', 'out'] as const).map((side) => client.call(transferQueue, { params: { area }, input: { side }, signal })))
      return sides.flatMap(({ transfers }) => transfers).filter(waitsHere)
    },
  })
  const mine = works.filter((work) => work.officerId === officer?.officerId)
  const waiting = (queue.data ?? []).filter(({ transferId, car }) =>
    !mine.some((work) => work.transferId === transferId) && `${car.plateNumber} ${car.brandModel}`.toUpperCase().includes(wanted.trim().toUpperCase()))
  const ordered = waiting.toSorted((a, b) => Number(b.state === 'archive-received') - Number(a.state === 'archive-received'))
  const many = (queue.data?.length ?? 0) > 6
  return (
    <div className="pt-page">
      <h1>{say({ zh: '查验', en: 'Inspection' })}</h1>
      {mine.length > 0 && (
        <section>
          <h2>{say({ zh: '本机上的', en: 'On this terminal' })}</h2>
          <ul className="in-cars">{mine.map((work) => <Begun key={work.inspectionId} work={work} />)}</ul>
        </section>
      )}
      <section>
        <h2>{say({ zh: '等待查验', en: 'Waiting to be inspected' })}{queue.data && <span className="cx-figures"> {queue.data.length}</span>}</h2>
        {many && (
          <label className="pt-field">
            <span>{say({ zh: '按号牌找', en: 'Find by plate' })}</span>
            <input value={wanted} autoComplete="off" spellCheck={false} onChange={(event) => setWanted(event.target.value)} />
          </label>
        )}
        {queue.isError && (
          <div className="pt-warn" role="alert">
            <p>{say(online ? { zh: '名单取不到，请稍后再试。', en: 'The list cannot be had now.' } : { zh: '没有网络，看不到新的车辆；已开始的可以接着查验。', en: 'No network: new cars are not shown. What was begun can go on.' })}</p>
            <button type="button" className="cx-button cx-button--quiet pt-big" onClick={() => void queue.refetch()}>{say({ zh: '重试', en: 'Try again' })}</button>
          </div>
        )}
        {queue.isPending && <p role="status">{say({ zh: '正在读取…', en: 'Loading…' })}</p>}
        {queue.data && ordered.length === 0 && <p className="cx-soft">{say({ zh: '没有等待查验的车辆。', en: 'No car is waiting.' })}</p>}
        <ul className="in-cars">
          {ordered.map((queued) => (
            <li key={queued.transferId}>
              <ScreenLink to="/inspection" search={{ transfer: queued.transferId }} className="in-car">
                <Plate kind={queued.car.plateKind} number={queued.car.plateNumber} />
                <span className="in-car-words">
                  <strong>{queued.car.brandModel}</strong>
                  <span data-tone={queued.state === 'archive-received' ? 'good' : 'grey'}>
                    <Shape tone={queued.state === 'archive-received' ? 'good' : 'grey'} />{say(placeOf(queued))}
                  </span>
                </span>
              </ScreenLink>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
