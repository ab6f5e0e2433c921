import type { ServiceView } from '@changxing/contract/cases.ts'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Link } from '@tanstack/react-router'

/** Services as rows: title, one sentence. `vehicle`: the one that the reader has chosen already, and titles alone; `help`: straight to helping an older person. */
export const ServiceRows = ({ services, vehicle, help }: { readonly services: readonly ServiceView[]; readonly vehicle?: string; readonly help?: boolean }) => {
  const say = useSay()
  return (
    <ul className="cx-plain-list rows">
      {services.map((service) => (
        <li key={service.id}>
          <Link className="row" to={help ? '/services/$service/help' : '/services/$service'} params={{ service: service.id }} search={help ? {} : { vehicle }}>
            <Icon name={service.subject?.kind === 'vehicle' || service.subject?.kind === 'arrival' ? 'car' : 'document'} />
            <span className="row-words"><span>{say(service.title)}</span>{!vehicle && <span>{say(service.summary)}</span>}</span>
            <Icon name="forward" size="1.1em" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
