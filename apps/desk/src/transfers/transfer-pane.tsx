import type { TransferView } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { ArrivedArchive } from '../archive/arrived-archive.tsx'
import { NewOwnerPapers } from '../archive/new-owner-papers.tsx'
import { OwnArchive } from '../archive/own-archive.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { InspectionWatch } from './inspection-watch.tsx'
import { MattersBlock } from './matters-block.tsx'
import { actorWords, answerTone, groundWords, isOurTurn, pathWords } from './transfer-words.ts'
import type { Part } from './transfers-page.tsx'
import { TwoClocks } from './two-clocks.tsx'

const parts = {
  overview: { key: 'o', label: { zh: '概况', en: 'Overview' } },
  archive: { key: 'd', label: { zh: '档案', en: 'File' } },
  inspection: { key: 'v', label: { zh: '查验', en: 'Inspection' } },
} as const satisfies Record<Part, { readonly key: string; readonly label: Words }>

const invoiceWords: Record<'confirmed' | 'denied' | 'unknown', Words> = {
  confirmed: { zh: '已向税务、商务核实', en: 'Confirmed by tax and commerce' }, denied: { zh: '核查未通过，不能登记', en: 'It does not stand; the car cannot be registered' },
  unknown: { zh: '暂无结果，系统自动再查；登记前仍无结果须人工核对', en: 'No answer yet; asked again by itself, and compared by eye if there is none before the registration' },
}

