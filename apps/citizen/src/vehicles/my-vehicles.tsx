import type { VehicleView } from '@changxing/contract/vehicles.ts'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { Link } from '@tanstack/react-router'
import { useMe } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { WayRows } from '../shell/way-rows.tsx'
import { ArrivingCars } from './arriving-cars.tsx'
import { Chips } from './chips.tsx'
import { useMyVehicles } from './my-vehicles-data.ts'
import { markStanding, stateChips } from './vehicle-standing.ts'
import './vehicles.css'

const VehicleCard = ({ vehicle, today }: { readonly vehicle: VehicleView; readonly today: string }) => (
  <Link className="cx-card vehicle-card" to="/vehicles/$area/$vehicleId" params={{ area: vehicle.area, vehicleId: vehicle.vehicleId }}>
    <span className="vehicle-card-head"><Plate kind={vehicle.plate.kind} number={vehicle.plate.number} /><span>{vehicle.brandModel}</span></span>
    <Chips of={[...stateChips(vehicle), markStanding(vehicle.inspectionValidUntil, today)]} />
  </Link>
)

const List = () => {
  const say = useSay()
  const today = useMe().data?.today
  return (
    <Result query={useMyVehicles()}>
      {({ vehicles }) => vehicles.length === 0
        ? (
          <div className="cx-card empty">
            <Icon name="car" size="3rem" />
            <h2>{say({ zh: '名下没有机动车', en: 'No vehicle in your name' })}</h2>
            <p>
              {say({
                zh: '登记在您名下的车会出现在这里。买了二手车，可以从下面开始办过户。',
                en: 'Vehicles registered in your name appear here. If you have bought a used car, start its transfer below.',
              })}
            </p>
          </div>
        )
        : <ul className="cx-plain-list cx-stack">{vehicles.map((vehicle) => <li key={vehicle.vehicleId}>{today && <VehicleCard vehicle={vehicle} today={today} />}</li>)}</ul>}
    </Result>
  )
}

const ways = [
  { to: '/transfers', icon: 'swap', label: { zh: '二手车过户', en: 'Used-car transfer' }, more: { zh: '先问怎么办，再申请，看进度', en: 'Ask which way, apply, follow it' } },
  {
    to: '/car-check', icon: 'eye', label: { zh: '买卖前一起查车', en: 'Check a car before a sale' },
    more: { zh: '双方同意后，一起看能不能过户', en: 'Both agree, then both see whether it can change hands' },
  },
] as const

/** 我的车: each with its plate, how it stands and when its mark ends; and what buying and selling need. */
const MyVehicles = () => (
  <Screen title={{ zh: '我的车', en: 'My vehicles' }} back={{ to: '/' }}>
    <SignedIn why={{ zh: '登录后查看您的车', en: 'Sign in to see your vehicles' }}><ArrivingCars /><List /></SignedIn>
    <WayRows ways={ways} />
  </Screen>
)
export default MyVehicles
