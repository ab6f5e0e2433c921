import type { MyLicence } from '@changxing/contract/e-licences.ts'

/** When a wallet was issued and when its codes end: ISO instants of the server. */
export type WalletTimes = { readonly issuedAt: string; readonly expiresAt: string }

/** fresh: under a day old · due: renew when there is network · last-days: three days left at most · expired: its codes prove nothing any more */
export type WalletStanding = 'fresh' | 'due' | 'last-days' | 'expired'

const dayMs = 86_400_000
const lastDaysMs = 3 * dayMs

/** How a wallet stands at a moment of the server's clock. Its life is seven days (see `offlineLife` of the credentials). */
export function walletStanding({ issuedAt, expiresAt }: WalletTimes, nowMs: number): WalletStanding {
  const left = Date.parse(expiresAt) - nowMs
  if (left <= 0) return 'expired'
  if (left <= lastDaysMs) return 'last-days'
  return nowMs - Date.parse(issuedAt) > dayMs ? 'due' : 'fresh'
}

/** Whole days until the codes end, rounded up; 0 when they have ended. */
export const daysLeft = ({ expiresAt }: WalletTimes, nowMs: number): number =>
  Math.max(0, Math.ceil((Date.parse(expiresAt) - nowMs) / dayMs))

/** What a code says about the licence. When the register says otherwise, the wallet is renewed at once, whatever its age. */
const proven = ({ display, eLicence, faces: { front } }: MyLicence) =>
  JSON.stringify([
    display,
    eLicence,
    front.name,
    front.number,
    front.classes,
    front.validUntil,
    front.firstIssuedOn,
    front.cardNumber,
    front.points,
    front.states.map((state) => state.letter),
    front.photo?.fileId,
  ])

/** Whether the licence in the register differs from what the kept codes prove. */
export const licenceChanged = (kept: MyLicence, present: MyLicence): boolean => proven(kept) !== proven(present)

/** Whether to renew now, silently: with network when over a day old, and whenever the register says something else. */
export const shouldRenew = (standing: WalletStanding, changed: boolean): boolean => changed || standing !== 'fresh'

/** Which minimal code to show next: the first unused one, so that two showings cannot be linked; the last one when all were used. */
export function nextMinimal(count: number, used: readonly number[]): number {
  for (let index = 0; index < count; index++) if (!used.includes(index)) return index
  return Math.max(0, count - 1)
}
