/** What is no application of its own, or more than one: ask, check, delegate, be helped, take a number. */
export const otherWays = [
  { to: '/transfers', icon: 'swap', label: { zh: '二手车过户', en: 'Used-car transfer' }, more: { zh: '异地一次办好，先问怎么办', en: 'Also between cities; ask first which way' } },
  { to: '/car-check', icon: 'eye', label: { zh: '买卖前一起查车', en: 'Check a car before a sale' }, more: { zh: '付钱前看清能不能过户', en: 'See whether it can change hands before you pay' } },
  { to: '/tests', icon: 'wheel', label: { zh: '驾驶考试', en: 'Driving tests' }, more: { zh: '哪天可以约、预约、成绩、换考试地', en: 'When you may book, your seats, results, another place' } },
  { to: '/delegations', icon: 'letter', label: { zh: '委托他人办理', en: 'Let somebody act for me' }, more: { zh: '一项业务，最长 30 天', en: 'One business, 30 days at most' } },
  { to: '/helpers', icon: 'help', label: { zh: '老年人请人帮办', en: 'Help for older people' }, more: { zh: '60 岁以上，亲友用自己的账号帮办', en: 'From 60, a relative acts from their own account' } },
  { to: '/queue', icon: 'ticket', label: { zh: '窗口取号', en: 'Queue number' }, more: { zh: '先取号再出门', en: 'Take it before you set out' } },
] as const
