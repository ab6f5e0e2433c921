import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMe } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { ArrivingCar } from '../vehicles/arriving-cars.tsx'
import { placeText, useMyArrivals } from '../vehicles/my-vehicles-data.ts'

/** Which car that has left another city: chosen by itself where there is one. */
export const ChooseArrival = ({ chosen, onChoose }: { readonly chosen: string | undefined; readonly onChoose: (arrival: string | undefined) => void }) => {
  const say = useSay()
  const query = useMyArrivals()
  const today = useMe().data?.today
  const places = query.data?.arrivals.map(({ area, arrivalId: id }) => placeText({ area, id })) ?? []
  const [only] = places
  useEffect(() => {
    if (only && places.length === 1 && chosen !== only) onChoose(only)
  }, [only, places.length, chosen, onChoose])
  return (
    <Result query={query}>
      {({ arrivals }) => {
        const one = arrivals[places.indexOf(chosen ?? '')]
        if (one && today) {
          return (
            <ArrivingCar car={one} today={today}>
              {arrivals.length > 1 && <button type="button" className="cx-button cx-button--plain" onClick={() => onChoose(undefined)}>{say({ zh: '换一辆', en: 'Another one' })}</button>}
            </ArrivingCar>
          )
        }
        if (arrivals.length === 0) {
          return (
            <Notice tone="grey" title={say({ zh: '没有要您转入的车', en: 'You have no car to move in' })}>
              <p>{say({ zh: '车要先由现车主在登记地办转出，转出后会出现在这里。', en: 'First its present owner moves it out where it is registered; then it appears here.' })}</p>
              <Link to="/transfers/route">{say({ zh: '先问一问：该怎么办', en: 'First ask: which way?' })}</Link>
            </Notice>
          )
        }
        return (
          <section className="cx-card" aria-label={say({ zh: '要转入的车', en: 'Cars to be moved in' })}>
            <h2>{say({ zh: '选择：要转入的车', en: 'Choose: the car to be moved in' })}</h2>
            <ul className="cx-plain-list cx-stack">
              {arrivals.map((car, index) => (
                <li key={car.arrivalId}>
                  <button type="button" className="cx-choice choose-vehicle" onClick={() => onChoose(places[index])}>
                    <Plate kind={car.plate.kind} number={car.plate.number} /><span>{car.brandModel}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      }}
    </Result>
  )
}
