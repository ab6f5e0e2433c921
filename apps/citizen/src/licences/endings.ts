import type { Words } from '@changxing/rules/words.ts'
import type { WalletEnd } from './wallet/wallet-store.ts'

/** Why this phone's e-licence stopped, and what to do. */
export const endings: Record<WalletEnd, { readonly line: Words; readonly more: Words }> = {
  'device-retired': {
    line: { zh: '电子驾驶证已转到另一部手机', en: 'Your e-licence moved to another phone' },
    more: {
      zh: '同一时间只在一部手机上有效。要改回本机，请重新启用。',
      en: 'It works on one phone at a time. To use this phone again, set it up here.',
    },
  },
  'no-e-licence': {
    line: { zh: '电子驾驶证已不再有效', en: 'Your e-licence is no longer valid' },
    more: {
      zh: '可能因换证、驾驶证状态变化而失效。请到“证照”查看原因和办法。',
      en: 'A new licence or a change of its state may have ended it. See “Licence” for why, and what to do.',
    },
  },
}