const Overview = ({ view }: { readonly view: TransferView }) => {
  const say = useSay()
  const people: readonly (readonly [Words, string | null])[] = [
    [{ zh: '受理人', en: 'Accepted by' }, view.acceptedBy], [{ zh: '查验人', en: 'Inspected by' }, view.inspectedBy], [{ zh: '登记人', en: 'Registered by' }, view.registeredBy],
  ]
  return (
    <div className="case-columns">
      <div>
        {view.holds.length > 0 && (
          <section className="case-block"><h2>{say({ zh: '为什么暂停', en: 'Why it stands still' })}</h2><ReasonList reasons={view.holds} /></section>
        )}
        <MattersBlock view={view} />
        {view.hindrances.length > 0 && (
          <section className="case-block"><h2>{say({ zh: '须先处理', en: 'To be settled first' })}</h2><ReasonList reasons={view.hindrances} /></section>
        )}
        <section className="case-block">
          <h2>{say({ zh: '为什么这样办', en: 'Why it goes this way' })}<span className="decision-rule">{view.decision.rule} · v{view.decision.version} · {view.decision.on}</span></h2>
          <ReasonList reasons={view.decision.reasons} />
        </section>
      </div>
      <div>
        <section className="case-block">
          <h2>{say({ zh: '业务', en: 'The transfer' })}</h2>
          <dl className="cx-facts">
            <dt>{say({ zh: '新车主', en: 'New owner' })}</dt><dd><span lang="zh-CN">{view.buyer.name}</span> <span className="cx-figures cx-soft">{view.buyer.numberMasked}</span></dd>
            {view.agent && <><dt>{say({ zh: '代理人', en: 'Agent' })}</dt><dd><span lang="zh-CN">{view.agent.nameMasked}</span> <span className="cx-figures cx-soft">{view.agent.numberMasked}</span>{view.agent.mandate && <> · {say({ zh: '委托书 ', en: 'mandate ' })}<Day on={view.agent.mandate.madeOn} /> – <Day on={view.agent.mandate.validUntil} /></>}</dd></>}
            <dt>{say({ zh: '车型', en: 'Type' })}</dt><dd>{say(view.car.typeSays)}</dd>
            <dt>{say({ zh: '原因', en: 'Ground' })}</dt><dd>{say(groundWords[view.ground])}{view.tradeArea && <> · {say({ zh: `${cityName(view.tradeArea).zh}开票`, en: `invoiced in ${cityName(view.tradeArea).en}` })}</>}</dd>
            {view.invoice && <><dt>{say({ zh: '发票', en: 'Invoice' })}</dt><dd>{view.invoice.comparedBy ? say({ zh: `原件已由 ${view.invoice.comparedBy} 人工核对`, en: `The original was compared by ${view.invoice.comparedBy}` }) : say(invoiceWords[view.invoice.result])}</dd></>}
            <dt>{say({ zh: '查验', en: 'Inspections' })}</dt><dd>{say({ zh: `${view.inspectionsNeeded} 次`, en: view.inspectionsNeeded === 1 ? 'once' : 'twice' })}</dd>
            <dt>{say({ zh: '申请日', en: 'Applied on' })}</dt><dd><Day on={view.appliedOn} /></dd>
            {people.map(([label, number]) => number && <div key={label.en} className="desk-contents"><dt>{say(label)}</dt><dd className="cx-figures">{number}</dd></div>)}
            {view.rating && <><dt>{say({ zh: '评价', en: 'Rating' })}</dt><dd>{say({ zh: `${view.rating.score} 分`, en: `${view.rating.score} of 5` })}{view.rating.text && <>：<span lang="zh-CN">{view.rating.text}</span></>}</dd></>}
            {view.handedIn && <><dt>{say({ zh: '牌证', en: 'Plates, licence' })}</dt><dd>{say(view.handedIn.says)} · <Day on={view.handedIn.on} /> <span className="cx-figures">{view.handedIn.officerNumber}</span>{view.handedIn.insuredUntil && <> · {say({ zh: '交强险至 ', en: 'insured until ' })}<Day on={view.handedIn.insuredUntil} /></>}</dd></>}
            {view.temporaryPlate && <><dt>{say({ zh: '临时号牌', en: 'Temporary plate' })}</dt><dd><span lang="zh-CN" className="cx-figures">{view.temporaryPlate.number}</span> · {say({ zh: '至 ', en: 'until ' })}<Day on={view.temporaryPlate.validUntil} /></dd></>}
            {view.newPlate && <><dt>{say({ zh: '新号牌', en: 'New plate' })}</dt><dd><Plate kind={view.car.plateKind} number={view.newPlate} /></dd></>}
          </dl>
        </section>
        <section className="case-block">
          <h2>{say({ zh: '经过', en: 'What happened' })}</h2>
          <ol className="cx-plain-list tr-timeline">
            {view.timeline.toReversed().map((event) => (
              <li key={event.seq}>
                <span>{say(event.says)}{event.note && <>：<span lang="zh-CN">{event.note}</span></>}</span>
                <span className="cx-soft cx-small"><At at={event.at} /> · {say(actorWords[event.by])} {event.officerNumber && <span className="cx-figures">{event.officerNumber}</span>}</span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </div>
  )
}

/** Middle: the answer first, then the clock of both offices, then why; the vehicle's file and the inspection on the other two pages. */
export const TransferPane = ({ view, part, onPart, onChanged }: {
  readonly view: TransferView; readonly part: Part; readonly onPart: (part: Part) => void; readonly onChanged: () => void
}) => {
  const say = useSay()
  const officer = useOfficer()
  const tone = answerTone(view)
  // The car is here, and its owner with the originals.
  const papersFirst = view.side === 'in' && view.originals.length > 0 && (view.state === 'archive-received' || view.state === 'inspected')
  const seesArchive = holdsOneOf(officer, ['archive', 'registration', 'review-head'])
  useKeys({ zh: '一笔过户', en: 'A transfer' }, (Object.keys(parts) as Part[]).map((name) => ({ key: parts[name].key, label: parts[name].label, run: () => onPart(name) })))
  return (
    <section className="case" aria-label={say({ zh: '过户', en: 'Transfer' })}>
      <header className="tr-head">
        <h1><Plate kind={view.car.plateKind} number={view.car.plateNumber} large /><span>{view.car.brandModel}</span></h1>
        <span className="tr-way">{say(cityName(view.outArea))} → {say(cityName(view.inArea))}</span>
        <span className="cx-chip" data-tone="blue">{view.path} · {say(pathWords[view.path])}</span>
        <span className="case-head-number">{view.number}</span>
      </header>
      <AnswerLine answer={view.state === 'registered' ? 'yes' : 'checking'} tone={view.holds.length > 0 ? 'bad' : tone}
        line={view.holds.length > 0 ? { zh: `暂停办理：${view.stateSays.zh}`, en: `Stands still. ${view.stateSays.en}` } : view.stateSays}>
        <p>{say(view.clock.says)}{isOurTurn(view) && <strong> · {say({ zh: '轮到本单位', en: 'It is our turn' })}</strong>}</p>
      </AnswerLine>
      <TwoClocks view={view} />
      <div className="case-documents" role="group" aria-label={say({ zh: '选择页面', en: 'Choose a page' })}>
        {(Object.keys(parts) as Part[]).map((name) => (
          <button key={name} type="button" aria-pressed={name === part} onClick={() => onPart(name)}>{say(parts[name].label)}<Kbd of={parts[name].key} /></button>
        ))}
      </div>
      {part === 'overview' && <Overview view={view} />}
      {part === 'inspection' && <InspectionWatch view={view} onChanged={onChanged} />}
      {part === 'archive' && (!seesArchive
        ? <p className="desk-empty">{say({ zh: '档案由档案岗、登记审核岗和业务领导岗查看。', en: 'The file is for the posts of archive, registration and head of business.' })}</p>
        : <>
            {papersFirst && <NewOwnerPapers view={view} onChanged={onChanged} />}
            {view.side === 'out' ? <OwnArchive view={view} onChanged={onChanged} /> : <ArrivedArchive view={view} onChanged={onChanged} />}
            {!papersFirst && <NewOwnerPapers view={view} onChanged={onChanged} />}
          </>)}
    </section>
  )
}
