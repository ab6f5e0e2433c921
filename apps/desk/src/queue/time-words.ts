const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })

/** Hour and minute by China's clock, as on a wall: 09:05. */
export const timeWords = (instant: string): string => clock.format(new Date(instant))
