import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../../web/api/client.ts';
import type { Catalogue, CatalogueItem } from './shapes.ts';
import { type AttributeWords, useAttributeWords } from './use-attribute-words.ts';

/** Everything a card may give points for, by its key, and how it all is called. */
export function useCatalogue(): {
  catalogue: Catalogue | undefined;
  itemOf: (key: string) => CatalogueItem | undefined;
  words: AttributeWords;
} {
  const { data } = useQuery({ ...api.score.attributes.query(), staleTime: 60_000 });
  const items = useMemo(() => new Map((data?.items ?? []).map((item) => [item.key, item])), [data]);
  const labels = useMemo(
    () =>
      new Map(
        (data?.items ?? []).flatMap((item) => (item.label === null ? [] : [[item.key, item.label] as const])),
      ),
    [data],
  );
  return { catalogue: data, itemOf: (key) => items.get(key), words: useAttributeWords(labels) };
}
