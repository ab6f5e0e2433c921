import type { ArchiveRefusal } from '@changxing/credentials/archive-package.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Tone } from '@changxing/ui/shapes.tsx'
import { cityOf } from '@changxing/rules/areas.ts'
import { archiveTypeOf, type RegistrationKind } from '@changxing/rules/vehicles/archive-types.ts'
import type { Judgement, Sorted } from './judge.ts'

export const toneOf: Record<Judgement['answer'], Tone> = { genuine: 'good', altered: 'bad', untrusted: 'bad', unknown: 'grey' }

export const officeWords = (office: string): Words => {
  const city = cityOf(office.slice(0, 6))?.name
  return city ? { zh: `${city.zh}车管所（${office}）`, en: `Vehicle office of ${city.en} (${office})` } : { zh: office, en: office }
}
export const placeWords = (area: string): Words => cityOf(area)?.name ?? { zh: area, en: area }
export const typeWords = (type: string): Words => archiveTypeOf(type)?.name ?? { zh: type, en: type }

const kinds: { readonly [Kind in RegistrationKind]: Words } = {
  registration: { zh: '注册登记', en: 'First registration' }, transfer: { zh: '转移登记', en: 'Transfer' }, change: { zh: '变更登记', en: 'Change' },
  mortgage: { zh: '抵押、质押登记', en: 'Mortgage or pledge' }, filing: { zh: '变更备案', en: 'Filing' },
  replacement: { zh: '补换领、申领牌证', en: 'Papers replaced or issued' }, deregistration: { zh: '注销登记', en: 'Deregistration' },
}
export const kindWords = (kind: string): Words => kinds[kind as RegistrationKind] ?? { zh: kind, en: kind }

const whole: Words = { zh: '完整，无改动', en: 'Whole and unaltered' }
const lines: Record<Judgement['answer'], Words> = {
  genuine: whole,
  altered: { zh: '被改动', en: 'Altered' },
  untrusted: { zh: '签名不可信', en: 'The signature cannot be trusted' },
  unknown: { zh: '无法判断', en: 'Cannot be decided' },
}
export const lineOf = ({ answer, verdict }: Judgement): Words =>
  answer === 'genuine' && verdict?.receipt === 'none' ? { zh: '完整，无改动；还没有接收回执', en: 'Whole and unaltered; not receipted yet' } : lines[answer]

const refusals: Record<ArchiveRefusal, Words> = {
  malformed: { zh: '内容无法读出', en: 'it cannot be read' },
  'unknown-signer': { zh: '签名者不是信任名单里的这个机关', en: 'its signer is not that office in the trust list' },
  'bad-signature': { zh: '内容与签名不符', en: 'its content does not match its signature' },
  'signer-not-in-force': { zh: '签名时该密钥不在有效期内', en: 'its key was not in force when it signed' },
}

/** Everything that speaks against the package: which document, which page, which field. */
export function faultsOf({ verdict, images, beside, why }: Judgement): readonly Words[] {
  if (why === 'list-not-of-root') return [{
    zh: '信任名单不是由本页所信的根密钥签发', en: 'The trust list was not signed by the root key that this page believes',
  }]
  if (!verdict) return []
  const { archive: { refused, manifest }, receipt, received } = verdict
  const fields: Words[] = []
  if (receipt === 'for-another-archive' && received && manifest) {
    if (received.transferId !== manifest.transferId) fields.push({ zh: '业务编号', en: 'number of the transfer' })
    if (received.from !== manifest.to) fields.push({ zh: '接收机关', en: 'receiving office' })
    if (fields.length === 0) fields.push({ zh: '清单哈希', en: 'hash of the manifest' })
  }
  return [
    ...(refused ? [{ zh: `清单（车辆、登记链、影像哈希）：${refusals[refused].zh}`, en: `Manifest (car, registrations, hashes of the pages): ${refusals[refused].en}` }] : []),
    ...images.filter(({ state }) => state === 'altered').map(({ image }) => ({
      zh: `影像被改动：第 ${image.registration} 项“${typeWords(image.type).zh}”第 ${image.page} 页`,
      en: `Page altered: entry ${image.registration}, “${typeWords(image.type).en}”, page ${image.page}`,
    })),
    ...beside.filter(({ page }) => page === null).map(({ name }) => ({ zh: `影像“${name}”不是清单里的任何一页`, en: `Picture “${name}” is none of the pages of the manifest` })),
    ...(receipt === 'for-another-archive'
      ? [{ zh: `回执不是这份档案的：${fields.map(({ zh }) => zh).join('、')}不同`, en: `The receipt is for another file: another ${fields.map(({ en }) => en).join(', ')}` }]
      : receipt === 'good' || receipt === 'none' ? [] : [{ zh: `回执：${refusals[receipt].zh}`, en: `Receipt: ${refusals[receipt].en}` }]),
  ]
}

/** What to do now. */
export function nextOf({ answer, why }: Judgement, { strange }: Sorted): Words {
  if (why === 'no-package') return strange.length > 0
    ? { zh: '放入的不是档案包。请放入从平台下载的那个文件。', en: 'That is no archive package. Drop the file downloaded from the platform.' }
    : { zh: '请放入从平台下载的档案包。', en: 'Drop the archive package downloaded from the platform.' }
  if (why === 'no-root') return {
    zh: '本页没有根密钥。请再放入签发机关公布的根密钥文件（/api/trust-root），并核对指纹。',
    en: 'This page has no root key. Add the root key file that the authority publishes (/api/trust-root), and compare its print.',
  }
  if (why === 'no-list') return { zh: '包里没有信任名单。请再放入信任名单文件（/api/trust-list）。', en: 'The package holds no trust list. Add the trust list file (/api/trust-list).' }
  if (answer === 'genuine') return { zh: '可以采信。需要时打印本页留存。', en: 'It can be relied on. Print this page if you want to keep it.' }
  if (answer === 'altered') return { zh: '不要采信。请向发出机关重新索取，并保留本文件作为证据。', en: 'Do not rely on it. Ask the sending office for it again, and keep this file as evidence.' }
  return { zh: '请核对根密钥指纹，或放入更新的信任名单再验一次。', en: 'Compare the print of the root key, or add a newer trust list and check again.' }
}
