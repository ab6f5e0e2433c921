import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, type ReactNode } from 'react'
import type { ScreenPath } from './screens.ts'

/** An address of the desk. The router's own types are global to all apps of the repository, so the desk says its addresses here. */
export type Place = { readonly to: ScreenPath | '/'; readonly search?: { readonly [name: string]: string | undefined }; readonly replace?: boolean }

type LinkProps = Place & { readonly className?: string; readonly children: ReactNode }

export const GoLink = ({ to, search, replace, className, children }: LinkProps) => (
  <Link to={to as '.'} search={search as unknown as true} replace={replace} className={className}
    activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false }}>{children}</Link>
)

/** Goes to an address of the desk. */
export const useGo = () => {
  const navigate = useNavigate()
  return useCallback((place: Place) => void navigate(place as object), [navigate])
}

/** What stands behind the `?` of this screen, as its route validated it. */
export const useAddress = <Search extends object>(): Search => useSearch({ strict: false }) as unknown as Search
