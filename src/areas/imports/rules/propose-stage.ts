import { foldName } from './same-id.ts';

/** How far on its way a deal is that stands in a stage of this name, as other systems use the word. */
const usualStages: readonly (readonly [share: number, words: RegExp])[] = [
  [0, /prospect|lead|new|initial|first|cold|接洽|初步|新建|潜在|潛在|线索|線索/],
  [0.15, /qualif|contact|intro|discover|资格|資格|初访|联系|聯絡/],
  [0.25, /engag|need|analys|requirement|assess|evaluat|demo|需求|调研|調研|评估|評估|演示/],
  [
    0.5,
    /value prop|decision maker|perception|solution|propos|quot|price|sample|方案|报价|報價|样品|樣品|投标|投標/,
  ],
  [0.75, /negot|review|terms|谈判|談判|商务|商務|议价|議價/],
  [1, /contract|verbal|commit|sign|closing|合同|合約|签约|簽約|待签|下单/],
];

/**
 * The stage that a word of another system most likely means, by how far on the way it stands.
 *
 * @param stages names of the stages in their order
 * @returns null when the word says nothing
 */
export function proposeStage(word: string, stages: readonly string[]): string | null {
  if (stages.length === 0) return null;
  const folded = foldName(word);
  // The furthest that the word speaks of: `Proposal/Price Quote` is no first talk, `Negotiation/Review` no assessment.
  const share = usualStages.findLast(([, words]) => words.test(folded))?.[0];
  return share === undefined ? null : stages[Math.round(share * (stages.length - 1))]!;
}
