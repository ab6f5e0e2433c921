import type { VehicleView } from '@changxing/contract/vehicles.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { Link } from '@tanstack/react-router'
import { Result } from '../shell/result.tsx'
import { placeText, useMyVehicles } from '../vehicles/my-vehicles-data.ts'
import '../vehicles/vehicles.css'

const idOf = (vehicle: VehicleView) => placeText({ area: vehicle.area, id: vehicle.vehicleId })

/** Which of my vehicles: one tap on its plate. Chosen, it stands on top with a way to choose another. */
export const ChooseVehicle = ({ label, chosen, onChoose }: {
  readonly label: Words
  readonly chosen: string | undefined
  readonly onChoose: (vehicle: string | undefined) => void
}) => {
  const say = useSay()
  return (
    <Result query={useMyVehicles()}>
      {({ vehicles }) => {
        const one = vehicles.find((vehicle) => idOf(vehicle) === chosen)
        if (one) {
          return (
            <section className="cx-card vehicle-card-head">
              <Plate kind={one.plate.kind} number={one.plate.number} />
              {vehicles.length > 1 && <button type="button" className="cx-button cx-button--plain" onClick={() => onChoose(undefined)}>{say({ zh: '换一辆', en: 'Another one' })}</button>}
            </section>
          )
        }
        if (vehicles.length === 0) {
          return (
            <Notice tone="grey" title={say({ zh: '您名下没有机动车', en: 'There is no vehicle in your name' })}>
              <p>{say({ zh: '车在别人名下，请车主委托您；车给了您还没过户的，先看过户怎么办、由谁申请。', en: 'If it is another person’s, let the owner delegate. If it was sold, given or left to you, first see how it is transferred and who applies.' })}</p>
              <Link to="/transfers/route">{say({ zh: '过户怎么办', en: 'How it is transferred' })}</Link>
            </Notice>
          )
        }
        return (
          <section className="cx-card" aria-label={say(label)}>
            <h2>{say({ zh: `选择：${label.zh}`, en: `Choose: ${label.en}` })}</h2>
            <ul className="cx-plain-list cx-stack">
              {vehicles.map((vehicle) => (
                <li key={vehicle.vehicleId}>
                  <button type="button" className="cx-choice choose-vehicle" onClick={() => onChoose(idOf(vehicle))}>
                    <Plate kind={vehicle.plate.kind} number={vehicle.plate.number} /><span>{vehicle.brandModel}</span>
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
