import type { MyLicence } from '@changxing/contract/e-licences.ts'
import { openDB, type DBSchema } from 'idb'
import type { WalletTimes } from './wallet-standing.ts'

/** The e-licence as this phone keeps it. Private keys are WebCrypto handles: no script can read them out, and they never leave the phone. */
export type KeptWallet = WalletTimes & {
  readonly personId: string
  readonly deviceId: string
  /** COSE_Sign1 bytes for police */
  readonly police: Uint8Array
  readonly policePair: CryptoKeyPair
  /** COSE_Sign1 bytes for businesses, each with its own key, so that two showings cannot be linked */
  readonly minimal: readonly { readonly credential: Uint8Array; readonly pair: CryptoKeyPair }[]
  readonly usedMinimal: readonly number[]
  readonly licence: MyLicence
  /** JPEG bytes, kept for showing without network */
  readonly portrait: Uint8Array | null
}

/** Why the server ended this phone's e-licence: another phone took over, or the licence no longer allows one. */
export type WalletEnd = 'device-retired' | 'no-e-licence'

/** What the phone keeps: a wallet, or why there is none any more. */
export type Kept = { readonly kind: 'wallet'; readonly wallet: KeptWallet } | { readonly kind: 'ended'; readonly why: WalletEnd }

interface WalletSchema extends DBSchema {
  kept: { key: 'mine'; value: Kept }
}

const open = () => openDB<WalletSchema>('changxing-wallet', 1, { upgrade: (db) => void db.createObjectStore('kept') })

/** What is kept, or undefined on a phone that never had an e-licence. */
export async function readKept(): Promise<Kept | undefined> {
  const db = await open()
  try {
    return await db.get('kept', 'mine')
  } finally {
    db.close()
  }
}

/** Replaces what is kept, in one transaction: never half a wallet. */
export async function writeKept(kept: Kept): Promise<void> {
  const db = await open()
  try {
    await db.put('kept', kept, 'mine')
  } finally {
    db.close()
  }
}

/** Removes wallet and keys from this phone: at sign-out, and when another person signs in. */
export async function eraseWallet(): Promise<void> {
  const db = await open()
  try {
    await db.clear('kept')
  } finally {
    db.close()
  }
}
