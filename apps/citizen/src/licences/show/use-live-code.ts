import { renewEverySeconds } from '@changxing/credentials/dynamic-code.ts'
import { useEffect, useState } from 'react'
import { signCode, type LiveCode, type Profile } from '../wallet/wallet.ts'
import type { Contact } from '../wallet/use-wallet.ts'
import type { KeptWallet } from '../wallet/wallet-store.ts'

/** A code and when the next one follows, or `failed` when the keys of this phone cannot sign any more. */
export type LiveCodeView = { readonly code: LiveCode | null; readonly failed: boolean }

/**
 * A freshly signed code every 15 seconds, and at once when a verifier asks, the profile changes, or the server was reached (the clock is
 * sure then). Works without network.
 */
export function useLiveCode(wallet: KeptWallet, profile: Profile, challenge: Uint8Array | null, contact: Contact): LiveCodeView {
  const [view, setView] = useState<LiveCodeView>({ code: null, failed: false })
  const minimal = profile === 'police' ? -1 : profile.minimal
  useEffect(() => {
    let left = false
    const chosen: Profile = minimal < 0 ? 'police' : { minimal }
    const renew = () =>
      void signCode(wallet, chosen, challenge ?? undefined).then(
        (code) => left || setView({ code, failed: false }),
        () => left || setView({ code: null, failed: true }),
      )
    const onReturn = () => document.hidden || renew()
    renew()
    const timer = setInterval(renew, renewEverySeconds * 1000)
    document.addEventListener('visibilitychange', onReturn)
    return () => {
      left = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onReturn)
    }
  }, [wallet, minimal, challenge, contact])
  return view
}
