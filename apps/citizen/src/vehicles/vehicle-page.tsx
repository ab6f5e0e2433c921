import { myVehicle, type VehicleView } from '@changxing/contract/vehicles.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Plate, plateWords } from '@changxing/ui/plate.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMe, useServices } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { WayRows } from '../shell/way-rows.tsx'
import { ServiceRows } from '../services/service-rows.tsx'
import { Chips } from './chips.tsx'
import { MakeCheckLink } from './make-check-link.tsx'
import { placeText } from './my-vehicles-data.ts'
import { markStanding, stateChips } from './vehicle-standing.ts'
import '@changxing/ui/case/case.css'
import '../cases/cases.css'
import './vehicles.css'

const route = getRouteApi('/vehicles/$area/$vehicleId')

const File = ({ vehicle }: { readonly vehicle: VehicleView }) => {
  const say = useSay()
  const rows = [
    [{ zh: '车辆类型', en: 'Type' }, say(vehicle.typeSays)], [{ zh: '使用性质', en: 'Use' }, say(vehicle.useSays)], [{ zh: '颜色', en: 'Colour' }, say(vehicle.colourSays)],
    [{ zh: '车辆识别代号', en: 'VIN' }, vehicle.vin], [{ zh: '发动机号', en: 'Engine number' }, vehicle.engineNumber || '—'], [{ zh: '登记证书编号', en: 'Registration certificate' }, vehicle.certificateNumber],
    [{ zh: '实物档案', en: 'Paper file kept in' }, say(cityName(vehicle.paperArchiveArea))],
  ] as const
  return (
    <details className="cx-card">
      <summary>{say({ zh: '登记信息', en: 'What is registered' })}</summary>
      <dl className="cx-facts">
        <dt>{say({ zh: '初次登记', en: 'First registered' })}</dt><dd><Day on={vehicle.firstRegisteredOn} /></dd>
        {vehicle.scrapBy && <><dt>{say({ zh: '强制报废期止', en: 'To be scrapped by' })}</dt><dd><Day on={vehicle.scrapBy} /></dd></>}
        {rows.map(([label, value]) => <div key={label.en} style={{ display: 'contents' }}><dt>{say(label)}</dt><dd className="cx-figures">{value}</dd></div>)}
      </dl>
    </details>
  )
}

