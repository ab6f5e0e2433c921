import { myArrivals, myVehicles } from '@changxing/contract/vehicles.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useQuery } from '@tanstack/react-query'
import { useCitizen } from '../shell/queries.ts'

/** The signed-in citizen's vehicles, wherever they are registered. */
export const useMyVehicles = () => {
  const client = useClient()
  const enabled = useCitizen() !== undefined
  return useQuery({ queryKey: ['my-vehicles'], queryFn: ({ signal }) => client.call(myVehicles, { signal }), enabled })
}

/** The cars that the signed-in citizen has to move in. */
export const useMyArrivals = () => {
  const client = useClient()
  const enabled = useCitizen() !== undefined
  return useQuery({ queryKey: ['my-arrivals'], queryFn: ({ signal }) => client.call(myArrivals, { signal }), enabled })
}

/** A vehicle in an address: `510100.019…`. */
export const placeText = ({ area, id }: { readonly area: string; readonly id: string }) => `${area}.${id}`

/** The area and id of such an address, or undefined where it is none. */
export const placeOf = (text: string | undefined): { readonly area: string; readonly id: string } | undefined => {
  const [, area, id] = /^(\d{6})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  return area && id ? { area, id } : undefined
}
