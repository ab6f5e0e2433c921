import { myCandidateFile, myTestBookings, myTestCalendar, testDraw, type Booking, type CalendarSeat as CalendarSeatShape, type CandidateFile, type Standing as StandingShape } from '@changxing/contract/exams.ts'
import { myTestSheets } from '@changxing/contract/exam-sheets.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { useClient } from '@changxing/ui/api.tsx'
import type { Tone } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { useCitizen } from '../shell/queries.ts'

export type Standing = z.infer<typeof StandingShape>
export type CalendarSeat = z.infer<typeof CalendarSeatShape>
export type Calendar = OutputOf<typeof myTestCalendar>
export type SubjectText = '1' | '2' | '3' | '4'

const everyMs = 20_000

/** My candidate file; looked at again while a change of place is under way. */
export const useCandidateFile = () => {
  const client = useClient()
  const enabled = useCitizen() !== undefined
  return useQuery({
    queryKey: ['candidate-file'], queryFn: ({ signal }) => client.call(myCandidateFile, { signal }), enabled,
    refetchInterval: (query) => (query.state.data?.file?.move ? everyMs : false),
  })
}

export const useMyTestBookings = () => {
  const client = useClient()
  const enabled = useCitizen() !== undefined
  return useQuery({ queryKey: ['my-test-bookings'], queryFn: ({ signal }) => client.call(myTestBookings, { signal }), enabled })
}

export const useTestCalendar = (subject: SubjectText) => {
  const client = useClient()
  return useQuery({ queryKey: ['test-calendar', subject], queryFn: ({ signal }) => client.call(myTestCalendar, { input: { subject }, signal }), retry: false })
}

export const useMyTestSheets = ({ area, bookingId }: Pick<Booking, 'area' | 'bookingId'>, enabled: boolean) => {
  const client = useClient()
  return useQuery({ queryKey: ['my-test-sheets', area, bookingId], queryFn: ({ signal }) => client.call(myTestSheets, { params: { area, bookingId }, signal }), enabled })
}

export const useTestDraw = (area: string, planId: string) => {
  const client = useClient()
  return useQuery({ queryKey: ['test-draw', area, planId], queryFn: ({ signal }) => client.call(testDraw, { params: { area, planId }, signal }) })
}

/** What the screens ask the server anew after a booking was made or given back. */
export const bookingQueries = [['candidate-file'], ['my-test-bookings'], ['test-calendar']] as const

export const toneOfBooking = ({ state }: Pick<Booking, 'state'>): Tone => (state === 'booked' || state === 'passed' ? 'good' : state === 'applied' ? 'blue' : state === 'failed' ? 'bad' : 'grey')

export const isOpenBooking = ({ state }: Pick<Booking, 'state'>): boolean => state === 'applied' || state === 'booked'

/** The subject that comes next: one with an open booking, then one that may be booked, then the first that waits for a day. */
export const nextSubject = (file: CandidateFile): Standing | undefined => {
  const left = file.standings.filter(({ passedOn }) => passedOn === null)
  return left.find(({ booking }) => booking) ?? left.find(({ open }) => open) ?? left.find(({ earliest }) => earliest) ?? left[0]
}
