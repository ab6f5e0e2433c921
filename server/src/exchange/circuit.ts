import { randomInt } from 'node:crypto'
import type { Words } from '@changxing/rules/decision.ts'
import { instantText, isoInstant } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import * as store from './circuits.store.ts'

/** So many failures in a row open the circuit of an agency. */
export const enoughFailures = 5

/** How long an agency is left alone at first, and at most; each failed probe doubles it. In seconds, before it is spread. */
const firstPause = 30
const longestPause = 600

/** A probe that did not report by then died with its process, and another may go. In milliseconds, beyond the patience of the message. */
const probeGrace = 5_000

export type Gate =
  | { readonly open: true; readonly probe: boolean; readonly failures: number }
  | { readonly open: false; readonly cause: 'maintenance' | 'circuit-open'; readonly until: string; readonly says: Words }

const leftAlone: Words = { zh: '对方系统近期多次无应答，暂停询问，稍后自动再试', en: 'The other system has failed repeatedly; it is left alone for a moment and asked again automatically' }

/**
 * Whether an agency may be asked now: not in its maintenance window, and not while it is left alone after failures. The first message after
 * that pause is the probe; only one goes at a time, from whichever server process. `found` was read just now; `patience` of that message in milliseconds.
 */
export const passGate = async ({ database, clock }: Platform, agency: string, found: store.BeforeSending, patience: number): Promise<Gate> => {
  const now = clock.now()
  if (found.window_until) return { open: false, cause: 'maintenance', until: instantText(found.window_until), says: { zh: found.zh!, en: found.en! } }
  const { failures, not_before: notBefore } = found
  if (!notBefore) return { open: true, probe: false, failures }
  const until = isoInstant(clock.millis() + patience + probeGrace)
  const probes = instantText(notBefore) <= now && (await store.takeProbe(database.single, agency, now, until)) === 1
  if (probes) return { open: true, probe: true, failures }
  return { open: false, cause: 'circuit-open', until: instantText(notBefore) > now ? instantText(notBefore) : until, says: leftAlone }
}

/** Reports how it went to all server processes. Writes nothing as long as all is well. */
export const reportHealth = async ({ database, clock, log }: Platform, agency: string, gate: Gate & { readonly open: true }, healthy: boolean): Promise<void> => {
  if (healthy) {
    if (gate.failures > 0 || gate.probe) await store.close(database.single, agency)
    return
  }
  const spread = randomInt(500, 1001) / 1000
  const how = { probe: gate.probe, enough: enoughFailures, firstPause, longestPause, spread }
  const { opened, not_before: notBefore } = await store.countFailure(database.single, agency, clock.now(), how)
  if (opened) log.error('exchange-circuit-open', 'the agency is left alone for a while', { agency, until: instantText(notBefore!) })
}
