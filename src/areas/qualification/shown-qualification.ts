import type { z } from 'zod';
import type { Language } from '../../kernel/language.ts';
import type { ShownEvidence, ShownOverrule } from './reads.ts';
import { weightOf } from './rules/confidence.ts';
import type { Frame, Texts } from './rules/frame.ts';
import { type Asked, nextQuestions } from './rules/next-question.ts';
import { assess } from './rules/verdict.ts';
import type { qualification } from './shapes.ts';

type Facts = {
  frame: Frame;
  evidence: readonly ShownEvidence[];
  asked: readonly Asked[];
  overrule: ShownOverrule | null;
  language: Language;
  now: Date;
};

/** A qualification as the screens show it: every state opens to its evidence, with what each piece weighs now. */
export function shownQualification(facts: Facts): z.input<typeof qualification> {
  const { frame, evidence, asked, overrule, language, now } = facts;
  const assessment = assess(frame, evidence, now);
  return {
    verdict: assessment.verdict,
    because: [...assessment.because],
    overrule,
    dimensions: assessment.dimensions.map((standing) => {
      const { name, halfLifeDays } = frame.dimensions.find(({ key }) => key === standing.key)!;
      return {
        ...standing,
        name: inLanguage(name, language),
        evidence: evidence
          .filter(({ dimension }) => dimension === standing.key)
          .map(({ dimension, ...piece }) => ({
            ...piece,
            weight: Math.round(weightOf({ ...piece, dimension }, halfLifeDays, now) * 100) / 100,
          })),
      };
    }),
    questions: nextQuestions(frame, assessment, asked, now).map(({ id, dimension, text }) => ({
      id,
      dimension,
      text: inLanguage(text, language),
    })),
  };
}

/** In the reader's language, or in whichever one it was written. */
function inLanguage(texts: Texts, language: Language): string {
  return texts[language] || texts['zh-CN'] || texts['zh-TW'] || texts.en;
}
