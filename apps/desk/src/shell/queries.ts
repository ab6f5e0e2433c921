import { listServices } from '@changxing/contract/cases.ts'
import { me, type OfficerActor } from '@changxing/contract/people.ts'
import type { Post } from '@changxing/contract/posts.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { z } from 'zod'

export type Officer = z.infer<typeof OfficerActor>

/** Who is signed in, the business date, and where to sign in. */
export const useMe = () => {
  const client = useClient()
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => client.call(me, { signal }), staleTime: 60_000 })
}

export const OfficerContext = createContext<Officer | null>(null)

/** The signed-in officer; only below the shell's gate. */
export const useOfficer = (): Officer => {
  const officer = useContext(OfficerContext)
  if (!officer) throw new Error('useOfficer is used outside the shell')
  return officer
}

/** Whether the officer holds one of these posts. */
export const holdsOneOf = (officer: Officer, posts: readonly Post[]): boolean => posts.some((post) => officer.posts.includes(post))

export const useServices = () => {
  const client = useClient()
  return useQuery({ queryKey: ['services'], queryFn: ({ signal }) => client.call(listServices, { signal }), staleTime: 300_000 })
}
