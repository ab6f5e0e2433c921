/** A sentence in both languages of the product. */
export type Words = { readonly zh: string; readonly en: string }

/** Green: valid. Yellow: valid as far as seen, but ask or look up. Red: do not accept. Grey: cannot be verified here. */
export type Verdict = 'green' | 'yellow' | 'red' | 'grey'

const ground = <V extends Verdict>(verdict: V, zh: string, en: string) => ({ verdict, says: { zh, en } })

/**
 * Every ground a verdict can have. Grey and yellow say what could not be seen and what to do next; they never say that the holder
 * did wrong. A stale code is an invitation to refresh, not a forgery.
 */
export const grounds = {
  'valid': ground('green', '签名、有效期和状态均正常', 'Signature, validity and status are in order'),

  'clock-differs': ground('yellow', '两台设备的时间不一致，请出示质询码让对方扫描', 'The two clocks differ. Let the holder scan your challenge code'),
  'challenge-unanswered': ground('yellow', '此码未回应质询，请对方扫描质询码后再出示',
    'This code does not answer your challenge. Let the holder scan it, then show the code again'),
  'challenge-late': ground('yellow', '质询回应超时，请重新质询', 'The answer came too late. Challenge again'),
  'challenge-not-ours': ground('yellow', '此码回应的是另一次质询，请对方刷新', 'This code answers another challenge. Ask the holder to refresh it'),
  'needs-look-up': ground('yellow', '状态名单标注需核查（如逾期），请联网或按证件号码查询',
    'The status list asks for a look-up (for instance overdue). Look it up online or by number'),
  'list-days-old': ground('yellow', '状态名单已超过24小时，请联网后复核', 'The status list is more than 24 hours old. Check again when online'),
  'points-stale': ground('yellow', '记分和状态是数日前的信息，请联网核对', 'Points and state are some days old. Check them online'),
  'trust-list-old': ground('yellow', '签发机关名单较旧，请尽快联网更新', 'The list of issuing authorities is old. Update it when online'),

  'bad-signature': ground('red', '签发机关签名不符，内容可能被改动', 'The issuer’s signature does not match: the content may have been changed'),
  'bad-holder-signature': ground('red', '出示者的设备签名不符', 'The signature of the holder’s device does not match'),
  'expired': ground('red', '电子凭证已过期，请对方联网刷新', 'The electronic credential has expired. Ask the holder to go online and refresh'),
  'document-expired': ground('red', '证件有效期已满', 'The document’s period of validity has ended'),
  'not-yet-valid': ground('red', '尚未到生效时间', 'Not valid yet'),
  'revoked': ground('red', '已吊销、撤销或注销', 'Revoked or cancelled'),
  'suspended': ground('red', '处于暂扣、扣留或停止使用状态', 'Suspended or detained'),
  'state-forbids': ground('red', '签发时的证件状态不允许驾驶', 'The state recorded at issue does not allow driving'),
  'stale-code': ground('red', '此码已过时，请对方刷新后再出示（截图无效）', 'This code is out of date. Ask the holder to refresh it (screenshots do not count)'),
  'replayed': ground('red', '此码刚才已被使用过，请对方刷新后再出示', 'This code was already used a moment ago. Ask the holder to refresh it'),
  'copy': ground('red', '这是静态副本，请对方在应用中出示动态码', 'This is a still copy. Ask the holder to show the moving code in the app'),
  'challenge-wrong': ground('red', '此码回应的不是您的质询，请重新质询', 'The code answers a different challenge. Challenge again'),

  'not-our-code': ground('grey', '这不是畅行凭证码，无法核验', 'This is not a Changxing code, so it cannot be checked'),
  'online-number': ground('grey', '这是联网查询码，请联网查询', 'This is an online number. Look it up with a network connection'),
  'damaged-code': ground('grey', '码不完整或已损坏，请重新扫描', 'The code is incomplete or damaged. Scan again'),
  'unknown-issuer': ground('grey', '本机名单中没有此签发机关，请更新名单或按证件号码查询',
    'The issuer is not in this device’s list. Update the list, or look up by number'),
  'issuer-key-out-of-time': ground('grey', '签发密钥不在有效期内，请更新名单或按证件号码查询',
    'The issuer’s key is not in force. Update the list, or look up by number'),
  'no-status-list': ground('grey', '本机没有相应的状态名单，请联网或按证件号码查询', 'This device has no status list for it. Go online, or look up by number'),
  'status-list-too-old': ground('grey', '状态名单已超过7天，请更新后再核验', 'The status list is more than 7 days old. Update it, then check again'),
  'not-in-status-list': ground('grey', '状态名单中没有此编号，请按证件号码查询', 'The status list has no such entry. Look up by number'),
  'not-for-you': ground('grey', '此码披露的信息超出所需，请对方改用最小信息码', 'This code discloses more than you need. Ask for the minimal code'),
} as const satisfies Record<string, { verdict: Verdict; says: Words }>

export type GroundCode = keyof typeof grounds

/** What a verification did not look at, so that nobody takes green for more than it is. */
export const unchecked = {
  'face': { zh: '未核对本人面貌，请与照片比对', en: 'The face was not compared. Compare it with the portrait' },
  'back-office': { zh: '未查询后台最新状态', en: 'The back office was not asked for the latest state' },
  'holder': { zh: '静态码，不能证明出示者本人持有', en: 'A still code does not prove who holds it' },
  'revocation': { zh: '未核对是否被吊销或暂扣', en: 'Revocation and suspension were not checked' },
  'own-clock': { zh: '本机时间未经校准', en: 'This device’s clock has not been compared with a server' },
  'everything': { zh: '未能核验任何内容', en: 'Nothing could be checked' },
} as const satisfies Record<string, Words>

export type UncheckedCode = keyof typeof unchecked
