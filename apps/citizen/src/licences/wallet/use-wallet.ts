import { myLicence } from '@changxing/contract/e-licences.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { clockNow, greetServer } from './device-clock.ts'
import { licenceChanged, shouldRenew, walletStanding, type WalletStanding } from './wallet-standing.ts'
import { isOffline, renewThisPhone } from './wallet.ts'
import { readKept, type Kept, type KeptWallet, type WalletEnd } from './wallet-store.ts'

/** Whether the server answered, and for whom: null while it has not been tried to the end. */
export type Contact = 'offline' | 'signed-out' | 'signed-in' | null

/** What this phone can show now. */
export type WalletView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'none' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'ended'; readonly why: WalletEnd }
  | { readonly kind: 'wallet'; readonly wallet: KeptWallet; readonly standing: WalletStanding; readonly contact: Contact }

/**
 * The wallet of this phone, first from the phone itself, so that it works without network. With network the clock is compared and the
 * wallet renewed in silence whenever due; both again when the network or the person comes back.
 */
export function useWallet(): { readonly view: WalletView; readonly refresh: () => Promise<void> } {
  const client = useClient()
  const [kept, setKept] = useState<Kept | null | undefined | 'broken'>(undefined)
  const [contact, setContact] = useState<Contact>(null)

  const load = useCallback(async () => {
    const found = await readKept().catch(() => 'broken' as const)
    setKept(found ?? null)
    return found
  }, [])

  const refresh = useCallback(async () => {
    const found = await load()
    try {
      const { actor } = await greetServer(client)
      setContact(actor?.kind === 'citizen' ? 'signed-in' : 'signed-out')
      if (actor?.kind !== 'citizen' || found === undefined || found === 'broken' || found.kind !== 'wallet') return
      // Somebody else signed in on this phone: the wallet of the first is not theirs to see.
      if (found.wallet.personId !== actor.personId) return setKept(null)
      const present = await client.call(myLicence)
      const changed = present.licence !== null && licenceChanged(found.wallet.licence, present.licence)
      if (!shouldRenew(walletStanding(found.wallet, clockNow().ms), changed)) return
      await renewThisPhone(client)
      await load()
    } catch (problem) {
      // No answer, or an error: the kept wallet goes on being shown, and its age is said beside it.
      if (isOffline(problem)) setContact('offline')
    }
  }, [client, load])

  const onReturn = useEffectEvent(() => {
    if (!document.hidden) void refresh()
  })
  useEffect(() => {
    const returned = () => onReturn()
    returned()
    addEventListener('online', returned)
    document.addEventListener('visibilitychange', returned)
    return () => {
      removeEventListener('online', returned)
      document.removeEventListener('visibilitychange', returned)
    }
  }, [])

  if (kept === undefined) return { view: { kind: 'loading' }, refresh }
  if (kept === null) return { view: { kind: 'none' }, refresh }
  if (kept === 'broken') return { view: { kind: 'broken' }, refresh }
  if (kept.kind === 'ended') return { view: kept, refresh }
  return { view: { kind: 'wallet', wallet: kept.wallet, standing: walletStanding(kept.wallet, clockNow().ms), contact }, refresh }
}
