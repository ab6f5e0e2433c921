import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import type { Standing } from './vehicle-standing.ts'
import './vehicles.css'

/** How a vehicle stands, each with its shape and tone. */
export const Chips = ({ of }: { readonly of: readonly Standing[] }) => {
  const say = useSay()
  return <span className="vehicle-chips">{of.map(({ tone, says }) => <span key={says.en} className="cx-chip" data-tone={tone}><Shape tone={tone} />{say(says)}</span>)}</span>
}
