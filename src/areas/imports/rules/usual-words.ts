import { languages } from '../../../kernel/language.ts';

/** What companies usually call what they do, in English as files from elsewhere have it. */
const industries = [
  'accounting advertising aerospace agriculture apparel architecture automotive aviation banking biotechnology broadcasting chemicals',
  'communications computers construction consulting consumer cosmetics defense distribution education electronics electrical employment',
  'energy engineering entertainment environmental farming fashion finance financial fisheries food forestry furniture gaming government',
  'healthcare hospitality industrial instruments insurance internet investment jewelry legal leisure logistics machinery manufacturing',
  'marketing media medical metallurgy metals mining packaging petroleum pharmaceuticals plastics printing publishing recreation recruitment',
  'recycling restaurants retail robotics security semiconductors services shipping software sports steel technology telecommunications',
  'textiles tourism trading training transport transportation travel utilities warehousing wholesale',
]
  .join(' ')
  .split(' ');

/** Where leads and customers usually come from. */
const sources =
  'advertisement advertising campaign conference email exhibition facebook google inbound linkedin newsletter organic outbound partner referral seminar tradeshow webinar website wechat'.split(
    ' ',
  );

/** Countries by the names that the runtime's own tables give them. */
const countries = languages.flatMap((language) => {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((one) => letters.map((other) => names.of(one + other)))
    .filter((name) => name !== undefined);
});

/** The usual words of a field, for telling a slip of the hand; none for fields where anything may stand. */
export const usualWords: Readonly<Record<string, readonly string[]>> = {
  industry: industries,
  source: sources,
  region: countries,
  address: countries,
};
