import { because, decided, type Decision } from '../decision.ts'
import { refuseBadFacts } from '../fact-problems.ts'
import { rule } from '../rule.ts'
import { movementLimits } from './parameters.ts'
import { chanceOfShare, chanceWords, rounded } from './tails.ts'

type Outcome = { readonly alarm: boolean; readonly chance: number; readonly threshold: number; readonly share: number; readonly earlierShare: number }

const exceeds = (fact: string, part: number, whole: number) =>
  part > whole ? [{ fact, says: { zh: `${part}多于合计${whole}`, en: `${part} are more than ${whole} in all` } }] : []

/**
 * Whether the candidates who come to a city are concentrated from one place of origin (M3.3.3): the chance of so large a part had the shares
 * of the periods before gone on. Bad input: a part larger than its whole.
 */
export const concentration = rule({
  id: 'supervision.concentration',
  version: '1',
  title: { zh: '考生来源是否过于集中', en: 'Do candidates come from one place' },
  clauses: ['M3.3.3'],
  facts: {
    count: { type: 'integer', minimum: 0, says: { zh: '本期来自该地', en: 'From that place in the period' } },
    total: { type: 'integer', minimum: 0, maximum: 100_000, says: { zh: '本期合计', en: 'All in the period' } },
    earlier: { type: 'integer', minimum: 0, says: { zh: '此前来自该地', en: 'From that place before' } },
    earlierTotal: { type: 'integer', minimum: 0, says: { zh: '此前合计', en: 'All before' } },
    comparisons: { type: 'integer', minimum: 1, says: { zh: '同时比较的对象数', en: 'Comparisons made at once' } },
  },
  decide({ count, total, earlier, earlierTotal, comparisons }): Decision<Outcome> {
    refuseBadFacts([...exceeds('count', count, total), ...exceeds('earlier', earlier, earlierTotal)])
    const chance = rounded(chanceOfShare(count, total, earlier, earlierTotal))
    const threshold = rounded(movementLimits.chance / comparisons)
    const share = rounded(total === 0 ? 0 : count / total)
    const earlierShare = rounded(earlierTotal === 0 ? 0 : earlier / earlierTotal)
    const alarm = count >= movementLimits.leastOfOneSource && share >= movementLimits.leastShare && share > earlierShare && chance < threshold
    const percent = (value: number) => `${Math.round(value * 100)}%`
    return decided({ alarm, chance, threshold, share, earlierShare }, [
      because('M3.3.3', !alarm, alarm
        ? { zh: `${total}人中${count}人来自一地（${percent(share)}，此前${percent(earlierShare)}）：没有变化时的概率${chanceWords(chance).zh}，低于界限${threshold}，应当调查`, en: `${count} of ${total} come from one place (${percent(share)}, before ${percent(earlierShare)}): a chance of ${chanceWords(chance).en} had nothing changed, below ${threshold}. To be investigated` }
        : { zh: `${total}人中${count}人来自一地，不算集中`, en: `${count} of ${total} come from one place: no concentration` },
      { count, total, earlier, earlierTotal, comparisons }),
    ])
  },
})
