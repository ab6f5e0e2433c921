import { randomBytes, randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { captureAnswer } from './capture-answer.ts'

export const agencies = ['identity', 'real-person', 'sms', 'insurance', 'bank', 'commerce', 'military', 'border'] as const
export type Agency = (typeof agencies)[number]

/** Faults of the connection or the server: any answer of the agency can suffer them. */
const transportKinds = ['slow', '5xx', 'reset', 'garbage', 'half-body'] as const
/** Faults of what is signed: tokens, real-person results, answers to messages. */
const signedKinds = ['wrong-signature', 'replay', 'clock-off'] as const
/** A fault of what is said: a well-signed answer about something else. */
const contentKinds = ['wrong-vin'] as const
export const faultKinds = [...transportKinds, ...signedKinds, ...contentKinds] as const
export type FaultKind = (typeof faultKinds)[number]

/** Agencies that are asked about a thing, and can answer about another. */
const aboutThings: readonly Agency[] = ['insurance', 'commerce', 'military', 'border']

/** The faults that an agency can have. */
export const kindsOf = (agency: Agency): readonly FaultKind[] => faultKinds.filter((kind) => kind !== 'wrong-vin' || aboutThings.includes(agency))

export type SignedFault = (typeof signedKinds)[number]

export type Fault = {
  readonly id: string
  readonly agency: Agency
  readonly kind: FaultKind
  /** How often it will still strike; null: until it is removed. */
  times: number | null
  /** Strikes only addresses that begin so. */
  readonly path: string | null
  /** For `slow`: how long the answer waits, in milliseconds. */
  readonly delayMs: number
}

/** How far `clock-off` moves the agency's clock: an hour into the past. */
export const clockOffMs = -3_600_000

export type Faults = ReturnType<typeof makeFaults>

/** The faults that are switched on. */
export function makeFaults() {
  let active: Fault[] = []

  /** Takes one strike of the first fault of these kinds that is meant for this address. */
  const take = <Kind extends FaultKind>(agency: Agency, path: string, kinds: readonly Kind[]): (Fault & { kind: Kind }) | undefined => {
    const fault = active.find((each) =>
      each.agency === agency && (kinds as readonly FaultKind[]).includes(each.kind) && (each.path === null || path.startsWith(each.path)))
    if (fault?.times) fault.times--
    if (fault?.times === 0) active = active.filter((each) => each !== fault)
    return fault as (Fault & { kind: Kind }) | undefined
  }

  return {
    list: (): readonly Fault[] => active,
    clear: (): void => { active = [] },
    /** Ends every fault of this kind that the agency has. */
    remove: (agency: string | undefined, kind: string | undefined): void => { active = active.filter((each) => each.agency !== agency || each.kind !== kind) },

    /** Switches a fault on. Throws a sentence for people when the order makes no sense. */
    add(order: unknown): Fault {
      const { agency, kind, times = null, path = null, delayMs = 5000 } = (order ?? {}) as Partial<Fault>
      if (!agencies.includes(agency!)) throw new Error(`agency must be one of: ${agencies.join(', ')}`)
      if (!faultKinds.includes(kind!)) throw new Error(`kind must be one of: ${faultKinds.join(', ')}`)
      if (times !== null && !(Number.isInteger(times) && times > 0)) throw new Error('times must be a whole number above 0, or absent')
      if (path !== null && typeof path !== 'string') throw new Error('path must be the beginning of an address')
      if (!(Number.isInteger(delayMs) && delayMs >= 0 && delayMs <= 600_000)) throw new Error('delayMs must be between 0 and 600000')
      const fault: Fault = { id: randomUUID(), agency: agency!, kind: kind!, times, path, delayMs }
      active = [...active, fault]
      return fault
    },

    /** A fault for something signed. `possible` says which kinds can be played now (a replay needs an earlier answer). */
    takeSigned: (agency: Agency, path: string, possible: readonly SignedFault[] = signedKinds): SignedFault | undefined =>
      take(agency, path, possible)?.kind,

    /** Whether an answer should be about another vehicle. */
    takeWrongVin: (agency: Agency, path: string): boolean => take(agency, path, contentKinds) !== undefined,

    /** A fault for a message that an agency sends to the platform, at this address of the platform. */
    takeOutgoing: (agency: Agency, path: string): Fault | undefined => take(agency, path, [...transportKinds, ...signedKinds]),

    /**
     * Plays faults of the connection around `handle`. `reset` and `5xx` strike before the agency has done anything;
     * `garbage` and `half-body` after it has done its work, so that the caller cannot know.
     */
    async around(agency: Agency, path: string, res: ServerResponse, handle: () => Promise<void>): Promise<void> {
      const slow = take(agency, path, ['slow'])
      if (slow) await delay(slow.delayMs, res)
      const fault = take(agency, path, ['reset', '5xx', 'garbage', 'half-body'])
      if (!fault) return handle()
      if (fault.kind === 'reset') {
        res.socket?.resetAndDestroy()
        return
      }
      if (fault.kind === '5xx') {
        res.statusCode = 503
        res.setHeader('content-type', 'text/plain')
        res.end('out of order')
        return
      }
      const answer = captureAnswer(res)
      // a handler may return before it has answered; one that throws never answers
      const body = await Promise.race([answer.body, handle().then(() => answer.body)])
      if (fault.kind === 'garbage') {
        res.statusCode = 200
        res.removeHeader('location')
        answer.send(randomBytes(64))
        return
      }
      // the promised length is never reached
      res.setHeader('content-length', Math.max(body.length, 64))
      answer.sendPart(body.subarray(0, Math.floor(body.length / 2)), () => res.socket?.destroy())
    },
  }
}

/** Waits, but no longer than the caller does. */
const delay = (ms: number, res: ServerResponse): Promise<void> => new Promise((resolve) => {
  const timer = setTimeout(resolve, ms)
  res.once('close', () => {
    clearTimeout(timer)
    resolve()
  })
})
