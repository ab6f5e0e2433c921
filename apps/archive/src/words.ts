import type { InspectionFinding } from '@changxing/credentials/archive-package.ts'
import type { InspectionRefusal } from '@changxing/credentials/inspection-record.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Tone } from '@changxing/ui/shapes.tsx'
import { cityName, cityOf } from '@changxing/rules/areas.ts'
import { archiveTypeOf, type RegistrationKind } from '@changxing/rules/vehicles/archive-types.ts'
import type { Judgement, Sorted } from './judge.ts'

export const toneOf: Record<Judgement['answer'], Tone> = { genuine: 'good', signed: 'care', altered: 'bad', untrusted: 'bad', unknown: 'grey' }

export const officeWords = (office: string): Words => {
  const city = cityOf(office.slice(0, 6))?.name
  return city ? { zh: `${city.zh}车管所（${office}）`, en: `Vehicle office of ${city.en} (${office})` } : { zh: office, en: office }
}
export const placeWords = (area: string): Words => cityName(area)
export const typeWords = (type: string): Words => archiveTypeOf(type)?.name ?? { zh: type, en: type }

const kinds: { readonly [Kind in RegistrationKind]: Words } = {
  registration: { zh: '注册登记', en: 'First registration' }, transfer: { zh: '转移登记', en: 'Transfer' }, change: { zh: '变更登记', en: 'Change' },
  mortgage: { zh: '抵押、质押登记', en: 'Mortgage or pledge' }, filing: { zh: '变更备案', en: 'Filing' },
  replacement: { zh: '补换领、申领牌证', en: 'Papers replaced or issued' }, deregistration: { zh: '注销登记', en: 'Deregistration' },
}
export const kindWords = (kind: string): Words => kinds[kind as RegistrationKind] ?? { zh: kind, en: kind }

const lines: Record<Exclude<Judgement['answer'], 'signed'>, Words> = {
  genuine: { zh: '完整，无改动', en: 'Whole and unaltered' },
  altered: { zh: '被改动', en: 'Altered' },
  untrusted: { zh: '签名不可信', en: 'The signature cannot be trusted' },
  unknown: { zh: '无法判断', en: 'Cannot be decided' },
}

/** A package without its pages proves its list of pages, never the pages. */
const signedLine = (images: Judgement['images']): Words => {
  const absent = images.filter(({ state }) => state === 'not-included').length
  return absent === images.length
    ? { zh: '签名有效；影像未附，未比对', en: 'The signature holds; the pages are not included and were not compared' }
    : { zh: `签名有效；${images.length} 页影像中 ${absent} 页未附，未比对`, en: `The signature holds; ${absent} of ${images.length} pages are not included and were not compared` }
}

/** The answer in one line. */
export function lineOf({ answer, verdict, images, why }: Judgement, { pictures, strange, list, root }: Sorted): Words {
  if (why === 'no-package') {
    if (pictures.length + strange.length > 0) return lines.unknown
    return list || root ? { zh: '还没有档案包', en: 'There is no package yet' } : { zh: '放入档案包，马上知道是否被改动', en: 'Drop a package and know at once whether it was altered' }
  }
  const line = answer === 'signed' ? signedLine(images) : lines[answer]
  return (answer === 'genuine' || answer === 'signed') && verdict?.receipt === 'none' ? { zh: `${line.zh}；还没有接收回执`, en: `${line.en}; not receipted yet` } : line
}

const refusals: Record<InspectionRefusal, Words> = {
  malformed: { zh: '内容无法读出', en: 'it cannot be read' },
  'unknown-signer': { zh: '签名者不是信任名单里的这个机关', en: 'its signer is not that office in the trust list' },
  'bad-signature': { zh: '内容与签名不符', en: 'its content does not match its signature' },
  'bad-inspector-signature': { zh: '查验人的签名与内容不符，或不是登记在该警员名下的密钥', en: 'the inspector’s signature does not match the content, or is not by the key of that officer' },
  'signer-not-in-force': { zh: '签名时该密钥不在有效期内', en: 'its key was not in force when it signed' },
}

export const resultWords = (result: string): Words => (result === 'passed' ? { zh: '查验合格', en: 'Passed' } : { zh: '查验不合格', en: 'Not passed' })

/** Who signed a record of an inspection, or why that is not believed. */
export function signedWords({ state, record }: InspectionFinding): Words {
  if (state === 'of-another-transfer') return { zh: '不是这辆车这笔过户的查验记录', en: 'The record is of another car or transfer' }
  if (state !== 'good') return { zh: `查验记录：${refusals[state].zh}`, en: `Record of inspection: ${refusals[state].en}` }
  const { officer, inspector } = record
  return inspector
    ? { zh: `查验人（警号 ${officer}）用终端 ${inspector.terminal} 的密钥签名；车管所加签`, en: `Signed by inspector ${officer} with the key of terminal ${inspector.terminal}; countersigned by the office` }
    : { zh: `车管所签名，写明查验人警号 ${officer}（当时查验人还没有密钥）`, en: `Signed by the office, naming inspector ${officer}: inspectors had no keys then` }
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
    ...verdict.inspections.filter(({ state }) => state !== 'good').map(signedWords),
  ]
}

/** What to do now. */
export function nextOf({ answer, why }: Judgement, { strange, pictures }: Sorted): Words {
  if (why === 'no-package') {
    const names = pictures.map(({ name }) => name)
    if (names.length > 0) return {
      zh: `看过影像“${names.join('”“')}”：单凭影像无从比对，本页不能说它是真是假。请先放入从平台下载的档案包（.cxar），影像留着即可，随后自动比对。`,
      en: `Looked at “${names.join('”, “')}”: a picture alone can be compared with nothing, so this page says neither that it is genuine nor that it is not. First add the archive package from the platform (.cxar); the picture stays and is compared with it.`,
    }
    return strange.length > 0
      ? { zh: '放入的不是档案包。请放入从平台下载的那个文件。', en: 'That is no archive package. Drop the file downloaded from the platform.' }
      : { zh: '请放入从平台下载的档案包。', en: 'Drop the archive package downloaded from the platform.' }
  }
  if (why === 'no-root') return {
    zh: '本页没有根密钥。请再放入签发机关公布的根密钥文件（/api/trust-root），并核对指纹。',
    en: 'This page has no root key. Add the root key file that the authority publishes (/api/trust-root), and compare its print.',
  }
  if (why === 'no-list') return { zh: '包里没有信任名单。请再放入信任名单文件（/api/trust-list）。', en: 'The package holds no trust list. Add the trust list file (/api/trust-list).' }
  if (answer === 'genuine') return { zh: '可以采信。需要时打印本页留存。', en: 'It can be relied on. Print this page if you want to keep it.' }
  if (answer === 'signed') return {
    zh: '车辆、登记链和影像清单可以采信；未附的影像不能凭这份包采信。手里有影像的，请一起放入逐页比对；需要全部影像的，请车管所用完整档案包核验。',
    en: 'The car, its registrations and the list of pages can be relied on; a page that is not included cannot. If you hold the pages, drop them too and each is compared; for all pages, have a vehicle office check the full package.',
  }
  if (answer === 'altered') return { zh: '不要采信。请向发出机关重新索取，并保留本文件作为证据。', en: 'Do not rely on it. Ask the sending office for it again, and keep this file as evidence.' }
  return { zh: '请核对根密钥指纹，或放入更新的信任名单再验一次。', en: 'Compare the print of the root key, or add a newer trust list and check again.' }
}
