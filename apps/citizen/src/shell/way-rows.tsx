import type { Words } from '@changxing/rules/words.ts'
import { Icon, type IconName } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Link, type LinkProps } from '@tanstack/react-router'

export type Way = Pick<LinkProps, 'to' | 'search'> & { readonly icon: IconName; readonly label: Words; readonly more?: Words }

/** Ways on as rows: what it is, and a few words more. */
export const WayRows = ({ ways }: { readonly ways: readonly Way[] }) => {
  const say = useSay()
  return (
    <ul className="cx-plain-list rows">
      {ways.map(({ to, search, icon, label, more }) => (
        <li key={label.en}>
          <Link className="row" to={to} search={search}>
            <Icon name={icon} />
            <span className="row-words"><span>{say(label)}</span>{more && <span>{say(more)}</span>}</span>
            <Icon name="forward" size="1.1em" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
