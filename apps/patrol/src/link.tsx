import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import type { ComponentType, ReactNode } from 'react'

/** The screens of this app. The router's own global registration is left alone: the three apps are one TypeScript program. */
export type Screen = '/' | '/verdict' | '/challenge' | '/look-up' | '/detain' | '/checks' | '/settings' | '/inspections' | '/inspection' | '/tests' | '/test-sheet'

type Props = {
  readonly to: Screen
  readonly search?: { readonly [name: string]: string }
  readonly className?: string
  readonly replace?: boolean
  readonly exact?: boolean
  readonly children: ReactNode
}

const Untyped = Link as unknown as ComponentType<Record<string, unknown>>
const UntypedNavigate = Navigate as unknown as ComponentType<{ to: Screen; replace?: boolean }>

/** A link to a screen; marked for screen readers while it is the current one. */
export const ScreenLink = ({ exact = true, ...props }: Props) => (
  <Untyped {...props} activeOptions={{ exact }} activeProps={{ 'aria-current': 'page' }} />
)

/** Leaves for another screen at once. */
export const LeaveFor = ({ to }: { readonly to: Screen }) => <UntypedNavigate to={to} replace />

/** Goes to a screen. */
export function useGo(): (to: Screen, search?: { readonly [name: string]: string }) => void {
  const navigate = useNavigate() as unknown as (options: { to: Screen; search?: { readonly [name: string]: string } }) => Promise<void>
  return (to, search) => void navigate({ to, ...(search && { search }) })
}
