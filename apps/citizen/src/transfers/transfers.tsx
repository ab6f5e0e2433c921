import type { MyTransfer } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { Link } from '@tanstack/react-router'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { WayRows } from '../shell/way-rows.tsx'
import { ArrivingCars } from '../vehicles/arriving-cars.tsx'
import { toneOfTransfer, useMyTransfers } from './transfers-data.ts'
import '../cases/cases.css'
import './transfers.css'

const TransferCard = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  const tone = toneOfTransfer(transfer)
  const name = (area: string) => say(cityName(area))
  return (
    <Link className="cx-card case-card" to="/transfers/$area/$transferId" params={{ area: transfer.area, transferId: transfer.transferId }}>
      <span className="case-card-head">
        <Plate kind={transfer.car.plateKind} number={transfer.car.plateNumber} />
        <span className="cx-soft">{transfer.role === 'buyer' ? say({ zh: '我买', en: 'I buy' }) : say({ zh: '我卖', en: 'I sell' })}</span>
      </span>
      <span className="transfer-state"><Shape tone={tone} />{say(transfer.stateSays)}</span>
      <span className="case-card-foot cx-soft cx-small">
        <span>{name(transfer.outArea)} → {name(transfer.area)}</span>
        {transfer.clock.dueOn && <span>{say({ zh: '不晚于 ', en: 'by ' })}<Day on={transfer.clock.dueOn} /></span>}
      </span>
    </Link>
  )
}

const List = () => (
  <Result query={useMyTransfers()}>
    {({ transfers }) => transfers.length === 0 ? null : <ul className="cx-plain-list cx-stack">{transfers.map((transfer) => <li key={transfer.transferId}><TransferCard transfer={transfer} /></li>)}</ul>}
  </Result>
)

const ways = [
  { to: '/transfers/route', icon: 'help', label: { zh: '先问一问：该怎么办', en: 'First ask: which way?' }, more: { zh: '答几个问题，就知道去哪里办、跑几趟', en: 'A few questions tell you where to go and how often' } },
  { to: '/car-check', icon: 'eye', label: { zh: '付钱前一起查车', en: 'Check the car before you pay' }, more: { zh: '抵押、违法、查封，一次看清', en: 'Mortgage, violations, seals, all at once' } },
  { to: '/transfers/new', icon: 'swap', label: { zh: '新车主网上申请', en: 'New owner: apply online' }, more: { zh: '在转入地交易、已开发票', en: 'Traded where you register, invoice in hand' } },
] as const

/** 二手车过户: ask which way, check the car, apply, follow it. */
const Transfers = () => (
  <Screen title={{ zh: '二手车过户', en: 'Used-car transfer' }} back={{ to: '/vehicles' }}>
    <WayRows ways={ways} />
    <SignedIn why={{ zh: '登录后查看您的过户', en: 'Sign in to see your transfers' }}><ArrivingCars /><List /></SignedIn>
  </Screen>
)
export default Transfers
