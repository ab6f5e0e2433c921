import { useSay } from '@changxing/ui/language.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useState, useSyncExternalStore } from 'react'
import { ScreenLink } from '../link.tsx'
import { useTerminalState } from '../terminal/terminal.tsx'
import type { Work } from './inspection-store.ts'
import { session } from './recorder.ts'
import { ReceiptScan } from './receipt-scan.tsx'
import { standingOf } from './standing.ts'
import { uploads } from './upload.ts'
import { useFound, useWaiting } from './use-waiting.ts'
import { isMeant, mayBeFound, type Waiting } from './waiting-cars.ts'
import { keyOf, type Of } from './what-is-inspected.ts'
import './inspection.css'

const search = (of: Of): { readonly [name: string]: string } => ({ ...of })

const Car = ({ of, kind, number, caseNumber, title, tone, line }: {
  readonly of: Of; readonly kind: string | null; readonly number: string | null; readonly caseNumber?: string; readonly title: string; readonly tone: Tone; readonly line: Words
}) => {
  const say = useSay()
  return (
    <li>
      <ScreenLink to="/inspection" search={search(of)} className="in-car">
        {kind && number ? <Plate kind={kind} number={number} /> : <span className="in-new-car">{say({ zh: '新车', en: 'New car' })}</span>}
        <span className="in-car-words"><strong>{title}</strong>{caseNumber && <span className="cx-figures">{caseNumber}</span>}<span data-tone={tone}><Shape tone={tone} />{say(line)}</span></span>
      </ScreenLink>
    </li>
  )
}

const Begun = ({ work }: { readonly work: Work }) => {
  const { inspectionId } = useSyncExternalStore(session.subscribe, session.get)
  const { online } = useTerminalState()
  const { tone, line } = standingOf(work, inspectionId === work.inspectionId, online)
  return <Car of={ofWork(work)} kind={work.car.plateKind} number={work.car.plateNumber} title={work.car.brandModel} tone={tone} line={line} />
}

const ofWork = ({ transferId, caseId }: Work): Of => (transferId ? { transfer: transferId } : { case: caseId! })

/** `numbered`: several may be of one car, which their numbers tell apart. */
const Cars = ({ cars, numbered = false }: { readonly cars: readonly Waiting[]; readonly numbered?: boolean }) => {
  const say = useSay()
  return (
    <ul className="in-cars">
      {cars.map(({ of, number, plateKind, plateNumber, title, tone, line }) => (
        <Car key={keyOf(of)} of={of} {...(numbered && { caseNumber: number })} kind={plateKind} number={plateNumber} title={typeof title === 'string' ? title : say(title)} tone={tone} line={line} />
      ))}
    </ul>
  )
}

/** Who stands there with something that was not sent yet: found by the plate, the whole VIN or the number, and in no list. `listed`: what the list has of it. */
const Found = ({ text, listed }: { readonly text: string; readonly listed: readonly Waiting[] }) => {
  const say = useSay()
  const found = useFound(text)
  if (found.isPending) return <p role="status">{say({ zh: '正在查找…', en: 'Looking…' })}</p>
  if (found.isError && listed.length > 0) return null
  if (found.isError) return <p className="pt-warn" role="alert">{say({ zh: '查不到：没有网络。', en: 'Nothing can be looked up without network.' })}</p>
  const others = found.data.filter(({ of }) => !listed.some((one) => keyOf(one.of) === keyOf(of)))
  if (others.length > 0) {
    return (
      <>
        {others.length + listed.length > 1 && <p className="cx-soft" role="status">{say({ zh: `找到 ${others.length + listed.length} 件，请核对编号和业务。`, en: `${others.length + listed.length} found: compare number and business.` })}</p>}
        <Cars cars={others} numbered />
      </>
    )
  }
  if (listed.length > 0) return null
  return (
    <p className="cx-soft">{say({
      zh: '没有要查验的。请核对号牌或车辆识别代号；车主还没填写业务的，请先在手机上或窗口填写。',
      en: 'Nothing is to be inspected. Compare plate or VIN; an owner who has filled in no business yet does that first, on the phone or at the counter.',
    })}</p>
  )
}

/** The cars that wait for this office's inspection, ready ones first; what this terminal has begun stands on top, also without network. */
export function InspectionListScreen() {
  const say = useSay()
  const { officer, online } = useTerminalState()
  const { works } = useSyncExternalStore(uploads.subscribe, uploads.get)
  const [wanted, setWanted] = useState('')
  const queue = useWaiting()
  const mine = works.filter((work) => work.officerId === officer?.officerId)
  const waiting = (queue.data ?? []).filter(({ of }) => !mine.some((work) => keyOf(ofWork(work)) === keyOf(of)))
  const meant = waiting.filter((one) => isMeant(one, wanted))
  return (
    <div className="pt-page">
      <h1>{say({ zh: '查验', en: 'Inspection' })}</h1>
      {mine.length > 0 && (
        <section>
          <h2>{say({ zh: '本机上的', en: 'On this terminal' })}</h2>
          <ul className="in-cars">{mine.map((work) => <Begun key={work.inspectionId} work={work} />)}</ul>
        </section>
      )}
      <section className="in-find">
        <label className="pt-field">
          <span>{say({ zh: '号牌、车辆识别代号或办件编号', en: 'Plate, VIN or case number' })}</span>
          <input value={wanted} autoComplete="off" spellCheck={false} autoCapitalize="characters" onChange={(event) => setWanted(event.target.value)} />
        </label>
        <ReceiptScan onVin={setWanted} />
      </section>
      <section>
        <h2>{say({ zh: '等待查验', en: 'Waiting to be inspected' })}{queue.data && <span className="cx-figures"> {waiting.length}</span>}</h2>
        {queue.isError && (
          <div className="pt-warn" role="alert">
            <p>{say(online ? { zh: '名单取不到，请稍后再试。', en: 'The list cannot be had now.' } : { zh: '没有网络，看不到新的车辆；已开始的可以接着查验。', en: 'No network: new cars are not shown. What was begun can go on.' })}</p>
            <button type="button" className="cx-button cx-button--quiet pt-big" onClick={() => void queue.refetch()}>{say({ zh: '重试', en: 'Try again' })}</button>
          </div>
        )}
        {queue.isPending && <p role="status">{say({ zh: '正在读取…', en: 'Loading…' })}</p>}
        {queue.data && meant.length === 0 && (wanted.trim() === ''
          ? <p className="cx-soft">{say(mine.length > 0 ? { zh: '没有别的车等待查验。', en: 'No other car is waiting.' } : { zh: '没有等待查验的车辆。', en: 'No car is waiting.' })}</p>
          : !mayBeFound(wanted) && <p className="cx-soft">{say({ zh: '名单里没有。请输入完整的号牌、车辆识别代号或办件编号。', en: 'None in the list. Type the whole plate, VIN or case number.' })}</p>)}
        <Cars cars={meant} />
        {queue.data && mayBeFound(wanted) && <Found text={wanted.trim()} listed={meant} />}
      </section>
    </div>
  )
}
