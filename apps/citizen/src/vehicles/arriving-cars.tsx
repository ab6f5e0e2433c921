import type { Arrival } from '@changxing/contract/vehicles.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from '../shell/queries.ts'
import { Chips } from './chips.tsx'
import { placeText, useMyArrivals } from './my-vehicles-data.ts'
import { arrivalStanding } from './vehicle-standing.ts'
import './vehicles.css'

/** The way on: the case that was begun, or the service with this car. */
const WayOn = ({ car }: { readonly car: Arrival }) => {
  const say = useSay()
  const { openCase: open } = car
  if (open && !open.isDraft) {
    return <Link className="cx-button cx-button--quiet cx-button--wide" to="/cases/$area/$caseId" params={{ area: open.area, caseId: open.caseId }}>{say({ zh: '看转入进度', en: 'See how moving in stands' })}</Link>
  }
  return (
    <Link className="cx-button cx-button--wide" to="/services/$service" params={{ service: 'vehicles.move-in' }} search={{ vehicle: placeText({ area: car.area, id: car.arrivalId }) }}>
      {say(open ? { zh: '接着办转入', en: 'Go on with moving in' } : { zh: '去办转入', en: 'Move it in' })}
    </Link>
  )
}

/** A car on its way here: what it is, until when, on which plate, and the way on. */
export const ArrivingCar = ({ car, today, children }: { readonly car: Arrival; readonly today: string; readonly children?: ReactNode }) => {
  const say = useSay()
  const name = (area: string) => say(cityName(area))
  return (
    <section className="cx-card cx-stack arriving">
      <span className="vehicle-card-head"><Plate kind={car.plate.kind} number={car.plate.number} /><span>{car.brandModel}</span></span>
      <Chips of={[arrivalStanding(car.bringBy, today)]} />
      <dl className="cx-facts">
        <dt>{say({ zh: '去向', en: 'From, to' })}</dt><dd>{name(car.outArea)} → {name(car.area)} · {say(car.groundSays)}</dd>
        <dt>{say({ zh: '原号牌', en: 'Former plate' })}</dt><dd>{say({ zh: '已作废，由转出地收回', en: 'Void; the old office takes it back' })}</dd>
        <dt>{say({ zh: '临时号牌', en: 'Temporary plate' })}</dt><dd>
          {car.temporaryPlate
            ? <><span className="cx-figures">{car.temporaryPlate.number}</span>{say({ zh: '，用至 ', en: ', good until ' })}<Day on={car.temporaryPlate.validUntil} /></>
            : say({ zh: '没有：没有看到有效的交强险，请拖车', en: 'None: no insurance in force was stated. Have it towed' })}
        </dd>
        <dt>{say({ zh: '实物档案', en: 'Paper file' })}</dt>
        <dd>
          {car.paperArea
            ? <>{say({ zh: `留在${name(car.paperArea)}，不用带`, en: `Kept in ${name(car.paperArea)}: nothing to bring` })} <ClauseChip clause="M2.4.2" /></>
            : say({ zh: '密封在您手上，不要拆开，办转入时交', en: 'With you, sealed: leave it unopened and give it when you move the car in' })}
        </dd>
      </dl>
      {!car.late && car.temporaryPlate && car.temporaryPlate.validUntil < car.bringBy && today <= car.temporaryPlate.validUntil && (
        <p style={{ margin: 0 }}>{say({ zh: `临时号牌只到 ${car.temporaryPlate.validUntil}，早于转入期限 ${car.bringBy}：之后请拖车。`, en: `The temporary plate ends on ${car.temporaryPlate.validUntil}, before the last day for moving in, ${car.bringBy}: after that have it towed.` })}</p>
      )}
      {car.temporaryPlate && today > car.temporaryPlate.validUntil && <p style={{ margin: 0 }}>{say({ zh: '不能再凭临时号牌开车上路：请拖车前来。', en: 'It may not be driven on that plate any more: have it towed.' })}</p>}
      {children}
    </section>
  )
}

/** 要转入的车: those that have left another city for here; nothing where there is none. */
export const ArrivingCars = () => {
  const say = useSay()
  const today = useMe().data?.today
  const arrivals = useMyArrivals().data?.arrivals ?? []
  if (!today || arrivals.length === 0) return null
  return (
    <section className="cx-stack" aria-label={say({ zh: '要转入的车', en: 'Cars to be moved in' })}>
      <div className="section-head"><h2>{say({ zh: '要转入的车', en: 'Cars to be moved in' })}</h2></div>
      {arrivals.map((car) => <ArrivingCar key={car.arrivalId} car={car} today={today}><WayOn car={car} /></ArrivingCar>)}
    </section>
  )
}
