import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Id, Instant, Words } from './shapes.ts'

const Waiting = z.object({
  ahead: z.int().describe('how many are called before'),
  minutes: z.int().nullable().describe('by how the last hour went; null while nobody has been served in it'),
  says: Words,
})

export const Ticket = z.object({
  area: Area,
  id: Id,
  office: z.object({ id: z.string(), name: Words }),
  day: CivilDate,
  number: z.string().describe('what is called out: G007 in the green lane, A012 in the ordinary one'),
  lane: z.enum(['green', 'ordinary']),
  state: z.enum(['waiting', 'called', 'done', 'no-show', 'given-back']),
  stateSays: Words,
  takenAt: Instant,
  window: z.string().nullable(),
  waiting: Waiting.nullable(),
})
export type Ticket = z.infer<typeof Ticket>

export const listOffices = endpoint({
  method: 'GET', path: '/api/areas/:area/offices', who: ['anyone', 'citizen', 'officer'], anyArea: true,
  summary: { zh: '可取号的办事窗口', en: 'Offices where a number can be taken' },
  clauses: ['M6.2.1'],
  output: z.object({ offices: z.array(z.object({ id: z.string(), name: Words, waiting: z.int(), minutes: z.int().nullable(), lanes: z.object({ green: Waiting, ordinary: Waiting }).describe('for who takes a number now') })) }),
})

export const takeTicket = endpoint({
  method: 'POST', path: '/api/areas/:area/offices/:office/tickets', who: ['citizen'],
  summary: { zh: '取号（60 周岁以上走绿色通道）', en: 'Take a queue number (green lane for 60 and over)' },
  clauses: ['M6.2.1'],
  output: Ticket,
})

export const takeTicketInHall = endpoint({
  method: 'POST', path: '/api/areas/:area/offices/:office/hall-tickets', who: ['officer:photo-capture'],
  summary: { zh: '大厅取号', en: 'Take a number for somebody in the hall' },
  clauses: ['M6.2.1'],
  input: z.object({ green: z.boolean().describe('60 or over, by the identity card shown') }),
  output: Ticket,
})

export const myTickets = endpoint({
  method: 'GET', path: '/api/my/tickets', who: ['citizen'],
  summary: { zh: '我的排号与前面人数', en: 'My numbers of today, and how many are before me' },
  clauses: ['M6.2.1'],
  output: z.object({ tickets: z.array(Ticket) }),
})

export const giveTicketBack = endpoint({
  method: 'POST', path: '/api/areas/:area/tickets/:ticketId/return', who: ['citizen'],
  summary: { zh: '退号', en: 'Give a number back' }, clauses: ['M6.2.1'],
  output: Ticket, refusals: ['not-in-this-state'],
})

export const callNext = endpoint({
  method: 'POST', path: '/api/areas/:area/offices/:office/calls', who: ['officer:photo-capture'],
  summary: { zh: '叫下一号', en: 'Call the next number to a window' },
  clauses: ['M6.2.1'],
  input: z.object({ window: z.string().regex(/^\d{1,3}$/), lane: z.enum(['green', 'any']).optional().describe('green: this window is the green lane') }),
  output: z.object({ ticket: Ticket.nullable().describe('null: nobody waits') }),
})

export const endTicket = endpoint({
  method: 'POST', path: '/api/areas/:area/tickets/:ticketId/end', who: ['officer:photo-capture'],
  summary: { zh: '办毕或过号', en: 'Served, or nobody came' }, clauses: ['M6.2.1'],
  input: z.object({ result: z.enum(['done', 'no-show']) }),
  output: Ticket, refusals: ['not-in-this-state'],
})

export const queueDisplay = endpoint({
  method: 'GET', path: '/api/areas/:area/offices/:office/display', who: ['anyone', 'citizen', 'officer'], anyArea: true,
  summary: { zh: '大厅叫号屏', en: 'The display in the hall' },
  clauses: ['M6.2.1'],
  output: z.object({
    office: z.object({ id: z.string(), name: Words }), day: CivilDate,
    called: z.array(z.object({ number: z.string(), lane: z.enum(['green', 'ordinary']), window: z.string(), at: Instant })),
    waiting: z.object({ green: z.int(), ordinary: z.int() }), minutes: z.object({ green: z.int().nullable(), ordinary: z.int().nullable() }),
  }),
})

export const hallView = endpoint({
  method: 'GET', path: '/api/areas/:area/offices/:office/hall', who: ['officer:photo-capture'],
  summary: { zh: '叫号台：等候与已叫的号', en: 'The caller’s desk: who waits and who was called' },
  clauses: ['M6.2.1'],
  output: z.object({ office: z.object({ id: z.string(), name: Words }), waiting: z.array(Ticket), called: z.array(Ticket) }),
})