/** What the office handed out: in force first, then what is void and why; the temporary plates while new ones are made. */
const Papers = ({ vehicle }: { readonly vehicle: VehicleView }) => {
  const say = useSay()
  const { papers, temporaryPlates } = vehicle
  if (papers.length + temporaryPlates.length === 0) return null
  return (
    <details className="cx-card">
      <summary>{say({ zh: '牌证与标志', en: 'Papers and plates' })}</summary>
      <ul className="cx-plain-list cx-documents">
        {temporaryPlates.map((plate) => (
          <li key={plate.number}>
            <div className="cx-documents-head"><span>{say({ zh: '临时号牌', en: 'Temporary plate' })} <strong>{plate.number}</strong></span></div>
            <p className="cx-soft cx-small">{say({ zh: '自 ', en: 'Good from ' })}<Day on={plate.issuedOn} />{say({ zh: ' 用至 ', en: ' until ' })}<Day on={plate.validUntil} /></p>
          </li>
        ))}
        {papers.map((paper) => (
          <li key={`${paper.kind} ${paper.number} ${paper.issuedOn}`}>
            <div className="cx-documents-head">
              <span>{say(paper.says)} <span className="cx-figures">{paper.number}</span></span>
              <span className="cx-chip" data-tone={paper.voidOn ? 'grey' : 'good'}><Shape tone={paper.voidOn ? 'grey' : 'good'} />{paper.voidOn ? say({ zh: '已作废', en: 'Void' }) : say({ zh: '有效', en: 'In force' })}</span>
            </div>
            <p className="cx-soft cx-small">
              {say({ zh: '核发 ', en: 'Issued ' })}<Day on={paper.issuedOn} />
              {paper.validUntil && <>{say({ zh: '，用至 ', en: ', good until ' })}<Day on={paper.validUntil} /></>}
              {paper.voidBecause && <> · {say(paper.voidBecause)}</>}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Whether it could change hands today, with all that stands in the way; and the shared check before a sale. */
const Sale = ({ vehicle }: { readonly vehicle: VehicleView }) => {
  const say = useSay()
  const { openTransfer: open } = vehicle
  if (open) {
    return (
      <AnswerLine answer="checking" line={{ zh: '正在过户', en: 'It is changing hands' }}>
        <Link to="/transfers/$area/$transferId" params={{ area: open.area, transferId: open.transferId }}>{say({ zh: '看过户进度', en: 'See how the transfer stands' })}</Link>
      </AnswerLine>
    )
  }
  const clear = vehicle.blocking.length === 0
  return (
    <details className="cx-card" open={!clear}>
      <summary>{clear ? say({ zh: '想卖车？', en: 'Selling it?' }) : say({ zh: '现在还不能过户', en: 'It cannot change hands yet' })}</summary>
      <div className="cx-stack">
        {clear
          ? <AnswerLine answer="yes" line={{ zh: '没有影响过户的情况', en: 'Nothing stands in the way of a transfer' }} />
          : <><AnswerLine answer="not-yet" line={{ zh: '先处理下面的情况', en: 'Settle these first' }} /><ReasonList reasons={vehicle.blocking} /></>}
        <MakeCheckLink area={vehicle.area} vehicleId={vehicle.vehicleId} />
      </div>
    </details>
  )
}

const Fitting = ({ vehicle }: { readonly vehicle: VehicleView }) => {
  const say = useSay()
  const services = useServices().data?.services.filter(({ subject, counterOnly }) => subject?.kind === 'vehicle' && !counterOnly) ?? []
  if (services.length === 0) return null
  return (
    <>
      <div className="section-head"><h2>{say({ zh: '这辆车可以办的业务', en: 'What can be done for this vehicle' })}</h2></div>
      <ServiceRows services={services} vehicle={placeText({ area: vehicle.area, id: vehicle.vehicleId })} />
    </>
  )
}

const Page = ({ vehicle, today }: { readonly vehicle: VehicleView; readonly today: string }) => {
  const say = useSay()
  const here = placeText({ area: vehicle.area, id: vehicle.vehicleId })
  return (
    <>
      <section className="cx-card vehicle-head">
        <Plate large kind={vehicle.plate.kind} number={vehicle.plate.number} />
        <p><strong>{vehicle.brandModel}</strong></p>
        <p className="cx-soft cx-small">{say(plateWords(vehicle.plate.kind))} · {say(cityName(vehicle.area))}</p>
        <Chips of={[...stateChips(vehicle), markStanding(vehicle.inspectionValidUntil, today)]} />
      </section>
      <Sale vehicle={vehicle} />
      <Fitting vehicle={vehicle} />
      <WayRows ways={[{ to: '/delegations/new', search: { vehicle: here }, icon: 'letter', label: { zh: '委托他人替这辆车办事', en: 'Let somebody act for this vehicle' } }]} />
      <ul className="cx-plain-list rows">
        <li>
          <a className="row" href="/citizen/vehicles/mortgages">
            <Icon name="business" />
            <span className="row-words">
              <span>{say({ zh: '抵押', en: 'Mortgages' })}</span>
              <span>{vehicle.mortgaged ? say({ zh: '抵押中', en: 'Mortgaged' }) : say({ zh: '没有抵押', en: 'None' })}</span>
            </span>
            <Icon name="forward" size="1.1em" />
          </a>
        </li>
      </ul>
      <Papers vehicle={vehicle} />
      <File vehicle={vehicle} />
    </>
  )
}

const Found = () => {
  const { area, vehicleId } = route.useParams()
  const client = useClient()
  const today = useMe().data?.today
  const found = useQuery({ queryKey: ['my-vehicle', area, vehicleId], queryFn: ({ signal }) => client.call(myVehicle, { params: { area, vehicleId }, signal }) })
  return <Result query={found}>{(vehicle) => (today ? <Page vehicle={vehicle} today={today} /> : null)}</Result>
}

/** One vehicle: how it stands, what may be done with it, and whether it may be sold. */
const VehiclePage = () => (
  <Screen title={{ zh: '我的车', en: 'My vehicle' }} back={{ to: '/vehicles' }}>
    <SignedIn why={{ zh: '登录后查看您的车', en: 'Sign in to see your vehicle' }}><Found /></SignedIn>
  </Screen>
)
export default VehiclePage
